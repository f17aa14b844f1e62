// Any body of a webhook in each encoding, on to the posts that it becomes.
#include "src/incoming_webhooks/payload.h"

#include "base/words/letters.h"
#include "src/incoming_webhooks/compose.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;
using namespace heliograph::incoming_webhooks;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    auto new_id = [] { return std::string(26, 'n'); };
    for (const char* type : {"application/json", "application/x-www-form-urlencoded",
                             "multipart/form-data; boundary=b", "text/plain; charset=utf-8"}) {
        auto payload = parse_payload({type, text, ""}, new_id);
        if (!payload) {
            claim(payload.error().refusal.status >= 400 && payload.error().refusal.status < 500);
            continue;
        }
        if (!check_payload(*payload)) continue;
        rewrite(*payload, [](std::string_view) { return std::string("anna"); });
        HookFacts facts;
        facts.hook.display_name = "fuzz";
        if (auto posts = compose(*payload, facts, {}))
            for (const auto& post : *posts) claim(is_utf8(post.message) && is_utf8(post.props.text));
    }
    return 0;
}
