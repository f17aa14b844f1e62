// Two pages and their headers. What strangers chose (names, addresses, state) is escaped, always.
#include "src/oauth_apps/page.h"

#include <array>

#include "base/crypto/hmac.h"

namespace heliograph::oauth_apps {

namespace {

// The names and values of web/src/tokens.css that this page needs.
constexpr std::string_view style = R"(
:root{color-scheme:light dark;--paper:#fff;--sunk:#f6f5f2;--ink:#1d2124;--soft:#565d63;--line:#e3e0da;
--accent:#0c6b72;--accent-ink:#fff;--wash:#e2f0f0}
@media (prefers-color-scheme:dark){:root{--paper:#1f2225;--sunk:#111315;--ink:#e6e5e1;--soft:#a9adb0;
--line:#2b2f32;--accent:#56bdc2;--accent-ink:#06282a;--wash:#16343a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--sunk);
color:var(--ink);font:400 .9375rem/1.46 Inter,ui-sans-serif,system-ui,sans-serif}
main{width:100%;max-width:27rem;padding:32px;background:var(--paper);border:1px solid var(--line);
border-radius:14px}
h1{margin:0 0 12px;font-size:1.375rem;font-weight:650;line-height:1.25;overflow-wrap:anywhere}
p{margin:0 0 12px;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.8125rem}
ul{margin:0 0 16px;padding:12px 16px 12px 32px;background:var(--wash);border-radius:8px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:20px}
button{flex:1 1 8rem;padding:9px 16px;border:1px solid var(--line);border-radius:8px;background:none;
color:inherit;font:inherit;font-weight:600;cursor:pointer}
button.main{border-color:var(--accent);background:var(--accent);color:var(--accent-ink)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
)";

std::string style_hash() {
    static const std::string hash = "'sha256-" + crypto::base64(crypto::sha256(style)) + "'";
    return hash;
}

std::string frame(const std::string& title, const std::string& inside) {
    std::string page =
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>";
    page.append(escaped(title))
        .append("</title><style>")
        .append(style)
        .append("</style></head>\n<body><main>\n");
    return page.append(inside).append("</main></body>\n</html>\n");
}

Answer html(int status, std::string body, const std::string& form_action) {
    Answer answer;
    answer.status = status;
    answer.content_type = "text/html; charset=utf-8";
    answer.head_lines = "Content-Security-Policy: default-src 'none'; style-src " + style_hash() +
                        "; form-action " + form_action +
                        "; base-uri 'none'; frame-ancestors 'none'\r\nX-Frame-Options: DENY\r\n"
                        "Cache-Control: no-store\r\n";
    answer.body = std::move(body);
    return answer;
}

std::string hidden(std::string_view name, const std::string& value) {
    return std::string("<input type=\"hidden\" name=\"") + std::string(name) + "\" value=\"" +
           escaped(value) + "\">\n";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string origin_of_address(std::string_view url) {
    auto begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    std::string origin(url.substr(0, url.find_first_of("/?#", begin + 3)));
    // A user name before the host is no part of an origin; ";" and "," would end the header's list.
    for (char c : origin)
        if (std::string_view("@;, ").find(c) != std::string_view::npos) return {};
    return origin;
}

Answer consent_page(const Question& question) {
    const auto& [app, asked, site_name, username, csrf] = question;
    std::string inside = "<h1>Let " + escaped(app.name) + " act for you?</h1>\n";
    inside += "<p>You are signed in to " + escaped(site_name) + " as <strong>@" + escaped(username) +
              "</strong>.</p>\n";
    if (!app.description.empty()) inside += "<p>" + escaped(app.description) + "</p>\n";
    inside +=
        "<ul><li>read what you can read</li><li>post and react in your name</li>"
        "<li>change channels and teams as far as you may</li></ul>\n";
    if (app.is_dynamically_registered)
        inside += "<p>This program registered itself. Nobody here has looked at it.</p>\n";
    inside += "<p class=\"soft\">You go back to " + escaped(origin_of_address(asked.redirect_uri));
    if (!app.homepage.empty()) inside += ". Its home page is " + escaped(app.homepage);
    inside += ". You can take this back in your settings.</p>\n<form method=\"post\" action=\"authorize\">\n";
    for_each_member<Authorization>(
        [&](auto member) { inside += hidden(member.name, question.asked.*member.pointer); });
    inside += hidden("csrf_token", csrf);
    inside +=
        "<div class=\"row\"><button class=\"main\" name=\"decision\" value=\"allow\">Allow</button>"
        "<button name=\"decision\" value=\"deny\">Deny</button></div>\n</form>\n";
    // The browser holds the form's redirect against form-action too.
    std::string back = origin_of_address(asked.redirect_uri);
    return html(200, frame("Let " + app.name + " act for you? - " + site_name, inside),
                back.empty() ? "'self'" : "'self' " + back);
}

Answer fault_page(int status, const std::string& site_name, const std::string& sentence) {
    std::string inside = "<h1>This cannot go on</h1>\n<p>" + escaped(sentence) +
                         "</p>\n<p class=\"soft\">The program that sent you here asked for something that " +
                         escaped(site_name) + " does not allow. Tell its makers.</p>\n";
    return html(status, frame("Not allowed - " + site_name, inside), "'none'");
}

}  // namespace heliograph::oauth_apps
