// What a stranger's file name may become: a name, an extension, a media type, a header. Pure.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::files {

// The last segment, without what no disk, header or page should see; "file" if nothing is left.
std::string safe_name(std::string_view name);
// Behind the last dot, in lower case; empty without one.
std::string extension_of(std::string_view name);
// By extension; "application/octet-stream" for what is not known.
std::string media_type_of(std::string_view extension);
// What a browser is told: nothing that it would run as a script or a page.
std::string served_media_type(std::string_view media_type);
// `inline` for pictures, sound and film, else `attachment`; with the name in both forms of RFC 6266.
std::string disposition_of(std::string_view name, std::string_view media_type, bool download);

bool is_picture(std::string_view media_type);

}  // namespace heliograph::files
