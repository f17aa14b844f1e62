// Where a request carries its token, and the cookies that a login sets.
#pragma once

#include <string>
#include <vector>

#include "base/wire/request.h"
#include "src/config.h"
#include "src/sessions/model.h"

namespace heliograph::sessions {

enum class TokenSource { none, cookie, header, query };
struct FoundToken {
    std::string token;
    TokenSource source = TokenSource::none;
};
// The first hit in the peer's order: cookie, Bearer, token, query.
FoundToken find_token(const Request& request);

// The path of a URL without its last slash, or "/": "/chat" of "https://example.com/chat/".
std::string path_of(std::string_view url);

// Values of Set-Cookie.
// The cookie with the token alone, as a phone gets it anew when it tells its id.
std::string token_cookie(const Config& config, const Request& request, const Session& session, Millis now);
std::vector<std::string> login_cookies(const Config& config, const Request& request, const Session& session,
                                       Millis now);
std::string cleared_cookie();

// The words of a browser's User-Agent that sessions keep.
struct Browser {
    std::string platform;
    std::string os;
    std::string name;  // "Chrome/126.0".
    bool is_mobile_app = false;
};
Browser browser_of(std::string_view user_agent);

}  // namespace heliograph::sessions
