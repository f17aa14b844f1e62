// Reading tokens, writing cookies, and the little that is read of a User-Agent.
#include "src/sessions/cookies.h"

#include <array>
#include <ctime>

#include "src/users/text_map.h"

namespace heliograph::sessions {

namespace {

constexpr std::size_t token_bytes_max = 50;

bool begins_with_word(std::string_view text, std::string_view word) {
    if (text.size() <= word.size() || text[word.size()] != ' ') return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((text[i] | 0x20) != word[i]) return false;
    return true;
}

std::string http_date(Millis at) {
    std::time_t seconds = static_cast<std::time_t>(at / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

// "chat.example.com" of "https://chat.example.com:8443/chat".
std::string host_of(std::string_view url) {
    auto begin = url.find("://");
    if (begin != std::string_view::npos) url.remove_prefix(begin + 3);
    return std::string(url.substr(0, url.find_first_of(":/")));
}

}  // namespace

std::string path_of(std::string_view url) {
    auto begin = url.find("://");
    if (begin != std::string_view::npos) url.remove_prefix(begin + 3);
    auto slash = url.find('/');
    std::string path(slash == std::string_view::npos ? std::string_view() : url.substr(slash));
    while (path.ends_with('/')) path.pop_back();
    return path.empty() ? "/" : path;
}

FoundToken find_token(const Request& request) {
    if (auto cookie = request.cookie("MMAUTHTOKEN"); !cookie.empty())
        return {std::string(cookie.substr(0, token_bytes_max)), TokenSource::cookie};
    std::string_view header = request.header("Authorization");
    for (std::string_view scheme : {"bearer", "token"})
        if (begins_with_word(header, scheme))
            return {std::string(header.substr(scheme.size() + 1, token_bytes_max)), TokenSource::header};
    if (request.query.find("access_token") != std::string::npos)
        if (auto value = request.query_value("access_token"); !value.empty())
            return {value.substr(0, token_bytes_max), TokenSource::query};
    return {};
}

std::vector<std::string> login_cookies(const Config& config, const Request& request, const Session& session,
                                       Millis now) {
    std::int64_t age = std::int64_t(config.sessions.SessionLengthWebInHours) * 3600;
    std::string tail = "; Path=" + path_of(config.service.SiteURL);
    if (config.sessions.AllowCookiesForSubdomains && !config.service.SiteURL.empty())
        tail += "; Domain=" + host_of(config.service.SiteURL);
    tail += "; Expires=" + http_date(now + age * 1000) + "; Max-Age=" + std::to_string(age);
    std::string safety;
    if (request.secure) safety += "; Secure";
    if (request.secure && request.cookie("MMEMBED") == "1") safety += "; SameSite=None";
    return {"MMAUTHTOKEN=" + session.token + tail + "; HttpOnly" + safety,
            "MMUSERID=" + session.user_id.str() + tail + safety,
            "MMCSRF=" + users::text_at(session.props, "csrf") + tail + safety};
}

std::string token_cookie(const Config& config, const Request& request, const Session& session, Millis now) {
    return login_cookies(config, request, session, now).front();
}

std::string cleared_cookie() { return "MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly"; }

Browser browser_of(std::string_view agent) {
    auto has = [&](std::string_view word) { return agent.find(word) != std::string_view::npos; };
    Browser browser{.platform = "Unknown", .os = "Unknown", .name = "Unknown"};
    struct Known {
        const char* word;
        const char* platform;
        const char* os;
    };
    constexpr std::array<Known, 6> systems{{{"Android", "Linux", "Android"},
                                            {"iPhone", "iPhone", "iOS"},
                                            {"iPad", "iPad", "iOS"},
                                            {"Windows", "Windows", "Windows"},
                                            {"Macintosh", "Macintosh", "Mac OS"},
                                            {"Linux", "Linux", "Linux"}}};
    for (const auto& system : systems) {
        if (!has(system.word)) continue;
        browser.platform = system.platform;
        browser.os = system.os;
        break;
    }
    for (std::string_view name :
         {"Mattermost Mobile", "Mattermost", "Edg", "OPR", "Firefox", "Chrome", "Safari"}) {
        auto at = agent.find(std::string(name) + "/");
        if (at == std::string_view::npos) continue;
        browser.name = std::string(agent.substr(at, agent.find_first_of(" ;)", at + name.size()) - at));
        break;
    }
    browser.is_mobile_app = has("Mattermost Mobile/") || has("rnbeta/");
    return browser;
}

}  // namespace heliograph::sessions
