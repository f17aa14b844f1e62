// Personal access tokens: secrets that act for a person or a bot until they are revoked.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/sessions/model.h"

namespace heliograph::sessions {

Task<UserAccessToken> create_token(App& app, SignedIn caller, UserId user_id, NewToken wanted);
Task<std::vector<UserAccessToken>> tokens_of(App& app, SignedIn caller, UserId user_id, Query<Page> page);
Task<std::vector<UserAccessToken>> all_tokens(App& app, SystemAdmin caller, Query<Page> page);
Task<std::vector<UserAccessToken>> search_tokens(App& app, SystemAdmin caller, TokenSearch wanted);
Task<UserAccessToken> get_token(App& app, SignedIn caller, TokenId id);
Task<Ok> revoke_token(App& app, SignedIn caller, TokenRef wanted);
Task<Ok> disable_token(App& app, SignedIn caller, TokenRef wanted);
Task<Ok> enable_token(App& app, SignedIn caller, TokenRef wanted);

}  // namespace heliograph::sessions
