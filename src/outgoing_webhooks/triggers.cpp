// The peer's two ways of looking at the first word, and ours by RE2, whose time grows with the text only.
#include "src/outgoing_webhooks/triggers.h"

#include <re2/re2.h>

#include "src/formatting/runes.h"

namespace heliograph::outgoing_webhooks {

namespace {
constexpr std::int64_t pattern_memory_max = 1 << 20;
constexpr std::size_t shown_match_bytes_max = 200;
}  // namespace

std::shared_ptr<const re2::RE2> compile_pattern(const std::string& pattern) {
    if (pattern.size() > pattern_bytes_max) return nullptr;
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_max_mem(pattern_memory_max);
    auto compiled = std::make_shared<const re2::RE2>(pattern, options);
    return compiled->ok() ? compiled : nullptr;
}

std::string_view first_word(std::string_view text) {
    std::size_t at = 0, begin = 0;
    while (at < text.size()) {
        begin = at;
        if (!formatting::is_blank(formatting::next_rune(text, at))) break;
        begin = at;
    }
    std::size_t end = begin;
    for (at = begin; at < text.size(); end = at)
        if (formatting::is_blank(formatting::next_rune(text, at))) break;
    return text.substr(begin, end - begin);
}

std::optional<std::string> trigger_in(const OutgoingWebhook& hook, const re2::RE2* pattern,
                                      std::string_view text) {
    if (pattern) {
        re2::StringPiece match;
        re2::StringPiece whole(text.data(), text.size());
        if (!pattern->Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &match, 1)) return std::nullopt;
        std::size_t cut = std::min(match.size(), shown_match_bytes_max);
        while (cut < match.size() && cut > 0 && (static_cast<unsigned char>(match[cut]) & 0xC0) == 0x80)
            --cut;
        return std::string(match.data(), cut);
    }
    if (!hook.trigger_words || hook.trigger_words->empty())
        return hook.channel_id.empty() ? std::nullopt : std::optional<std::string>("");
    std::string_view word = first_word(text);
    for (const auto& wanted : *hook.trigger_words) {
        if (wanted.empty()) continue;
        if (hook.trigger_when == 1 ? word.starts_with(wanted) : word == wanted) return wanted;
    }
    return std::nullopt;
}

}  // namespace heliograph::outgoing_webhooks
