// Patterns are held against the parts of an address, so that none of a host can hide in a path.
#include "src/oauth_apps/redirects.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/words/letters.h"

namespace heliograph::oauth_apps {

namespace {

struct Parts {
    std::string scheme;  // In lower case, as the host.
    std::string host;
    std::string port;
    std::string rest;  // Path and query; "/" for none.
};

bool has_dot_segment(const std::string& rest) {
    std::string path = lower(rest.substr(0, rest.find('?')));
    for (auto at = path.find("%2e"); at != path.npos; at = path.find("%2e")) path.replace(at, 3, ".");
    return (path + "/").contains("/../") || (path + "/").contains("/./");
}

// Nothing where it could be read in two ways.
std::optional<Parts> parts_of(std::string_view url) {
    auto is_odd = [](unsigned char c) { return c <= ' ' || c >= 0x7f || c == '\\' || c == '#'; };
    auto colon = url.find("://");
    if (colon == url.npos || std::ranges::any_of(url, is_odd)) return std::nullopt;
    Parts parts{.scheme = lower(url.substr(0, colon))};
    url.remove_prefix(colon + 3);
    auto end = std::min(url.find_first_of("/?"), url.size());
    std::string_view authority = url.substr(0, end);
    parts.rest = url.substr(end);
    if (!parts.rest.starts_with('/')) parts.rest.insert(0, "/");
    if (authority.contains('@') || has_dot_segment(parts.rest)) return std::nullopt;
    auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
    if (bracket == authority.npos) return std::nullopt;
    auto port = authority.find(':', bracket);
    parts.host = lower(authority.substr(0, port));
    if (port != authority.npos) parts.port = authority.substr(port + 1);
    if (parts.host.empty()) return std::nullopt;
    return parts;
}

// By all places that the pattern so far can end at: no pattern is slow.
bool fits(std::string_view pattern, std::string_view text, char separator) {
    std::vector<bool> ends(text.size() + 1, false);
    ends[0] = true;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        bool stars = pattern.substr(at).starts_with("**");
        if (pattern[at] == '*') {
            for (std::size_t i = 0; i < text.size(); ++i)
                if (ends[i] && (stars || text[i] != separator)) ends[i + 1] = true;
            at += stars ? 1 : 0;
            continue;
        }
        for (std::size_t i = text.size(); i > 0; --i) ends[i] = ends[i - 1] && text[i - 1] == pattern[at];
        ends[0] = false;
    }
    return ends[text.size()];
}

}  // namespace

bool is_listed(const std::vector<std::string>& patterns, const std::string& url) {
    auto asked = parts_of(url);
    if (!asked) return false;
    return std::ranges::any_of(patterns, [&](const std::string& text) {
        auto pattern = parts_of(text);
        return pattern && pattern->scheme == asked->scheme &&
               (pattern->port == asked->port || pattern->port == "*") &&
               fits(pattern->host, asked->host, '.') && fits(pattern->rest, asked->rest, '/');
    });
}

}  // namespace heliograph::oauth_apps
