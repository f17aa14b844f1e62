// Codes and refresh tokens to access tokens.
#pragma once

#include <string>

#include "base/words/task.h"
#include "src/app.h"
#include "src/oauth_apps/model.h"

namespace heliograph::oauth_apps {

struct Grant {
    OAuthApp app;
    UserId user_id;
    std::string redirect_uri;
    std::string scope;
    std::string audience;
};

// The person's token for that app while it lives, or a new one.
Task<AccessAnswer> grant_access(App& app, Grant grant);
// Refuses in the peer's order.
Task<AccessAnswer> give_token(App& app, TokenRequest wanted);
// RFC 8707: an absolute address without a fragment, or empty.
void check_resource(const std::string& resource);

}  // namespace heliograph::oauth_apps
