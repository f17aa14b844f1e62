// Statuses that people choose, and those that follow from sockets and activity.
#include "src/presence/rules.h"

#include "base/clock.h"
#include "base/store/database.h"
#include "src/presence/news.h"
#include "src/presence/statuses.h"
#include "src/presence/store.h"
#include "src/settings.h"
#include "src/users/rules.h"
#include "src/users/store_lists.h"

namespace heliograph::presence {

namespace {

constexpr Millis away_after_ms = 5 * 60 * 1000;

// Rows follow memory: one writer at a time, which takes all that changed meanwhile in one go.
Task<void> write_changed(App& app) {
    try {
        for (auto changed = app.statuses.take_changed(); !changed.empty();
             changed = app.statuses.take_changed())
            co_await app.db.write(save, std::move(changed));
    } catch (...) {
        // A status is not worth a fault: the next change is written again.
        while (!app.statuses.take_changed().empty()) {
        }
    }
}

void become(App& app, const Status& before, Status after) {
    app.statuses.put(after);
    if (before.status != after.status) tell_status(app, after);
    if (app.statuses.begin_writing()) spawn("write statuses", write_changed(app));
}

Status unknown(UserId user_id) { return {.user_id = user_id, .status = offline}; }

Task<Status> current(App& app, UserId user_id) {
    auto statuses = co_await of_ids(app, {user_id});
    co_return statuses.front();
}

Task<void> go_online(App& app, UserId user_id, bool manual) {
    Status before = co_await current(app, user_id), after = before;
    // What a person chose stands until the person chooses again.
    if (before.manual && !manual) co_return;
    Millis now = app.clock.now();
    // A note of activity alone is not worth a row every time.
    if (before.status == online && !manual && now - before.last_activity_at < 60 * 1000) co_return;
    after.status = online;
    after.manual = false;
    after.last_activity_at = now;
    after.dnd_end_time = 0;
    become(app, before, std::move(after));
}

Task<void> go_offline(App& app, UserId user_id) {
    Status before = co_await current(app, user_id), after = before;
    if (before.manual || before.status == offline) co_return;
    after.status = offline;
    after.last_activity_at = app.clock.now();
    become(app, before, std::move(after));
}

Task<void> go_away(App& app, UserId user_id, bool manual) {
    Status before = co_await current(app, user_id), after = before;
    if (before.manual && !manual) co_return;
    bool recent = app.clock.now() - before.last_activity_at < away_after_ms;
    if (!manual && (before.status == away || recent)) co_return;
    after.status = away;
    after.manual = manual;
    become(app, before, std::move(after));
}

// Time is looked at when somebody asks: the end of "dnd" needs no timer.
Status after_dnd(App& app, Status status) {
    bool over =
        status.status == dnd && status.dnd_end_time > 0 && status.dnd_end_time * 1000 <= app.clock.now();
    if (!over) return status;
    Status after = status;
    after.status = status.prev_status.empty() ? std::string(online) : status.prev_status;
    after.manual = false;
    after.dnd_end_time = 0;
    after.prev_status.clear();
    become(app, status, after);
    return after;
}

bool is_status(const std::string& text) {
    return text == online || text == away || text == dnd || text == offline;
}

}  // namespace

void connected(App& app, UserId user_id) {
    app.statuses.connected(user_id);
    spawn("go online", go_online(app, user_id, false));
}

void disconnected(App& app, UserId user_id) {
    if (app.statuses.disconnected(user_id) <= 0) spawn("go offline", go_offline(app, user_id));
}

void active(App& app, UserId user_id, bool manual) { spawn("go online", go_online(app, user_id, manual)); }

void inactive(App& app, UserId user_id, bool manual) { spawn("go away", go_away(app, user_id, manual)); }

Task<std::vector<Status>> of_ids(App& app, std::vector<UserId> ids) {
    std::vector<UserId> absent;
    for (UserId id : ids)
        if (!app.statuses.find(id)) absent.push_back(id);
    if (!absent.empty())
        for (auto& status : co_await app.db.read(of_users, std::move(absent))) app.statuses.learn(status);
    std::vector<Status> statuses;
    for (UserId id : ids) {
        auto known = app.statuses.find(id);
        statuses.push_back(known ? after_dnd(app, std::move(*known)) : unknown(id));
    }
    co_return statuses;
}

std::map<std::string, std::string> all_known(App& app) {
    std::map<std::string, std::string> statuses;
    for (auto& status : app.statuses.all()) statuses.emplace(status.user_id.str(), std::move(status.status));
    return statuses;
}

Task<std::vector<Status>> list(App& app, SignedIn, std::vector<UserId> ids) {
    if (ids.empty()) throw refuse::invalid_body_param;
    for (UserId id : ids)
        if (!id.valid()) throw refuse::invalid_body_param;
    co_return co_await of_ids(app, std::move(ids));
}

Task<Status> get(App& app, SignedIn, UserId user_id) { co_return co_await current(app, user_id); }

Task<Status> set(App& app, SignedIn caller, UserId user_id, WantedStatus wanted) {
    if (UserId(wanted.user_id) != user_id) throw refuse::invalid_body_param;
    co_await users::acted_on(app, caller, user_id);
    if (!is_status(wanted.status)) throw refuse::invalid_body_param;
    Status before = co_await current(app, user_id), after = before;
    after.status = wanted.status;
    after.manual = wanted.status != online;
    after.last_activity_at = app.clock.now();
    bool ends = wanted.status == dnd && wanted.dnd_end_time > 0;
    after.dnd_end_time = ends ? wanted.dnd_end_time : 0;
    after.prev_status = ends && before.status != dnd ? before.status : std::string();
    become(app, before, after);
    co_return after;
}

Task<Ok> type(App& app, SignedIn caller, UserId user_id, Typing typing) {
    co_await users::acted_on(app, caller, user_id);
    if (!typing.channel_id.valid()) throw refuse::invalid_body_param;
    if (!co_await app.db.read(users::sees_channel, typing.channel_id, caller.user_id))
        throw refuse::not_allowed;
    tell_typing(app, user_id, typing);
    co_return Ok{};
}

}  // namespace heliograph::presence
