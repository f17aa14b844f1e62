// Direct messages from the server's own bot.
#include "src/incoming_webhooks/notices.h"

#include <algorithm>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/bots/notices.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/incoming_webhooks/store.h"

namespace heliograph::incoming_webhooks {

namespace {

// What the owner can do about a refusal; an empty text where the sentence says enough.
std::string remedy(const Refusal& refusal) {
    std::string_view id = refusal.id;
    auto is = [&](const Refusal& other) { return id == other.id; };
    if (is(refuse::decode))
        return "Send JSON with `Content-Type: application/json`, or a form whose field `payload` holds the "
               "JSON. "
               "With `curl -d`, add `-H 'Content-Type: application/json'`.";
    if (is(refuse::no_text)) return "Give the payload a `text`, or `attachments` that are not empty.";
    if (is(refuse::no_channel)) return "`channel` is the name in the channel's address, not its title.";
    if (is(refuse::no_such_user)) return "`channel` names a person as `@username`.";
    if (is(refuse::locked)) return "Leave `channel` out, or unlock the webhook in its settings.";
    if (is(refuse::may_not_post)) return "Join that channel, or choose another one.";
    if (is(refuse::switched_off_hook)) return "Switch the webhook on again, or stop the sender.";
    if (is(refuse::address_not_allowed)) return "Add the sender's network to the webhook's allow-list.";
    if (is(refuse::too_many)) return "Slow the sender down, or raise the webhook's requests_per_second.";
    if (is(refuse::form_too_large))
        return "Shorten the message, or raise ServiceSettings.MaximumPayloadSizeBytes.";
    if (is(refuse::not_proven))
        return "Give the sender the webhook's secret, or change how senders prove who they are.";
    if (is(refuse::bad_type))
        return "`type` is empty or begins with `custom_`; `priority` names a `priority`.";
    return {};
}

std::string name_of(const IncomingWebhook& hook) {
    std::string name = hook.display_name.empty() ? std::string("(without a name)") : hook.display_name;
    std::ranges::replace(name, '*', ' ');
    return name;
}

// What a sender or a filter said, in one line that nothing acts on.
std::string told(std::string reason) {
    constexpr std::size_t runes_max = 300;
    reason.resize(formatting::bytes_of_runes(reason, runes_max));
    for (char& c : reason)
        if (c == '`' || static_cast<unsigned char>(c) < ' ') c = c == '`' ? '\'' : ' ';
    return "`" + reason + "`";
}

std::string notice(const IncomingWebhook& hook, const Refused& inner, const std::string& remote_address) {
    std::string text = "Your incoming webhook **" + name_of(hook) + "** refused a request from " +
                       remote_address + ": " + inner.sentence();
    if (!inner.reason().empty()) text += " (" + told(inner.reason()) + ")";
    std::string advice = remedy(inner.refusal());
    if (!advice.empty()) text += "\n" + advice;
    return text +
           "\nMore refusals in the next five minutes are not told here; the webhook's log has all of them.";
}

// Whether the owner may be told now; then not again for a while.
bool may_tell(App& app, const HookFacts& facts) {
    auto counters = app.hook_cache.counters(facts);
    Millis now = app.clock.now();
    Millis before = counters->noticed_at.load();
    if (before != 0 && now - before < notice_pause_ms && now >= before) return false;
    return counters->noticed_at.compare_exchange_strong(before, now);
}

// False if it was told before.
bool note_told(Transaction& tx, HookId id) {
    if (find_key(tx, id, "o", "unknown")) return false;
    save_key(tx, {.hook_id = id, .kind = "o", .key_text = "unknown", .create_at = tx.now()});
    return true;
}

Task<void> tell_unknown(App* app, std::shared_ptr<const HookFacts> facts) {
    if (!co_await app->db.write(note_told, facts->hook.id)) co_return;
    std::string text = "Your incoming webhook **" + name_of(facts->hook) +
                       "** received something that no integration knows; it was posted as it came. To make a "
                       "message of it: open the webhook's page, look at what it received, and either choose "
                       "the integration it comes from or write a filter beside it. You are told this once.";
    co_await bots::tell(*app, facts->hook.user_id, std::move(text));
}

}  // namespace

void tell_owner(App& app, std::shared_ptr<const HookFacts> facts, Refused inner, std::string remote_address) {
    if (!may_tell(app, *facts)) return;
    spawn("notice to the owner of a webhook",
          bots::tell(app, facts->hook.user_id, notice(facts->hook, inner, remote_address)));
}

void tell_owner_of_failure(App& app, std::shared_ptr<const HookFacts> facts, std::string integration,
                           std::string reason) {
    if (!may_tell(app, *facts)) return;
    std::string text = "Your incoming webhook **" + name_of(facts->hook) +
                       "** posted a request as it came: `" + integration + "` made no message of it: " +
                       told(std::move(reason)) +
                       "\nThe webhook's log has the request; others within five minutes are not told here.";
    spawn("notice to the owner of a webhook", bots::tell(app, facts->hook.user_id, std::move(text)));
}

void tell_owner_once(App& app, std::shared_ptr<const HookFacts> facts) {
    if (app.hook_cache.counters(*facts)->told_unknown.exchange(true)) return;
    spawn("notice to the owner of a webhook", tell_unknown(&app, std::move(facts)));
}

}  // namespace heliograph::incoming_webhooks
