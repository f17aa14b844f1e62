// The table of retries.
#include "src/deliveries/schedule.h"

#include "src/deliveries/masking.h"
#include "tests/support/server.h"

namespace heliograph::deliveries {

STORY("an answer's status says whether there is another attempt") {
    struct Case {
        std::int64_t status;
        Verdict verdict;
    };
    for (auto [status, verdict] : {Case{0, Verdict::again},
                                   {200, Verdict::delivered},
                                   {204, Verdict::delivered},
                                   {299, Verdict::delivered},
                                   {300, Verdict::again},
                                   {302, Verdict::again},
                                   {307, Verdict::again},
                                   {400, Verdict::refused},
                                   {401, Verdict::refused},
                                   {404, Verdict::refused},
                                   {408, Verdict::again},
                                   {409, Verdict::again},
                                   {410, Verdict::gone},
                                   {413, Verdict::refused},
                                   {425, Verdict::again},
                                   {429, Verdict::again},
                                   {500, Verdict::again},
                                   {503, Verdict::again},
                                   {599, Verdict::again}}) {
        CAPTURE(status);
        CHECK(judge(status) == verdict);
    }
}

STORY(
    "attempts come at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, each a fifth more or less") {
    const Millis s = 1000, min = 60 * s, h = 60 * min;
    const Millis wanted[] = {5 * s, 5 * min, 30 * min, 2 * h, 5 * h, 10 * h, 10 * h};
    for (std::int64_t number = 1; number <= 7; ++number) {
        CAPTURE(number);
        Millis pause = wanted[number - 1];
        CHECK(pause_after(number, 0, 0) == pause);
        CHECK(pause_after(number, 1, 0) == pause + pause / 5);
        CHECK(pause_after(number, -1, 0) == pause - pause / 5);
        CHECK(pause_after(number, 7, 0) == pause + pause / 5);
    }
    CHECK(!pause_after(8, 0, 0));
    CHECK(attempts_max == 8);
}

STORY("Retry-After puts an attempt off, never forward, and not for ever") {
    const Millis s = 1000, h = 3600 * s;
    CHECK(pause_after(1, 0, 60 * s) == 60 * s);
    CHECK(pause_after(2, 0, 1 * s) == 300 * s);
    CHECK(pause_after(1, 0, 48 * h) == 6 * h);
    CHECK(pause_after(1, 0, -5) == 5 * s);
}

STORY("Retry-After is read as seconds or as a date") {
    const Millis now = 1'767'225'600'000;  // 2026-01-01 00:00:00 UTC.
    CHECK(read_retry_after("120", now) == 120'000);
    CHECK(read_retry_after(" 7 ", now) == 7'000);
    CHECK(read_retry_after("Thu, 01 Jan 2026 00:01:00 GMT", now) == 60'000);
    CHECK(read_retry_after("Thursday, 01-Jan-26 00:01:00 GMT", now) == 60'000);
    CHECK(read_retry_after("Thu Jan  1 00:01:00 2026", now) == 60'000);
    CHECK(read_retry_after("Wed, 31 Dec 2025 00:01:00 GMT", now) == 0);
    for (const char* text : {"", "soon", "-1", "1.5", "99999999999999999999", "Thu, 01 Jan 2026 00:01:00 CET",
                             "Thu, 01 Jan 2026 00:01:00 GMT, or later"})
        CHECK(read_retry_after(text, now) == 0);
}

STORY("secrets do not get into the log") {
    CHECK(masked_body(R"({"token":"abc","text":"hi","response_url":"http://a/b"})", "application/json") ==
          R"({"token":"***","text":"hi","response_url":"***"})");
    CHECK(masked_body("text=a%26b&token=abc", "application/x-www-form-urlencoded") == "text=a%26b&token=***");
    CHECK(masked_body("no json", "application/json") == "no json");
    CHECK(masked_body(R"({"context":{"a":[{"apiKey":"abc"}],"secret_word":"abc","n":1},"Token":""})",
                      "application/json") ==
          R"({"context":{"a":[{"apiKey":"***"}],"secret_word":"***","n":1},"Token":""})");
    // What holds none is shown as it was sent, byte by byte.
    CHECK(masked_body(R"({ "text" : "token", "n" : 1.50 })", "application/json") ==
          R"({ "text" : "token", "n" : 1.50 })");
    CHECK(masked_url("https://anna:secret@a.org/x?y=z") == "https://anna:***@a.org/x?y=z");
    CHECK(masked_url("https://a.org/@x:y") == "https://a.org/@x:y");
    CHECK(masked_url("https://t0ken@a.org/x") == "https://***@a.org/x");
    CHECK(masked_url("https://a.org/x?text=a%3F&token=abc&Token=d#at") ==
          "https://a.org/x?text=a%3F&token=***&Token=***#at");
    CHECK(masked_url("https://a.org?response_url=https%3A%2F%2Fb&key=1&monkey=2&X-Amz-Signature=3&sig=4") ==
          "https://a.org?response_url=***&key=***&monkey=2&X-Amz-Signature=***&sig=***");
    CHECK(masked_url("https://a:b@c.org?d=e@f") == "https://a:***@c.org?d=e@f");
    CHECK(masked_url("no address") == "no address");
    std::string lines;
    for (const char* name : {"Authorization", "Set-Cookie", "X-Api-Key", "X-Auth-Token"})
        append_header(lines, name, "abc");
    append_header(lines, "Content-Type", "a\r\nb");
    CHECK(lines ==
          "Authorization: ***\nSet-Cookie: ***\nX-Api-Key: ***\nX-Auth-Token: ***\nContent-Type: a  b\n");
    CHECK(headers_in(lines).at("Content-Type") == "a  b");
}

}  // namespace heliograph::deliveries
