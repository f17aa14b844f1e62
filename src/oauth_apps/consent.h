// What an app asks of a person, and the person's answer: where the browser goes next.
#pragma once

#include <optional>
#include <string>

#include "src/callers.h"
#include "src/oauth_apps/model.h"

namespace heliograph::oauth_apps {

// Throws the refusal of the first thing that is wrong; the app has registered the redirect_uri, and a public
// one uses PKCE. Nobody may be sent to redirect_uri before this.
Task<OAuthApp> checked(App& app, Authorization asked);
// True if nobody has to be asked: the app is trusted, or the person has approved it before.
Task<bool> needs_no_question(App& app, UserId user_id, OAuthApp asking);
// The person agrees: gives the address to go back to, with the code (or, in the implicit flow, the token).
Task<std::string> allow(App& app, SignedIn caller, Authorization asked);
// The same address with an error: "access_denied".
std::string back_with_error(const Authorization& asked, const char* error);

}  // namespace heliograph::oauth_apps
