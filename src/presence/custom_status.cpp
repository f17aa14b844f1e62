// Setting and clearing custom statuses; they live in props and in a preference, as the peer's clients expect.
#include "src/presence/custom_status.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/preferences/store.h"
#include "src/settings.h"
#include "src/users/rules.h"
#include "src/users/validity.h"

namespace heliograph::presence {

namespace {

constexpr std::size_t text_runes_max = 100, recent_max = 5;
constexpr const char* category = "custom_status";
constexpr const char* recent_name = "recent_custom_statuses";

std::string cut_to_runes(const std::string& text, std::size_t runes) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((text[at] & 0xC0) != 0x80 && count++ == runes) return text.substr(0, at);
    return text;
}

// The time of a text like 2030-01-01T00:00:00Z or with +01:00 at its end; 0 if it is none, or before 1970.
Millis time_of(const std::string& text) {
    int y = 0, m = 0, d = 0, hour = 0, minute = 0, second = 0, read = 0;
    const char* form = "%4d-%2d-%2dT%2d:%2d:%2d%n";
    if (std::sscanf(text.c_str(), form, &y, &m, &d, &hour, &minute, &second, &read) < 6) return 0;
    using namespace std::chrono;
    year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    if (!date.ok()) return 0;
    auto at = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    auto sign = text.find_first_of("+-", static_cast<std::size_t>(read));
    int off_hours = 0, off_minutes = 0;
    bool zoned = sign != std::string::npos &&
                 std::sscanf(text.c_str() + sign + 1, "%2d:%2d", &off_hours, &off_minutes) == 2;
    auto off = hours(off_hours) + minutes(off_minutes);
    if (zoned) at += text[sign] == '+' ? -off : off;
    return std::max<Millis>(duration_cast<milliseconds>(at.time_since_epoch()).count(), 0);
}

// One that ends says when, in the future; one without a duration may say it, or not.
void check_duration(App& app, CustomStatus& wanted) {
    constexpr const char* known[] = {"thirty_minutes", "one_hour",  "four_hours",
                                     "today",          "this_week", "date_and_time"};
    Millis ends = time_of(wanted.expires_at);
    bool ahead = ends >= app.clock.now();
    if (wanted.duration.empty() && ends > 0 && ahead) wanted.duration = "date_and_time";
    if (wanted.duration.empty() && ends == 0) return;
    bool is_known = std::ranges::any_of(known, [&](const char* one) { return wanted.duration == one; });
    if (!is_known || !ahead) throw heliograph::refuse::invalid_body_param.because("duration and expires_at");
}

std::vector<CustomStatus> recent_of(Reader& db, UserId user_id) {
    auto kept = preferences::find(db, user_id, category, recent_name);
    if (!kept) return {};
    return from_json<std::vector<CustomStatus>>(kept->value).value_or(std::vector<CustomStatus>{});
}

void keep_recent(Transaction& tx, UserId user_id, const std::vector<CustomStatus>& recent) {
    preferences::keep(tx, user_id, {{user_id, category, recent_name, to_json(recent)}});
}

void add_recent(Transaction& tx, UserId user_id, CustomStatus status) {
    auto recent = recent_of(tx, user_id);
    std::erase_if(recent, [&](const auto& known) { return known.text == status.text; });
    recent.insert(recent.begin(), std::move(status));
    if (recent.size() > recent_max) recent.resize(recent_max);
    keep_recent(tx, user_id, recent);
}

void drop_recent(Transaction& tx, UserId user_id, CustomStatus status) {
    auto recent = recent_of(tx, user_id);
    auto gone = std::erase_if(recent, [&](const auto& known) {
        return known.text == status.text && known.emoji == status.emoji && known.duration == status.duration;
    });
    if (gone == 0) throw refuse::no_recent_status;
    keep_recent(tx, user_id, recent);
}

void must_be_enabled(App& app) {
    if (!app.settings.now()->teams.EnableCustomUserStatuses) throw refuse::custom_statuses_off;
}

}  // namespace

Task<Ok> set_custom(App& app, SignedIn caller, UserId user_id, CustomStatus wanted) {
    must_be_enabled(app);
    if (wanted.emoji.empty() && wanted.text.empty()) throw refuse::invalid_body_param;
    check_duration(app, wanted);
    if (wanted.emoji.empty()) wanted.emoji = "speech_balloon";
    wanted.text = cut_to_runes(wanted.text, text_runes_max);
    co_await users::acted_on(app, caller, user_id);
    co_await users::set_prop(app, user_id, "customStatus", to_json(wanted));
    co_await app.db.write(add_recent, user_id, std::move(wanted));
    co_return Ok{};
}

Task<Ok> clear_custom(App& app, SignedIn caller, UserId user_id) {
    must_be_enabled(app);
    co_await users::acted_on(app, caller, user_id);
    co_await users::set_prop(app, user_id, "customStatus", "");
    co_return Ok{};
}

Task<Ok> forget_recent(App& app, SignedIn caller, UserId user_id, CustomStatus which) {
    must_be_enabled(app);
    co_await users::acted_on(app, caller, user_id);
    co_await app.db.write(drop_recent, user_id, std::move(which));
    co_return Ok{};
}

}  // namespace heliograph::presence
