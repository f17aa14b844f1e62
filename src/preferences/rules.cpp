// Whose preferences one may touch, and what a preference may be.
#include "src/preferences/rules.h"

#include "base/store/database.h"
#include "src/preferences/store.h"
#include "src/users/rules.h"
#include "src/users/store_lists.h"
#include "src/users/validity.h"

namespace heliograph::preferences {

namespace {

void check(const Preference& preference) {
    if (preference.category.empty() || preference.category.size() > 32) throw refuse::bad_category;
    if (preference.name.empty() || preference.name.size() > 32) throw refuse::bad_name;
    if (users::rune_count(preference.value) > value_runes_max) throw refuse::bad_value;
}

void check_count(const std::vector<Preference>& preferences) {
    if (preferences.empty() || preferences.size() > preferences_a_request_max)
        throw refuse::invalid_body_param;
}

// A saved post is one that the person can see.
Task<void> check_flagged(App& app, SignedIn caller, Preference preference) {
    PostId post_id(preference.name);
    std::string channel_id = co_await app.db.read(channel_of_post, post_id);
    if (channel_id.empty()) throw refuse::invalid_body_param;
    if (!co_await app.db.read(users::sees_channel, ChannelId(channel_id), caller.user_id))
        throw refuse::not_allowed;
}

}  // namespace

Task<std::vector<Preference>> list(App& app, SignedIn caller, UserId user_id) {
    co_await users::acted_on(app, caller, user_id);
    co_return co_await app.db.read(all_of, user_id);
}

Task<std::vector<Preference>> category(App& app, SignedIn caller, UserId user_id, PathText category) {
    co_await users::acted_on(app, caller, user_id);
    auto found = co_await app.db.read(in_category, user_id, std::string(category));
    if (found.empty()) throw refuse::category_not_found;
    co_return found;
}

Task<Preference> get(App& app, SignedIn caller, UserId user_id, PathText category, PathText name) {
    co_await users::acted_on(app, caller, user_id);
    auto found = co_await app.db.read(find, user_id, std::string(category), std::string(name));
    if (!found) throw refuse::not_found;
    co_return *found;
}

Task<Ok> set(App& app, SignedIn caller, UserId user_id, std::vector<Preference> wanted) {
    co_await users::acted_on(app, caller, user_id);
    check_count(wanted);
    for (const auto& preference : wanted) {
        if (preference.user_id != user_id) throw refuse::foreign_set;
        check(preference);
        if (preference.category == "flagged_post") co_await check_flagged(app, caller, preference);
    }
    co_await app.db.write(keep, user_id, std::move(wanted));
    co_return Ok{};
}

Task<Ok> remove(App& app, SignedIn caller, UserId user_id, std::vector<Preference> wanted) {
    co_await users::acted_on(app, caller, user_id);
    check_count(wanted);
    for (const auto& preference : wanted)
        if (preference.user_id != user_id) throw refuse::foreign_delete;
    co_await app.db.write(drop, user_id, std::move(wanted));
    co_return Ok{};
}

}  // namespace heliograph::preferences
