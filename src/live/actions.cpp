// The actions of the peer's clients, one function each.
#include "src/live/actions.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <map>

#include "base/clock.h"
#include "base/telemetry/log.h"
#include "base/wire/read_json.h"
#include "base/wire/websocket_session.h"
#include "src/channels/access.h"
#include "src/live/hub.h"
#include "src/live/message_pack.h"
#include "src/live/opening.h"
#include "src/permissions/names.h"
#include "src/presence/rules.h"
#include "src/sessions/model.h"
#include "src/sessions/rules.h"
#include "src/settings.h"
#include "src/system/version.h"

namespace heliograph::live {

namespace {

using Object = boost::json::object;

struct Asked {
    std::shared_ptr<Connection> connection;
    std::int64_t seq = 0;
    std::string action;
    Object data;

    std::string text(std::string_view name) const {
        const auto* value = data.if_contains(name);
        return value && value->is_string() ? std::string(value->get_string()) : std::string();
    }
    bool truth(std::string_view name) const {
        const auto* value = data.if_contains(name);
        return value && value->is_bool() && value->get_bool();
    }
};

// Each gives the reply's data; empty for none.
using Action = Task<std::string> (*)(App&, Asked);

Refused wrong(const char* parameter) { return refuse::invalid_action_param.because(parameter); }

Task<std::string> ping(App& app, Asked) {
    std::string reply_data =
        R"({"node_id":"","server_time":)" + std::to_string(app.clock.now()) + R"(,"text":"pong","version":)";
    write_json_string(reply_data, system::peer_version);
    co_return reply_data + "}";
}

Task<std::string> user_typing(App& app, Asked asked) {
    ChannelId channel_id(asked.text("channel_id"));
    SignedIn caller = asked.connection->caller;
    if (!channel_id.valid() || !co_await channels::may(app, caller, channel_id, permissions::create_post))
        throw wrong("channel_id");
    const auto& scope = asked.connection->scope;
    if (scope && !(scope->may_post && scope->reaches(channel_id))) throw sessions::refuse::beyond_scope;
    sessions::extend(app, caller);
    std::string news = R"({"parent_id":)";
    write_json_string(news, asked.text("parent_id"));
    news.append(R"(,"user_id":")").append(caller.user_id.view()).append("\"}");
    if (app.settings.now()->service.EnableUserTypingMessages)
        app.outlet.send({.event = "typing",
                         .data = std::move(news),
                         .audience = {.omit_users = {caller.user_id}, .channel_id = channel_id},
                         .may_be_dropped = true,
                         .only_where_on_screen = true});
    co_return "";
}

Task<std::string> user_update_active_status(App& app, Asked asked) {
    const auto* is_active = asked.data.if_contains("user_is_active");
    if (!is_active || !is_active->is_bool()) throw wrong("user_is_active");
    auto tell = is_active->get_bool() ? presence::active : presence::inactive;
    tell(app, asked.connection->caller.user_id, asked.truth("manual"));
    co_return "";
}

Task<std::string> get_statuses(App& app, Asked) { co_return to_json(presence::all_known(app)); }

Task<std::string> get_statuses_by_ids(App& app, Asked asked) {
    std::vector<UserId> ids;
    if (const auto* list = asked.data.if_contains("user_ids"); list && list->is_array())
        for (const auto& id : list->get_array())
            if (id.is_string()) ids.emplace_back(std::string_view(id.get_string()));
    if (ids.empty()) throw wrong("user_ids");
    std::map<std::string, std::string> statuses;
    for (const auto& status : co_await presence::of_ids(app, std::move(ids)))
        statuses[status.user_id.str()] = status.status;
    co_return to_json(statuses);
}

Task<std::string> see(App&, Asked asked) {
    auto& screen = asked.connection->screen;
    if (!screen) screen = std::make_unique<Screen>();
    if (asked.data.contains("channel_id")) screen->channel_id = ChannelId(asked.text("channel_id"));
    if (asked.data.contains("team_id")) screen->team_id = TeamId(asked.text("team_id"));
    if (asked.data.contains("thread_channel_id"))
        screen->thread_channel_id = ChannelId(asked.text("thread_channel_id"));
    co_return "";
}

Task<std::string> nothing(App&, Asked) { co_return ""; }

const std::map<std::string_view, Action>& actions() {
    static const std::map<std::string_view, Action> all{
        {"ping", ping},
        {"user_typing", user_typing},
        {"user_update_active_status", user_update_active_status},
        {"get_statuses", get_statuses},
        {"get_statuses_by_ids", get_statuses_by_ids},
        {"presence", see},
        {"posted_notify_ack", nothing},
    };
    return all;
}

// A missing or bad token closes the socket without a word.
Task<void> authenticate(App& app, Asked asked) {
    auto connection = asked.connection;
    std::string token = asked.text("token");
    auto caller = co_await listener_behind(app, token);
    if (!connection->socket || connection->authenticated()) co_return;
    if (!caller) {
        connection->socket->close(websocket_code::normal);
        co_return;
    }
    co_await enter(app, connection, std::move(*caller));
    if (!connection->socket) co_return;
    greet(app, *connection);
    connection->reply(static_cast<std::uint64_t>(asked.seq), "");
}

// The session may have been extended since it was last looked at, or may have ended.
Task<bool> still_signed_in(App& app, std::shared_ptr<Connection> connection) {
    if (!connection->muted && !connection->hears(app.clock.now())) co_await look_again(app, connection);
    co_return connection->hears(app.clock.now());
}

Task<void> run(App& app, Asked asked) {
    auto seq = static_cast<std::uint64_t>(asked.seq);
    auto connection = asked.connection;
    try {
        if (asked.action.empty()) throw refuse::no_action;
        if (asked.seq <= 0) throw refuse::bad_seq;
        if (!co_await still_signed_in(app, connection)) throw refuse::no_session;
        if (asked.action.starts_with("custom_")) co_return;
        auto found = actions().find(asked.action);
        if (found == actions().end()) throw refuse::bad_action;
        connection->reply(seq, co_await found->second(app, std::move(asked)));
    } catch (const Refusal& refusal) {
        connection->reply_refused(seq, refusal, refusal.sentence);
    } catch (const Refused& refused) {
        connection->reply_refused(seq, refused.refusal(), refused.sentence());
    } catch (const std::exception& bug) {
        log::error("bug", {{"what", bug.what()}});
        connection->reply_refused(seq, refuse::internal, refuse::internal.sentence);
    }
}

void hear(App& app, std::shared_ptr<Connection> connection, const boost::json::value& request) {
    const auto* object = request.if_object();
    if (!object) return;
    Asked asked{.connection = connection};
    if (const auto* seq = object->if_contains("seq"); seq && seq->is_int64()) asked.seq = seq->get_int64();
    if (const auto* action = object->if_contains("action"); action && action->is_string())
        asked.action = action->get_string();
    if (const auto* given = object->if_contains("data"); given && given->is_object())
        asked.data = given->get_object();
    if (asked.action == "authentication_challenge") {
        if (!connection->authenticated()) spawn("websocket challenge", authenticate(app, std::move(asked)));
    } else if (connection->authenticated()) {
        // Before that, the peer answers nothing.
        spawn("websocket action", run(app, std::move(asked)));
    }
}

}  // namespace

void hear_text(App& app, std::shared_ptr<Connection> connection, std::string text) {
    if (auto request = parse_json(text)) return hear(app, std::move(connection), *request);
    if (connection->socket) connection->socket->close(websocket_code::policy, "not JSON");
}

void hear_binary(App& app, std::shared_ptr<Connection> connection, std::string bytes) {
    if (auto request = read_message_pack(bytes)) return hear(app, std::move(connection), *request);
    if (connection->socket) connection->socket->close(websocket_code::policy, "not MessagePack");
}

}  // namespace heliograph::live
