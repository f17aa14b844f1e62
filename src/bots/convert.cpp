// Bots that become people, people that become bots, and bots that follow their accounts.
#include "base/clock.h"
#include "base/crypto/passwords.h"
#include "base/events/bus.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/bots/events.h"
#include "src/bots/notices.h"
#include "src/bots/rules.h"
#include "src/bots/store.h"
#include "src/sessions/rules.h"
#include "src/settings.h"
#include "src/users/events.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"
#include "src/users/store.h"

namespace heliograph::bots {

namespace {

users::User make_person(Transaction& tx, UserId id, NewPerson person, users::UserPatch patch,
                        std::string hash, Millis now) {
    auto bot = find_bot(tx, id);
    if (!bot || bot->delete_at != 0) throw refuse::no_bot;
    remove(tx, id);
    auto account = users::find(tx, id);
    ENSURE(account);
    users::User after = users::with_patch(std::move(*account), patch);
    after.password = std::move(hash);
    after.last_password_update = now;
    if (person.set_system_admin) after.roles = "system_user system_admin";
    return users::change_account(tx, std::move(after), now);
}

// Whoever knew the password is out: a bot has tokens only.
Bot make_bot(Transaction& tx, UserId id, Millis now) {
    auto account = users::find(tx, id);
    if (!account) throw users::refuse::missing_account;
    if (account->is_bot) throw refuse::a_bot_already;
    Bot bot{.user_id = id,
            .username = account->username,
            .display_name = account->first_name,
            .owner_id = id.str(),
            .create_at = now,
            .update_at = now,
            .delete_at = account->delete_at};
    insert(tx, bot);
    sessions::end_all_of(tx, id);
    auto after = users::find(tx, id);
    ENSURE(after);
    users::change_account(tx, std::move(*after), now);
    return bot;
}

void follow_account(Transaction& tx, UserId id, Millis delete_at) {
    auto bot = find_bot(tx, id);
    if (!bot) return;
    bot->update_at = tx.now();
    bot->delete_at = delete_at;
    save(tx, *bot);
}

// A bot that owns itself goes with its account, and is no loss to tell of.
void follow_owner(Transaction& tx, UserId owner_id, bool disable_them) {
    OwnerGone news{.owner_id = owner_id, .disabled = disable_them};
    for (auto& bot : active_of(tx, owner_id)) {
        if (bot.user_id == owner_id) continue;
        if (disable_them) users::set_activity(tx, bot.user_id, false, tx.now());
        news.bots.push_back(std::move(bot));
    }
    if (!news.bots.empty()) tx.announce(std::move(news));
}

}  // namespace

Task<users::User> convert_to_user(App& app, SystemAdmin, UserId id, NewPerson person,
                                  users::UserPatch patch) {
    std::string password = patch.password.value_or("");
    if (password.empty()) throw refuse::invalid_body_param.because("password");
    users::check_password(app, password);
    std::string hash = co_await app.workers.run([password] { return passwords::hash(password); });
    co_return co_await app.db.write(make_person, id, person, std::move(patch), std::move(hash),
                                    app.clock.now());
}

Task<Bot> convert_to_bot(App& app, SystemAdmin, UserId id) {
    co_return co_await app.db.write(make_bot, id, app.clock.now());
}

void listen_to_users(App& app) {
    app.bus.inside<users::UserDeactivated>([&app](Transaction& tx, const users::UserDeactivated& news) {
        follow_account(tx, news.user_id, tx.now());
        follow_owner(tx, news.user_id, app.settings.now()->integrations.DisableBotsWhenOwnerIsDeactivated);
    });
    app.bus.inside<users::UserActivated>(
        [](Transaction& tx, const users::UserActivated& news) { follow_account(tx, news.user_id, 0); });
    app.bus.on<OwnerGone>([&app](const OwnerGone& news) { tell_admins(app, news); });
}

}  // namespace heliograph::bots
