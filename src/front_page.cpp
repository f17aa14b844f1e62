// One static page, made once.
#include "src/front_page.h"

namespace heliograph {

namespace {
constexpr const char* page = R"(<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Heliograph</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}
code,pre{background:#eee;padding:.1rem .3rem;border-radius:.2rem}
pre{padding:.8rem;overflow:auto}</style></head>
<body>
<h1>Heliograph is running</h1>
<p>It speaks Mattermost's API v4 and WebSocket: point any Mattermost client, bot or integration at this
address.</p>
<p>The first user made becomes the system administrator:</p>
<pre>curl -d '{"username":"admin","email":"admin@example.com","password":"choose-a-good-one"}' \
     -H 'Content-Type: application/json' http://localhost:8065/api/v4/users</pre>
</body></html>
)";
}  // namespace

Answer front_page() {
    static const auto bytes = std::make_shared<const std::string>(page);
    Answer answer;
    answer.content_type = "text/html; charset=utf-8";
    answer.head_lines =
        "Cache-Control: no-cache, max-age=31556926, public\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
        "X-Frame-Options: SAMEORIGIN\r\n";
    answer.shared_body = bytes;
    return answer;
}

}  // namespace heliograph
