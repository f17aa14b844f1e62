// The table of patterns and addresses.
#include "src/oauth_apps/redirects.h"

#include "tests/support/server.h"

namespace heliograph::oauth_apps {

STORY("patterns of addresses to go back to fit part by part") {
    struct Case {
        const char* pattern;
        const char* url;
        bool fits;
    };
    for (const auto& [pattern, url, fits] : {
             Case{"https://a.example/back", "https://a.example/back", true},
             {"https://a.example/back", "HTTPS://A.Example/back", true},
             {"https://a.example/back", "https://a.example/Back", false},
             {"https://a.example/back", "https://a.example/back/", false},
             {"https://a.example/back", "https://a.example/back?x=1", false},
             {"https://a.example/back", "http://a.example/back", false},
             {"https://a.example/back", "https://a.example:8443/back", false},
             {"https://a.example", "https://a.example/", true},
             {"https://a.example", "https://a.example/x", false},
             {"https://a.example/*", "https://a.example/x", true},
             {"https://a.example/*", "https://a.example/x/y", false},
             {"https://a.example/**", "https://a.example/x/y?z=1", true},
             {"https://a.example/*/cb", "https://a.example/x/cb", true},
             {"https://a.example/*/cb", "https://a.example/x/y/cb", false},
             {"https://a.example/**/cb", "https://a.example/x/y/cb", true},
             {"https://*.a.example/cb", "https://x.a.example/cb", true},
             {"https://*.a.example/cb", "https://x.y.a.example/cb", false},
             {"https://**.a.example/cb", "https://x.y.a.example/cb", true},
             {"https://*.a.example/cb", "https://a.example/cb", false},
             {"https://app-*.a.example/cb", "https://app-7.a.example/cb", true},
             {"http://localhost:*/cb", "http://localhost:7777/cb", true},
             {"http://localhost:*/cb", "http://localhost/cb", true},
             {"http://localhost:7777/cb", "http://localhost:7778/cb", false},
             {"http://[::1]:*/cb", "http://[::1]:80/cb", true},
             {"http://127.0.0.1:*/**", "http://127.0.0.1:1/a/b", true},
             // What hides another host behind a pattern that would fit the text.
             {"https://*.a.example/**", "https://evil.example/x.a.example/y", false},
             {"https://**.a.example/**", "https://evil.example/.a.example/y", false},
             {"https://a.example/**", "https://a.example@evil.example/", false},
             {"https://**.a.example/**", "https://evil.example?.a.example/", false},
             {"https://**.a.example/**", "https://evil.example#.a.example/", false},
             {"https://**.a.example/**", "https://evil.example\\.a.example/", false},
             {"https://a.example/**", "https://a.example.evil.example/", false},
             {"http://localhost:*/**", "http://localhost:1@evil.example/", false},
             {"https://a.example/apps/**", "https://a.example/apps/../other", false},
             {"https://a.example/apps/**", "https://a.example/apps/%2e%2E/other", false},
             {"https://a.example/apps/**", "https://a.example/apps/..", false},
             {"https://a.example/**", "https://a.example/\r\nX: y", false},
             {"https://a.example/**", "https:///a.example/x", false},
             {"**", "https://a.example/", false},
             {"**://**/**", "https://a.example/", false},
             {"https://**/**", "https://a.example/x", true},
             {"", "https://a.example/", false},
         }) {
        CAPTURE(pattern);
        CAPTURE(url);
        CHECK(is_listed({pattern}, url) == fits);
    }
    CHECK(is_listed({"https://a.example/x", "https://b.example/y"}, "https://b.example/y"));
    CHECK_FALSE(is_listed({}, "https://b.example/y"));
}

STORY("many stars are not slow") {
    std::string pattern = "https://a.example/", url = pattern + std::string(1000, 'a');
    for (int i = 0; i < 200; ++i) pattern += "**a";
    CHECK_FALSE(is_listed({pattern + "b"}, url));
    CHECK(is_listed({pattern}, url));
}

}  // namespace heliograph::oauth_apps
