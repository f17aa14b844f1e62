// Which words call a hook. Pure.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/outgoing_webhooks/model.h"

namespace re2 {
class RE2;
}

namespace heliograph::outgoing_webhooks {

inline constexpr std::size_t pattern_bytes_max = 500;

// Null for what is no regular expression, or takes too much memory.
std::shared_ptr<const re2::RE2> compile_pattern(const std::string& pattern);

// The first run of characters that are not white space.
std::string_view first_word(std::string_view text);
// What of the text calls the hook; an empty text where it hears all of its channel; nothing if it is not
// called.
std::optional<std::string> trigger_in(const OutgoingWebhook& hook, const re2::RE2* pattern,
                                      std::string_view text);

}  // namespace heliograph::outgoing_webhooks
