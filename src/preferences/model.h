// The nouns of preferences.
#pragma once

#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::preferences {

// A row of `preferences`.
struct Preference {
    UserId user_id;        // Whose it is.
    std::string category;  // Up to 32 characters: "display_settings".
    std::string name;      // Up to 32 characters.
    std::string value;     // Up to 20000 characters.
};
DESCRIBE(Preference, user_id, category, name, value);

inline constexpr std::size_t preferences_a_request_max = 100;
inline constexpr std::size_t value_runes_max = 20000;

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal category_not_found{404, "api.preference.preferences_category.get.app_error",
                                            "There are no preferences in this category."};
inline constexpr Refusal not_found{400, "app.preference.get.app_error", "There is no such preference."};
inline constexpr Refusal foreign_set{403, "api.preference.update_preferences.set.app_error",
                                     "A preference names another person."};
inline constexpr Refusal foreign_delete{403, "api.preference.delete_preferences.delete.app_error",
                                        "A preference names another person."};
inline constexpr Refusal bad_category{400, "model.preference.is_valid.category.app_error",
                                      "A category has 1 to 32 characters."};
inline constexpr Refusal bad_name{400, "model.preference.is_valid.name.app_error",
                                  "A name has 1 to 32 characters."};
inline constexpr Refusal bad_value{400, "model.preference.is_valid.value.app_error",
                                   "A value has up to 20000 characters."};
}  // namespace refuse

}  // namespace heliograph::preferences
