// Accounts in memory: frozen snapshots with their ready JSON, by id, and ids by name and address.
#pragma once

#include <memory>
#include <string>

#include "base/store/snapshots.h"
#include "base/words/task.h"
#include "src/users/model.h"

namespace heliograph {
class Bus;
}

namespace heliograph::users {

// An account with what is made once of it.
struct Account {
    User user;
    std::shared_ptr<const std::string> self_json;  // What the person sees of himself.
    std::string version;                           // Changes with self_json; becomes the ETag.
};

// Safe from any thread. An account is forgotten by the events that change it, on the writer's thread.
class Cache {
public:
    // nullptr if there is no such account. Deactivated ones are there.
    Task<std::shared_ptr<const User>> get(Database& db, UserId id);
    Task<std::shared_ptr<const User>> by_username(Database& db, std::string username);
    Task<std::shared_ptr<const User>> by_email(Database& db, std::string email);
    Task<std::shared_ptr<const Account>> account(Database& db, UserId id);
    // Only what is in memory; never waits.
    std::shared_ptr<const User> find(UserId id);
    std::shared_ptr<const Account> find_account(UserId id);
    void forget(UserId id);
    void forget_name(const std::string& username);
    void forget_email(const std::string& email);
    void clear();

    void listen(Bus& bus);

private:
    Snapshots<UserId, Account> accounts_{20000};         // Safe by itself.
    Snapshots<std::string, UserId> ids_by_name_{20000};  // Safe by itself.
    Snapshots<std::string, UserId> ids_by_email_{5000};  // Safe by itself.
};

}  // namespace heliograph::users
