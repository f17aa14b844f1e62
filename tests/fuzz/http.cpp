// Any bytes as a request, whole and cut in two: limits hold, and it never takes more than it was given.
#include "base/wire/http_reader.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

namespace {
constexpr std::size_t body_max = 500;

// Feeds as a session does: what was not taken comes again with more behind it.
void read(std::string_view bytes, std::size_t step) {
    static const HttpLimits limits{.header_bytes = 2000, .url_bytes = 200};
    HttpReader reader(limits);
    std::string pending;
    bool head_checked = false;
    for (std::size_t at = 0; at < bytes.size() && !reader.done() && reader.fault() == HttpFault::none;) {
        pending += bytes.substr(at, step);
        at += step;
        for (bool again = true; again && !reader.done() && reader.fault() == HttpFault::none;) {
            bool head_was_done = reader.head_done();
            std::size_t taken = reader.put(pending);
            claim(taken <= pending.size());
            pending.erase(0, taken);
            again = !head_was_done && reader.head_done() && !pending.empty();
            if (!reader.head_done() || std::exchange(head_checked, true)) continue;
            if (reader.fault() != HttpFault::none || reader.check_head() != HttpFault::none) return;
            if (reader.has_body() &&
                reader.allow_body({body_max, BodyLimit::WhenOver::refuse_413}) != HttpFault::none)
                return;
        }
    }
    claim(reader.request().body.size() <= body_max);
    if (reader.head_done() && reader.fault() == HttpFault::none) {
        claim(reader.request().path.find('\0') == std::string::npos);
        (void)reader.keeps_alive();
        (void)reader.wants_upgrade();
        (void)reader.request().header("Content-Type");
        (void)reader.request().query_value("page");
    }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    read(text, text.size() + 1);
    read(text, 1 + text.size() / 2);
    if (text.size() < 3000) read(text, 1);
    return 0;
}
