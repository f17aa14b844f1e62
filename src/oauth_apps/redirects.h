// Which addresses programs that register themselves may send people back to: the setting
// DCRRedirectURIAllowlist.
#pragma once

#include <string>
#include <vector>

namespace heliograph::oauth_apps {

// True if one of the patterns fits, part by part: the scheme and the port as they are written ("*" is any
// port), the labels of the host, the segments of the rest. "*" stands for some or no characters of one label
// or segment, "**" for any. What can be read in two ways (a name before the host, backslashes, "..") fits
// nothing.
bool is_listed(const std::vector<std::string>& patterns, const std::string& url);

}  // namespace heliograph::oauth_apps
