// Who of the people in a payload has an account here and asked to be mentioned; the administrator's mapping.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "base/words/task.h"
#include "src/callers.h"
#include "src/translation/model.h"
#include "src/translation/people.h"

namespace heliograph::translation {

struct PeopleQuery {
    std::int64_t page = 0;       // From 0.
    std::int64_t per_page = 60;  // At most 200.
};
DESCRIBE(PeopleQuery, page, per_page);

namespace refuse {
inline constexpr Refusal bad_person{400, "heliograph.people.name.app_error",
                                    "A name has 1 to 200 bytes, a service at most 64."};
inline constexpr Refusal no_person{404, "heliograph.people.user.app_error",
                                   "There is no such account to be meant by the name."};
}  // namespace refuse

// For system administrators.
Task<std::vector<PersonRow>> list_people(App& app, SignedIn caller, Query<PeopleQuery> query);
Task<PersonRow> put_person(App& app, SignedIn caller, PersonRow wanted);

// A person asks for mentions with this preference, whose value is then "true".
inline constexpr const char* mention_category = "heliograph";
inline constexpr const char* mention_preference = "mention_my_name";

// Those of them who have an account, by the mapping or by e-mail, and asked for mentions.
Task<std::vector<Mentioned>> who_wants_mentions(App& app, std::string service,
                                                std::vector<NamedPerson> people);

}  // namespace heliograph::translation
