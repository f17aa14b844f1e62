// Direct messages from bots of the server's making.
#include "src/bots/notices.h"

#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/words/loop.h"
#include "src/bots/store.h"
#include "src/channels/direct.h"
#include "src/posts/create.h"
#include "src/users/cache.h"
#include "src/users/rules.h"
#include "src/users/store.h"

namespace heliograph::bots {

namespace {

constexpr const char* server_bot_name = "heliograph";

// "heliograph", or with a number where people were there first.
std::string name_of_server_bot(int number) {
    return std::string(server_bot_name) + (number == 1 ? "" : "-" + std::to_string(number));
}

// It owns itself. Whoever registered its name would read what it says to others.
bool is_server_bot(Reader& db, UserId id) {
    auto bot = find_bot(db, id);
    return bot && bot->owner_id == id.str();
}

// Two requests may want it at once; the second finds what the first made.
UserId make_server_bot(Transaction& tx, UserId new_id) {
    int number = 1;
    for (; auto known = users::find_by_username(tx, name_of_server_bot(number)); ++number)
        if (is_server_bot(tx, known->id)) return known->id;
    insert(tx, {.user_id = new_id,
                .description = "Tells people what to mend.",
                .owner_id = new_id.str(),
                .create_at = tx.now(),
                .update_at = tx.now()});
    users::User account{.id = new_id,
                        .create_at = tx.now(),
                        .update_at = tx.now(),
                        .username = name_of_server_bot(number),
                        .email = name_of_server_bot(number) + "@localhost",
                        .email_verified = true,
                        .first_name = "Heliograph",
                        .roles = "system_user",
                        .is_bot = true};
    return users::create_account(tx, std::move(account)).id;
}

// What cannot be sent is left: nobody waits for a notice.
Task<void> quietly(Task<void> notice) {
    try {
        co_await std::move(notice);
    } catch (const Refusal& refusal) {
        log::debug("a notice is not sent", {{"reason", refusal.id}});
    }
}

Task<void> write_as(App& app, std::shared_ptr<const users::User> bot, UserId to, posts::Post post) {
    auto receiver = co_await app.user_cache.get(app.db, to);
    if (!receiver || receiver->delete_at != 0) co_return;
    auto channel = co_await channels::direct(app, bot->id, to);
    post.channel_id = channel->id;
    posts::Author author{.user_id = bot->id, .user = bot, .is_bot = true};
    posts::PrepareOptions options{.may_post = true, .set_online = false, .triggers_hooks = false};
    co_await posts::create(app, std::move(author), std::move(post), std::move(options));
}

Task<void> write_as_server(App& app, UserId to, posts::Post post) {
    auto bot = co_await server_bot(app);
    co_await write_as(app, std::move(bot), to, std::move(post));
}

Task<void> write_greeting(App& app, Bot bot) {
    auto account = co_await app.user_cache.get(app.db, bot.user_id);
    ENSURE(account);
    posts::Post post{.message =
                         "I am here. Add me to the teams and channels in which I shall work, and make a "
                         "token for the program that speaks through me.",
                     .type = "add_bot_teams_channels"};
    co_await write_as(app, std::move(account), UserId(bot.owner_id), std::move(post));
}

std::string notice(const OwnerGone& news, const std::string& owner) {
    std::string text = "The account @" + owner + " was deactivated. ";
    text += news.disabled ? "These bots of theirs were disabled with it:\n" : "These bots of theirs go on:\n";
    for (const auto& bot : news.bots) text += "* @" + bot.username + "\n";
    text += news.disabled ? "Enable those that are still needed and assign them to somebody else."
                          : "Assign them to somebody else, or disable them.";
    return text;
}

Task<void> tell_each_admin(App& app, OwnerGone news) {
    auto owner = co_await app.user_cache.get(app.db, news.owner_id);
    if (!owner) co_return;
    std::string text = notice(news, owner->username);
    for (const auto& admin : co_await app.db.read(active_admins)) co_await tell(app, admin, text);
}

}  // namespace

Task<std::shared_ptr<const users::User>> server_bot(App& app) {
    for (int number = 1;; ++number) {
        auto known = co_await app.user_cache.by_username(app.db, name_of_server_bot(number));
        if (!known) break;
        if (known->is_bot && co_await app.db.read(is_server_bot, known->id)) co_return known;
    }
    UserId id = co_await app.db.write(make_server_bot, app.random.id<users::User>());
    auto made = co_await app.user_cache.get(app.db, id);
    ENSURE(made);
    app.user_cache.forget_name(made->username);
    co_return made;
}

Task<void> tell(App& app, UserId to, std::string text) {
    co_await quietly(write_as_server(app, to, {.message = std::move(text)}));
}

Task<void> greet_owner(App& app, Bot bot) { co_await quietly(write_greeting(app, std::move(bot))); }

void tell_admins(App& app, OwnerGone news) {
    app.loops.front()->post([&app, news = std::move(news)] {
        spawn("notice of bots without an owner", tell_each_admin(app, news));
    });
}

}  // namespace heliograph::bots
