// Comparing origins.
#include "src/live/origin.h"

#include <string>

#include "base/words/letters.h"
#include "src/permissions/words.h"

namespace heliograph::live {

namespace {

// "https://chat.example.com:8065/sub" without what follows the host and port.
std::string origin_of_url(std::string_view url) {
    auto begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    return lower(url.substr(0, url.find('/', begin + 3)));
}

std::string host_of(std::string_view origin) {
    auto begin = origin.find("://");
    return begin == std::string_view::npos ? std::string() : std::string(origin.substr(begin + 3));
}

}  // namespace

bool origin_is_welcome(const ServiceSettings& settings, const Request& request) {
    if (request.header("Origin").empty()) return true;
    std::string origin = origin_of_url(request.header("Origin"));
    if (origin.empty()) return false;
    std::string site = origin_of_url(settings.SiteURL);
    // Programs on the same machine or network reach the server by another name than people do.
    bool known_host = host_of(origin) == lower(request.header("Host")) && host_of(origin) != host_of(site);
    if (settings.AllowCorsFrom.empty()) return known_host || origin == site;
    bool welcome = origin == site;
    permissions::for_each_word(settings.AllowCorsFrom, [&](std::string_view allowed) {
        welcome = welcome || allowed == "*" || origin == origin_of_url(allowed);
    });
    return welcome;
}

}  // namespace heliograph::live
