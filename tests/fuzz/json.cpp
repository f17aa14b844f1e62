// Any text as JSON: read into values and into described structs, and written again.
#include "base/wire/read_json.h"
#include "src/channels/model.h"
#include "src/incoming_webhooks/model.h"
#include "src/posts/model.h"
#include "src/users/model.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    if (auto value = parse_json(text)) {
        // What was understood is written so that it is understood again. Not the same to the last bit: Boost
        // rounds long fractions anew at each reading.
        claim(parse_json(json_text(*value)).has_value());
    } else {
        claim(!value.error().sentence().empty());
    }
    if (auto post = from_json<posts::Post>(text)) claim(from_json<posts::Post>(to_json(*post)).has_value());
    (void)from_json<users::User>(text);
    (void)from_json<channels::Channel>(text);
    (void)from_json<std::vector<incoming_webhooks::WantedHook>>(text);
    return 0;
}
