// Programs that register themselves (RFC 7591), and what this provider says of itself (RFC 8414).
#pragma once

#include <string>
#include <variant>

#include "base/words/task.h"
#include "src/app.h"
#include "src/oauth_apps/model.h"

namespace heliograph::oauth_apps {

Task<std::variant<Registered, RegistrationFault>> register_itself(App& app, Registration wanted);
bool takes_registrations(App& app);
// own_address: where the request reached this server, for want of a SiteURL.
ServerCard server_card(App& app, const std::string& own_address);

}  // namespace heliograph::oauth_apps
