// What may be done with sessions: finding the caller behind a token, making and ending sessions, keeping them
// alive.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/sessions/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::sessions {

// The caller behind a session token, personal access token or bot token. Does not suspend for a token in
// memory.
Task<std::expected<SignedIn, Refusal>> by_token(App& app, std::string token);
// The same without waiting: nothing if the token or its owner is not in memory.
std::optional<std::expected<SignedIn, Refusal>> by_cached_token(App& app, const std::string& token);

// Moves the end of the session to now + its length, at most once in a while; the write is not waited for.
// Called by posting, viewing a channel and typing.
void extend(App& app, const SignedIn& caller);
// Moves last_activity_at, at most every five minutes; the write is not waited for.
void touch(App& app, const std::shared_ptr<const Session>& session);

// Inside a write: ends sessions and announces SessionsEnded.
void end_all_of(Transaction& tx, UserId user_id);

// A session in which an app of that name acts for a person; nothing is stored.
Session session_of_app(App& app, const users::User& user, OAuthAppId app_id, const std::string& app_name);
// Inside a write: stores a session; ends one by its token.
void keep(Transaction& tx, const Session& session);
void end_by_token(Transaction& tx, UserId user_id, const std::string& token);

Task<std::vector<Session>> list(App& app, SignedIn caller, UserId user_id);
Task<Ok> revoke(App& app, SignedIn caller, UserId user_id, SessionRef wanted);
Task<Ok> revoke_all(App& app, SignedIn caller, UserId user_id);
Task<Ok> revoke_everyone(App& app, SystemAdmin caller);
Task<Ok> attach_device(App& app, SignedIn caller, Device device);

Task<void> log_out(App& app, Anyone caller);

// Ends sessions with the account or the password, keeps the copies of roles true.
void listen_to_users(App& app);

// The length of new sessions of this kind, in milliseconds.
Millis length_ms(App& app, const Session& session);

}  // namespace heliograph::sessions
