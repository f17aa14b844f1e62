// Loading, freezing and forgetting accounts.
#include "src/users/cache.h"

#include <functional>

#include "base/events/bus.h"
#include "base/store/database.h"
#include "src/users/events.h"
#include "src/users/store.h"
#include "src/users/view.h"

namespace heliograph::users {

namespace {

Account frozen(User user) {
    Account account;
    account.user = std::move(user);
    auto json = std::make_shared<const std::string>(user_json(account.user, {Viewer::As::self}));
    account.version =
        std::to_string(account.user.update_at) + "." + std::to_string(std::hash<std::string>{}(*json));
    account.self_json = std::move(json);
    return account;
}

std::optional<Account> load(Reader& db, UserId id) {
    auto user = find(db, id);
    if (!user) return std::nullopt;
    return frozen(std::move(*user));
}
std::optional<UserId> load_by_name(Reader& db, std::string username) {
    return db.value<UserId>("SELECT id FROM users WHERE username = $1", username);
}
std::optional<UserId> load_by_email(Reader& db, std::string email) {
    return db.value<UserId>("SELECT id FROM users WHERE email = $1", email);
}

std::shared_ptr<const User> user_of(std::shared_ptr<const Account> account) {
    if (!account) return nullptr;
    const User* user = &account->user;
    return {std::move(account), user};
}

}  // namespace

std::shared_ptr<const User> Cache::find(UserId id) { return user_of(accounts_.find(id)); }

std::shared_ptr<const Account> Cache::find_account(UserId id) { return accounts_.find(id); }

Task<std::shared_ptr<const Account>> Cache::account(Database& db, UserId id) {
    if (auto known = accounts_.find(id)) co_return known;
    co_return co_await accounts_.get(db, id, load);
}

Task<std::shared_ptr<const User>> Cache::get(Database& db, UserId id) {
    if (auto known = accounts_.find(id)) co_return user_of(std::move(known));
    co_return user_of(co_await accounts_.get(db, id, load));
}

Task<std::shared_ptr<const User>> Cache::by_username(Database& db, std::string username) {
    auto id = co_await ids_by_name_.get(db, username, load_by_name);
    if (!id) co_return nullptr;
    auto user = co_await get(db, *id);
    // The name may have moved on between the two reads.
    if (!user || user->username != username) co_return nullptr;
    co_return user;
}

Task<std::shared_ptr<const User>> Cache::by_email(Database& db, std::string email) {
    auto id = co_await ids_by_email_.get(db, email, load_by_email);
    if (!id) co_return nullptr;
    auto user = co_await get(db, *id);
    if (!user || user->email != email) co_return nullptr;
    co_return user;
}

void Cache::forget(UserId id) { accounts_.forget(id); }
void Cache::forget_name(const std::string& username) { ids_by_name_.forget(username); }
void Cache::forget_email(const std::string& email) { ids_by_email_.forget(email); }
void Cache::clear() {
    accounts_.clear();
    ids_by_name_.clear();
    ids_by_email_.clear();
}

void Cache::listen(Bus& bus) {
    bus.on<UserCreated>([this](const UserCreated& news) {
        forget(news.user.id);
        forget_name(news.user.username);
        forget_email(news.user.email);
    });
    bus.on<UserUpdated>([this](const UserUpdated& news) {
        forget(news.after.id);
        for (const User* user : {&news.before, &news.after}) {
            forget_name(user->username);
            forget_email(user->email);
        }
    });
    bus.on<UserActivated>([this](const UserActivated& news) { forget(news.user_id); });
    bus.on<UserDeactivated>([this](const UserDeactivated& news) { forget(news.user_id); });
    bus.on<UserRolesChanged>([this](const UserRolesChanged& news) { forget(news.user_id); });
    bus.on<PasswordChanged>([this](const PasswordChanged& news) { forget(news.user_id); });
    bus.on<UserCounted>([this](const UserCounted& news) { forget(news.user_id); });
}

}  // namespace heliograph::users
