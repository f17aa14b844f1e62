// Any bytes as WebSocket frames, whole and byte by byte: both ways give the same messages.
#include "base/wire/websocket_frames.h"

#include "base/words/letters.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    FrameReader whole(4096), parts(4096);
    auto events = whole.feed(text);
    std::size_t seen = 0;
    for (char byte : text)
        for (const auto& event : parts.feed({&byte, 1})) {
            claim(seen < events.size() && event.kind == events[seen].kind &&
                  event.code == events[seen].code && event.payload == events[seen].payload);
            claim(event.payload.size() <= 4096);
            claim(event.kind != FrameKind::text || is_utf8(event.payload));
            ++seen;
        }
    claim(seen == events.size());
    return 0;
}
