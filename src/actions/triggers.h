// Trigger ids: a program that was just called by a person may open a dialog for that person, for a short
// time.
#pragma once

#include <string>

#include "src/app.h"
#include "src/nouns.h"

namespace heliograph::actions {

struct Trigger {
    std::string client_id;  // For the client: a dialog with this id is the one that it waits for.
    std::string signed_id;  // For the program.
};

Trigger new_trigger(App& app, UserId user_id);

// Whose trigger it is.
struct Triggered {
    std::string client_id;
    UserId user_id;
};
// Throws what is wrong with it.
Triggered open_trigger(App& app, const std::string& signed_id);

}  // namespace heliograph::actions
