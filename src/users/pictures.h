// Profile pictures: kept as uploaded or scaled, or made from the initial.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph::users {

inline constexpr unsigned picture_side = 128;

// A picture as bytes.
struct PictureBytes {
    std::string media_type;
    std::string bytes;
    std::string version;
};

Task<PictureBytes> picture(App& app, SignedIn caller, UserId id);
Task<PictureBytes> default_picture(App& app, SignedIn caller, UserId id);
Task<Ok> set_picture(App& app, SignedIn caller, UserId id, std::string bytes);
Task<Ok> remove_picture(App& app, SignedIn caller, UserId id);
// Refuses before the body is looked at.
Task<void> must_own_picture(App& app, SignedIn caller, UserId id);

}  // namespace heliograph::users
