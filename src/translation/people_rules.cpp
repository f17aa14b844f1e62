// The mapping comes first, that of the service before that of all; then the e-mail address.
#include "src/translation/people_rules.h"

#include <algorithm>

#include "base/store/database.h"
#include "src/app.h"
#include "src/permissions/may.h"
#include "src/preferences/store.h"
#include "src/translation/foreign.h"
#include "src/translation/store.h"
#include "src/users/cache.h"
#include "src/users/store.h"

namespace heliograph::translation {

namespace {

constexpr std::int64_t per_page_max = 200;

std::optional<UserId> account_of(Reader& db, const std::string& service, const NamedPerson& person) {
    for (const auto& in : {service, std::string()})
        for (const auto* name : {&person.login, &person.email, &person.name})
            if (!name->empty())
                if (auto row = find_person(db, in, lower(*name))) return row->user_id;
    if (person.email.empty()) return std::nullopt;
    auto user = users::find_by_email(db, lower(person.email));
    return user ? std::optional(user->id) : std::nullopt;
}

std::vector<Mentioned> wanting(Reader& db, const std::string& service,
                               const std::vector<NamedPerson>& people) {
    std::vector<Mentioned> found;
    for (const auto& person : people) {
        auto id = account_of(db, service, person);
        if (!id) continue;
        auto asked = preferences::find(db, *id, mention_category, mention_preference);
        if (!asked || asked->value != "true") continue;
        auto user = users::find(db, *id);
        if (user && user->delete_at == 0) found.push_back({person, user->username});
    }
    return found;
}

}  // namespace

Task<std::vector<PersonRow>> list_people(App& app, SignedIn caller, Query<PeopleQuery> query) {
    permissions::must(app, caller, permissions::manage_system);
    std::int64_t per_page = query.per_page <= 0 ? 60 : std::min(query.per_page, per_page_max);
    std::int64_t page = std::clamp<std::int64_t>(query.page, 0, 1'000'000);
    co_return co_await app.db.read(people_of, per_page, page * per_page);
}

Task<PersonRow> put_person(App& app, SignedIn caller, PersonRow wanted) {
    permissions::must(app, caller, permissions::manage_system);
    wanted.name = lower(wanted.name);
    if (wanted.name.empty() || wanted.name.size() > 200 || wanted.service.size() > 64)
        throw refuse::bad_person;
    if (!wanted.user_id.empty() && !co_await app.user_cache.get(app.db, wanted.user_id))
        throw refuse::no_person;
    co_await app.db.write(save_person, wanted);
    co_return wanted;
}

Task<std::vector<Mentioned>> who_wants_mentions(App& app, std::string service,
                                                std::vector<NamedPerson> people) {
    if (people.empty()) co_return std::vector<Mentioned>();
    co_return co_await app.db.read(wanting, std::move(service), std::move(people));
}

}  // namespace heliograph::translation
