// Direct messages from the server's own bot.
#include "src/incoming_webhooks/notices.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "src/channels/direct.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/incoming_webhooks/store.h"
#include "src/posts/create.h"
#include "src/users/cache.h"
#include "src/users/rules.h"

namespace heliograph::incoming_webhooks {

namespace {

constexpr const char* bot_name = "heliograph";

// Two requests may want it at once; the second finds what the first made.
UserId make_bot(Transaction& tx, UserId new_id) {
    if (auto known = user_named(tx, bot_name)) return *known;
    users::User bot{.id = new_id,
                    .create_at = tx.now(),
                    .update_at = tx.now(),
                    .username = bot_name,
                    .email = std::string(bot_name) + "@localhost",
                    .email_verified = true,
                    .first_name = "Heliograph",
                    .roles = "system_user",
                    .is_bot = true};
    UserId id = users::create_account(tx, bot).id;
    insert_bot(tx, id, "Tells the owners of integrations what to mend.");
    return id;
}

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
    if (is(refuse::bad_type))
        return "`type` is empty or begins with `custom_`; `priority` names a `priority`.";
    return {};
}

std::string notice(const IncomingWebhook& hook, const Refused& inner, const std::string& remote_address) {
    std::string name = hook.display_name.empty() ? std::string("(without a name)") : hook.display_name;
    std::ranges::replace(name, '*', ' ');
    std::string text = "Your incoming webhook **" + name + "** refused a request from " + remote_address +
                       ": " + inner.sentence();
    if (!inner.reason().empty()) text += " (" + inner.reason() + ")";
    std::string advice = remedy(inner.refusal());
    if (!advice.empty()) text += "\n" + advice;
    return text +
           "\nMore refusals in the next five minutes are not told here; the webhook's log has all of them.";
}

Task<void> write_to_owner(App* app, std::shared_ptr<const HookFacts> facts, std::string text) {
    auto owner = co_await app->user_cache.get(app->db, facts->hook.user_id);
    if (!owner || owner->delete_at != 0) co_return;
    auto bot = co_await system_bot(*app);
    auto channel = co_await channels::direct(*app, bot->id, owner->id);
    posts::Author author{.user_id = bot->id, .user = bot, .is_bot = true};
    posts::Post post{.channel_id = channel->id, .message = std::move(text)};
    post.props = Json{R"({"from_bot":"true"})"};
    posts::PrepareOptions options{.may_post = true, .set_online = false, .triggers_hooks = false};
    co_await posts::create(*app, std::move(author), std::move(post), std::move(options));
}

Task<void> write_notice(App* app, std::shared_ptr<const HookFacts> facts, std::string text) {
    try {
        co_await write_to_owner(app, std::move(facts), std::move(text));
    } catch (const Refusal& refusal) {
        log::debug("the owner of a webhook is not told", {{"reason", refusal.id}});
    }
}

}  // namespace

Task<std::shared_ptr<const users::User>> system_bot(App& app) {
    auto bot = co_await app.user_cache.by_username(app.db, bot_name);
    if (!bot) {
        co_await app.db.write(make_bot, app.random.id<users::User>());
        app.user_cache.forget_name(bot_name);
        bot = co_await app.user_cache.by_username(app.db, bot_name);
    }
    ENSURE(bot);
    co_return bot;
}

void tell_owner(App& app, std::shared_ptr<const HookFacts> facts, Refused inner, std::string remote_address) {
    auto counters = app.hook_cache.counters(*facts);
    Millis now = app.clock.now();
    Millis before = counters->noticed_at.load();
    if (before != 0 && now - before < notice_pause_ms && now >= before) return;
    if (!counters->noticed_at.compare_exchange_strong(before, now)) return;
    spawn("notice to the owner of a webhook",
          write_notice(&app, facts, notice(facts->hook, inner, remote_address)));
}

}  // namespace heliograph::incoming_webhooks
