// What actions tell to sockets.
#pragma once

#include "src/actions/model.h"
#include "src/app.h"

namespace heliograph::actions {

// To the sockets of that person and nobody else.
void tell_dialog(App& app, UserId user_id, const OpenDialog& dialog);

}  // namespace heliograph::actions
