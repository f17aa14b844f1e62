// What may be done with OAuth apps: registering, seeing and changing them.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/oauth_apps/model.h"
#include "src/oauth_apps/refusals.h"

namespace heliograph::oauth_apps {

// Refuses everything while the server is no provider.
void require_provider(App& app, Refusal otherwise = refuse::apps_turned_off);
// The app; refuses unknown ids.
Task<OAuthApp> known(App& app, OAuthAppId id);
// Throws the refusal that names what is wrong.
void check(const OAuthApp& app);
bool is_web_address(std::string_view text);

Task<OAuthApp> create(App& app, SignedIn caller, NewOAuthApp wanted);
Task<std::vector<OAuthApp>> list(App& app, SignedIn caller, Query<AppPage> page);
Task<OAuthApp> get(App& app, SignedIn caller, OAuthAppId id);
// Without its secret, for everyone.
Task<OAuthApp> info(App& app, SignedIn caller, OAuthAppId id);
Task<OAuthApp> update(App& app, SignedIn caller, OAuthAppId id, NewOAuthApp wanted);
Task<Ok> remove(App& app, SignedIn caller, OAuthAppId id);
Task<OAuthApp> renew_secret(App& app, SignedIn caller, OAuthAppId id);
Task<std::vector<OAuthApp>> authorized(App& app, SignedIn caller, UserId user_id, Query<AppPage> page);
Task<Ok> deauthorize(App& app, SignedIn caller, ClientRef wanted);

// Tokens whose session was ended are dead, and their refresh tokens with them.
void listen_to_sessions(App& app);

}  // namespace heliograph::oauth_apps
