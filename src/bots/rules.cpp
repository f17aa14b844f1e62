// Making, finding and changing bots.
#include "src/bots/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/bots/notices.h"
#include "src/bots/store.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/events.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"
#include "src/users/store.h"
#include "src/users/validity.h"

namespace heliograph::bots {

namespace {

using permissions::may;

constexpr std::int64_t bots_a_page = 200;

void check(const Bot& bot) {
    if (!users::is_valid_username(bot.username)) throw refuse::bad_name;
    if (users::rune_count(bot.display_name) > 64) throw refuse::long_display_name;
    if (users::rune_count(bot.description) > 1024) throw refuse::long_description;
}

Bot patched(Bot bot, const BotPatch& patch) {
    if (patch.username) bot.username = *patch.username;
    if (patch.display_name) bot.display_name = *patch.display_name;
    if (patch.description) bot.description = *patch.description;
    return bot;
}

std::string address_of(const Bot& bot) { return bot.username + "@localhost"; }

// Who may not see a bot is told that there is none.
Task<Bot> managed(App& app, SignedIn caller, UserId id) {
    auto bot = co_await app.db.read(find_bot, id);
    if (!bot) throw refuse::no_bot;
    bool own = bot->owner_id == caller.user_id.view();
    if (may(app, caller, own ? permissions::manage_bots : permissions::manage_others_bots)) co_return *bot;
    if (may(app, caller, own ? permissions::read_bots : permissions::read_others_bots))
        throw refuse::not_allowed;
    throw refuse::no_bot;
}

Bot make(Transaction& tx, Bot bot, users::User account) {
    if (users::find_by_username(tx, bot.username)) throw users::refuse::username_exists;
    // Before the account: whoever hears of it finds a bot.
    insert(tx, bot);
    users::create_account(tx, std::move(account));
    return bot;
}

Bot change(Transaction& tx, UserId id, BotPatch patch, Millis now) {
    auto before = find_bot(tx, id);
    if (!before) throw refuse::no_bot;
    Bot after = patched(*before, patch);
    check(after);
    after.update_at = now;
    save(tx, after);
    auto account = users::find(tx, id);
    ENSURE(account);
    account->username = after.username;
    account->first_name = after.display_name;
    if (account->email == address_of(*before)) account->email = address_of(after);
    users::change_account(tx, std::move(*account), now);
    return after;
}

// The row follows its account, see listen_to_users().
Bot switch_bot(Transaction& tx, UserId id, bool on, Millis now) {
    users::set_activity(tx, id, on, now);
    auto bot = find_bot(tx, id);
    if (!bot) throw refuse::no_bot;
    return std::move(*bot);
}

Bot give(Transaction& tx, UserId id, UserId owner_id, Millis now) {
    auto bot = find_bot(tx, id);
    if (!bot) throw refuse::no_bot;
    bot->owner_id = owner_id.str();
    bot->update_at = now;
    save(tx, *bot);
    return std::move(*bot);
}

std::string version_of(const Bot& bot) { return bot.user_id.str() + "." + std::to_string(bot.update_at); }

Task<Bot> switched(App& app, SignedIn caller, UserId id, bool on) {
    Bot bot = co_await managed(app, caller, id);
    if ((bot.delete_at == 0) == on) co_return bot;
    co_return co_await app.db.write(switch_bot, id, on, app.clock.now());
}

}  // namespace

Task<Bot> create(App& app, SignedIn caller, BotPatch wanted) {
    permissions::must(app, caller, permissions::create_bot);
    if (caller.user->is_bot) throw refuse::not_allowed;
    if (!app.settings.now()->integrations.EnableBotAccountCreation) throw refuse::switched_off;
    Bot bot = patched({.owner_id = caller.user_id.str()}, wanted);
    check(bot);
    auto account = users::prepared(
        app, {.username = bot.username, .email = address_of(bot), .first_name = bot.display_name});
    account.email_verified = true;
    account.remote_id.reset();
    account.is_bot = true;
    account.bot_description = bot.description;
    bot.user_id = account.id;
    bot.create_at = bot.update_at = account.create_at;
    bot = co_await app.db.write(make, std::move(bot), std::move(account));
    co_await greet_owner(app, bot);
    co_return bot;
}

Task<Tagged<Bot>> get(App& app, SignedIn caller, UserId id, Query<WithDisabled> query) {
    auto bot = co_await app.db.read(find_bot, id);
    if (!bot || (bot->delete_at != 0 && !query.include_deleted)) throw refuse::no_bot;
    bool own = bot->owner_id == caller.user_id.view();
    bool sees =
        may(app, caller, permissions::read_others_bots) || (own && may(app, caller, permissions::read_bots));
    if (!sees) throw refuse::no_bot;
    auto version = version_of(*bot);
    co_return Tagged<Bot>{std::move(*bot), std::move(version)};
}

Task<Tagged<std::vector<Bot>>> list(App& app, SignedIn caller, Query<BotWindow> query) {
    bool all = may(app, caller, permissions::read_others_bots);
    if (!all) permissions::must(app, caller, permissions::read_bots);
    BotWindow window = query;
    window.per_page = std::clamp<std::int64_t>(window.per_page, 0, bots_a_page);
    window.page = std::max<std::int64_t>(window.page, 0);
    auto bots = co_await app.db.read(bots_in, window, all ? UserId() : caller.user_id);
    std::string version = std::to_string(bots.size());
    Millis newest = 0;
    std::size_t mixed = 0;
    for (const auto& bot : bots) {
        newest = std::max(newest, bot.update_at);
        mixed = mixed * 31 + std::hash<UserId>{}(bot.user_id);
    }
    version += "." + std::to_string(newest) + "." + std::to_string(mixed);
    co_return Tagged<std::vector<Bot>>{std::move(bots), std::move(version)};
}

Task<Bot> patch(App& app, SignedIn caller, UserId id, BotPatch patch) {
    Bot bot = co_await managed(app, caller, id);
    Bot after = patched(bot, patch);
    if (after.username == bot.username && after.display_name == bot.display_name &&
        after.description == bot.description)
        co_return bot;
    co_return co_await app.db.write(change, id, std::move(patch), app.clock.now());
}

Task<Bot> disable(App& app, SignedIn caller, UserId id) {
    return switched(app, std::move(caller), id, false);
}
Task<Bot> enable(App& app, SignedIn caller, UserId id) { return switched(app, std::move(caller), id, true); }

Task<Bot> assign(App& app, SignedIn caller, UserId id, UserId owner_id) {
    co_await managed(app, caller, id);
    auto owner = co_await users::known(app, owner_id);
    if (owner->is_bot) throw refuse::not_allowed;
    co_return co_await app.db.write(give, id, owner_id, app.clock.now());
}

}  // namespace heliograph::bots
