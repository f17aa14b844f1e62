// Who may enter a door, as parameter types of its rule.
#pragma once

#include <expected>
#include <memory>

#include "base/words/refusal.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/nouns.h"

namespace heliograph {

struct Request;
struct Answer;
template <class App, class Caller>
struct Entrance;

// No session is needed; if a good one comes along it is known.
struct Anyone {
    UserId user_id;  // Empty without a session.
    std::shared_ptr<const sessions::Session> session;
    std::shared_ptr<const users::User> user;
};

// A person, bot or app with a valid session. Session and user are frozen snapshots.
struct SignedIn {
    UserId user_id;
    std::shared_ptr<const sessions::Session> session;
    std::shared_ptr<const users::User> user;
};

// A signed-in caller who holds manage_system.
struct SystemAdmin : SignedIn {};

// Implemented by sessions/entrance.cpp.
// As the peer: a browser forgets a cookie that opens nothing.
void clear_bad_cookie(const Request& request, Answer& answer);
template <>
struct Entrance<App, Anyone> {
    static constexpr const char* name = "Anyone";
    static Task<std::expected<Anyone, Refusal>> enter(App& app, const Request* request);
};
template <>
struct Entrance<App, SignedIn> {
    static constexpr const char* name = "SignedIn";
    static Task<std::expected<SignedIn, Refusal>> enter(App& app, const Request* request);
    static void refused(const Request& request, Answer& answer) { clear_bad_cookie(request, answer); }
};
template <>
struct Entrance<App, SystemAdmin> {
    static constexpr const char* name = "SystemAdmin";
    static Task<std::expected<SystemAdmin, Refusal>> enter(App& app, const Request* request);
    static void refused(const Request& request, Answer& answer) { clear_bad_cookie(request, answer); }
};

}  // namespace heliograph
