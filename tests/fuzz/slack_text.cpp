// Any text as a message: Slack's markup, mentions, hashtags, repaired JSON, pieces.
#include "src/formatting/slack_text.h"

#include "base/words/letters.h"
#include "src/formatting/hashtags.h"
#include "src/formatting/json_repair.h"
#include "src/formatting/mentions.h"
#include "src/formatting/runes.h"
#include "src/formatting/split.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string text(text_of(bytes, size));
    auto name_of = [](std::string_view id) { return std::string(id.substr(0, 3)); };
    auto rewritten = formatting::rewrite_announcements(text);
    rewritten = formatting::rewrite_user_references(rewritten, name_of);
    rewritten = formatting::rewrite_links(rewritten, formatting::Links::any_line);
    rewritten = formatting::rewrite_links(rewritten, formatting::Links::one_line);
    bool whole = is_utf8(text);
    claim(!whole || is_utf8(rewritten));
    claim(formatting::hashtags(text).size() <= 1000);
    (void)formatting::find_mentions(text);
    (void)formatting::channel_mentions(text);
    (void)formatting::plain_words(text);
    (void)formatting::repair_json(text);
    for (const auto& piece : formatting::split_text(text, 64)) claim(!whole || is_utf8(piece));
    return 0;
}
