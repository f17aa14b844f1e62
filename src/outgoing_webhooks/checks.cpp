// In the peer's order.
#include "src/outgoing_webhooks/checks.h"

#include <algorithm>

#include "base/out/http_client.h"
#include "src/outgoing_webhooks/refusals.h"
#include "src/outgoing_webhooks/triggers.h"

namespace heliograph::outgoing_webhooks {

namespace {

// As the peer prints a list: "[a b]".
std::size_t printed_bytes(const std::vector<std::string>& list) {
    std::size_t bytes = 2;
    for (const auto& text : list) bytes += text.size();
    return bytes + (list.empty() ? 0 : list.size() - 1);
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::ranges::any_of(a, [&](const auto& text) { return std::ranges::find(b, text) != b.end(); });
}

bool is_callback(const std::string& url) {
    return (url.starts_with("http://") || url.starts_with("https://")) && fault_of_url(url).empty();
}

}  // namespace

void check(const OutgoingWebhook& hook) {
    if (hook.token.size() != IdText::length) throw refuse::bad_token;
    if (printed_bytes(words_of(hook)) > 1024) throw refuse::bad_words;
    if (share(words_of(hook), {""})) throw refuse::empty_word;
    if (hook.callback_urls.empty() || printed_bytes(hook.callback_urls) > 1024) throw refuse::bad_callbacks;
    if (!std::ranges::all_of(hook.callback_urls, is_callback)) throw refuse::bad_url;
    if (hook.display_name.size() > 64) throw refuse::bad_display_name;
    if (hook.description.size() > 500) throw refuse::bad_description;
    if (hook.content_type.size() > 128) throw refuse::bad_content_type;
    if (hook.trigger_when < 0 || hook.trigger_when > 1) throw refuse::bad_content_type;
    if (hook.username.size() > 64) throw refuse::bad_username;
    if (hook.icon_url.size() > 1024) throw refuse::bad_icon_url;
}

bool intersects(const OutgoingWebhook& hook, const std::vector<OutgoingWebhook>& others) {
    return std::ranges::any_of(others, [&](const OutgoingWebhook& other) {
        return other.id != hook.id && other.channel_id == hook.channel_id &&
               share(other.callback_urls, hook.callback_urls) && share(words_of(other), words_of(hook));
    });
}

void check(const OutgoingSettings& settings) {
    static constexpr std::string_view known[] = {"post", "edit", "delete", "reaction"};
    if (!std::ranges::all_of(settings.events, [](const auto& event) {
            return std::ranges::find(known, event) != std::end(known);
        }))
        throw refuse::bad_events;
    if (!settings.pattern.empty() && !compile_pattern(settings.pattern)) throw refuse::bad_pattern;
}

}  // namespace heliograph::outgoing_webhooks
