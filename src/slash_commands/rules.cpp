// The permissions are the peer's: contract/slash-commands.md, section 3.
#include "src/slash_commands/rules.h"

#include <algorithm>
#include <unordered_map>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/words/letters.h"
#include "src/settings.h"
#include "src/slash_commands/autocomplete.h"
#include "src/slash_commands/built_in.h"
#include "src/slash_commands/cache.h"
#include "src/slash_commands/events.h"
#include "src/slash_commands/refusals.h"
#include "src/slash_commands/store.h"
#include "src/teams/access.h"
#include "src/teams/rules.h"
#include "src/users/cache.h"

namespace heliograph::slash_commands {

namespace {

using namespace permissions;

bool is_trigger(const std::string& text) {
    if (text.empty() || text.size() > 128 || text.front() == '/') return false;
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_./-").find(c) != std::string_view::npos;
    });
}

// A host must follow; control characters could end a line of the request.
bool is_web_url(const std::string& url) {
    bool plain = std::ranges::none_of(url, [](unsigned char c) { return c <= ' ' || c == 127; });
    for (std::string_view scheme : {"http://", "https://"})
        if (lower(url.substr(0, scheme.size())) == scheme)
            return plain && url.size() > scheme.size() && url[scheme.size()] != '/' &&
                   url[scheme.size()] != ':';
    return false;
}

void refuse_taken(Reader& db, const Command& command) {
    for (const auto& other : commands_of_team(db, command.team_id))
        if (other.trigger == command.trigger && other.id != command.id) throw refuse::duplicate_trigger;
}

Command save_new(Transaction& tx, const Command& command) {
    refuse_taken(tx, command);
    insert_command(tx, command);
    tx.announce(CommandsChanged{command.team_id});
    return command;
}

Command save_changed(Transaction& tx, const Command& command, TeamId old_team) {
    if (command.delete_at == 0) refuse_taken(tx, command);
    update_command(tx, command);
    tx.announce(CommandsChanged{command.team_id});
    if (old_team != command.team_id) tx.announce(CommandsChanged{old_team});
    return command;
}

// A command that the caller may change: it is there, the own permission (404 without, so that nobody learns
// of it), and the one for commands of others unless it is the caller's.
Task<Command> managed(App& app, SignedIn caller, CommandId id) {
    if (!app.settings.now()->integrations.EnableCommands) throw refuse::not_found;
    auto command = co_await app.db.read(find_command, id);
    if (!command) throw refuse::not_found;
    if (!co_await teams::may(app, caller, command->team_id, manage_own_slash_commands))
        throw refuse::not_found;
    if (command->creator_id != caller.user_id)
        co_await teams::require(app, caller, command->team_id, manage_others_slash_commands);
    co_return std::move(*command);
}

Task<UserId> choose_creator(App& app, SignedIn caller, Command wanted) {
    if (wanted.creator_id.empty() || wanted.creator_id == caller.user_id) co_return caller.user_id;
    co_await teams::require(app, caller, wanted.team_id, manage_others_slash_commands);
    auto creator = co_await app.user_cache.get(app.db, wanted.creator_id);
    if (!creator) throw refuse::no_creator;
    co_return creator->id;
}

// What people write; the rest is the server's.
void take_fields(Command& command, Command wanted) {
    command.trigger = lower(std::move(wanted.trigger));
    command.method = std::move(wanted.method);
    command.username = std::move(wanted.username);
    command.icon_url = std::move(wanted.icon_url);
    command.auto_complete = wanted.auto_complete;
    command.auto_complete_desc = std::move(wanted.auto_complete_desc);
    command.auto_complete_hint = std::move(wanted.auto_complete_hint);
    command.display_name = std::move(wanted.display_name);
    command.description = std::move(wanted.description);
    command.url = std::move(wanted.url);
    if (wanted.autocomplete_data && !is_autocomplete_data(*wanted.autocomplete_data))
        throw refuse::bad_autocomplete_data;
}

}  // namespace

void check_command(const Command& command) {
    if (!command.plugin_id.empty()) throw refuse::bad_plugin;
    if (!is_trigger(command.trigger)) throw refuse::bad_trigger;
    if (command.url.empty() || command.url.size() > 1024) throw refuse::bad_url;
    if (!is_web_url(command.url)) throw refuse::no_web_url;
    if (command.method != "P" && command.method != "G") throw refuse::bad_method;
    if (command.display_name.size() > 64) throw refuse::bad_display_name;
    if (command.description.size() > 128) throw refuse::bad_description;
    if (command.username.size() > 64) throw refuse::not_kept.because("username is longer than 64 bytes");
    for (const auto* text : {&command.icon_url, &command.auto_complete_desc, &command.auto_complete_hint})
        if (text->size() > 1024) throw refuse::not_kept.because("a text is longer than 1024 bytes");
}

Task<Command> create(App& app, SignedIn caller, Command wanted) {
    co_await teams::require(app, caller, wanted.team_id, manage_own_slash_commands);
    UserId creator = co_await choose_creator(app, caller, wanted);
    if (!app.settings.now()->integrations.EnableCommands) throw refuse::switched_off;
    if (find_built_in(*app.settings.now(), lower(wanted.trigger))) throw refuse::duplicate_trigger;
    auto others = co_await app.command_cache.of_team(app.db, wanted.team_id);
    for (const auto& other : *others)
        if (other.trigger == lower(wanted.trigger)) throw refuse::duplicate_trigger;
    if (!wanted.id.empty()) throw refuse::not_kept.because("id");
    Command command{.id = app.random.id<Command>(),
                    .token = app.random.id_text().str(),
                    .create_at = app.clock.now(),
                    .update_at = app.clock.now(),
                    .creator_id = creator,
                    .team_id = wanted.team_id,
                    .plugin_id = wanted.plugin_id};
    take_fields(command, std::move(wanted));
    check_command(command);
    co_return co_await app.db.write(save_new, command);
}

Task<std::vector<Command>> list(App& app, SignedIn caller, Query<CommandQuery> query) {
    if (query.team_id.empty()) throw heliograph::refuse::invalid_body_param.because("team_id");
    co_await teams::require(app, caller, query.team_id, view_team);
    bool own = co_await teams::may(app, caller, query.team_id, manage_own_slash_commands);
    if (!own && query.custom_only) throw heliograph::refuse::not_allowed;
    if (!own) co_return co_await suggested_commands(app, query.team_id);
    bool on = app.settings.now()->integrations.EnableCommands;
    if (!on && query.custom_only) throw refuse::switched_off;
    bool others = co_await teams::may(app, caller, query.team_id, manage_others_slash_commands);
    std::vector<Command> commands;
    if (!query.custom_only)
        for (auto& command : built_in_commands(*app.settings.now())) commands.push_back(std::move(command));
    if (!on) co_return commands;
    auto custom = co_await app.command_cache.of_team(app.db, query.team_id);
    for (const auto& command : *custom) {
        if (!others && command.creator_id != caller.user_id) continue;
        commands.push_back(query.custom_only ? command : without_secrets(command));
    }
    co_return commands;
}

Task<Command> get(App& app, SignedIn caller, CommandId id) {
    bool refused = false;
    Command command;
    try {
        command = co_await managed(app, caller, id);
        co_await teams::require(app, caller, command.team_id, view_team);
    } catch (const Refusal&) {
        refused = true;
    }
    if (refused) throw refuse::not_found;
    co_return command;
}

Task<Command> update(App& app, SignedIn caller, CommandId id, Command wanted) {
    if (wanted.id != id) throw heliograph::refuse::invalid_body_param.because("command_id");
    if (!app.settings.now()->integrations.EnableCommands) throw refuse::not_found;
    auto before = co_await app.db.read(find_command, id);
    if (!before) throw refuse::not_found;
    if (wanted.team_id != before->team_id) throw refuse::other_team;
    auto command = co_await managed(app, caller, id);
    take_fields(command, std::move(wanted));
    check_command(command);
    if (find_built_in(*app.settings.now(), command.trigger)) throw refuse::duplicate_trigger;
    command.update_at = app.clock.now();
    co_return co_await app.db.write(save_changed, command, command.team_id);
}

Task<Ok> move(App& app, SignedIn caller, CommandId id, NewTeamOfCommand wanted) {
    auto team = co_await teams::existing(app, wanted.team_id);
    co_await teams::require(app, caller, team->id, manage_own_slash_commands);
    auto command = co_await managed(app, caller, id);
    if (!co_await teams::may_as(app, command.creator_id, team->id, manage_own_slash_commands))
        throw refuse::creator_lacks_right;
    TeamId old_team = std::exchange(command.team_id, team->id);
    command.update_at = app.clock.now();
    co_await app.db.write(save_changed, command, old_team);
    co_return Ok{};
}

Task<Ok> remove(App& app, SignedIn caller, CommandId id) {
    auto command = co_await managed(app, caller, id);
    command.delete_at = command.update_at = app.clock.now();
    co_await app.db.write(save_changed, command, command.team_id);
    co_return Ok{};
}

Task<NewToken> regenerate_token(App& app, SignedIn caller, CommandId id) {
    auto command = co_await managed(app, caller, id);
    command.token = app.random.id_text().str();
    command.update_at = app.clock.now();
    co_await app.db.write(save_changed, command, command.team_id);
    co_return NewToken{command.token};
}

Task<std::vector<CommandInUse>> list_in_use(App& app, SignedIn caller, Query<TeamQuery> query) {
    if (!query.team_id.valid()) throw heliograph::refuse::invalid_body_param.because("team_id");
    co_await teams::require(app, caller, query.team_id, manage_own_slash_commands);
    bool others = co_await teams::may(app, caller, query.team_id, manage_others_slash_commands);
    bool on = app.settings.now()->integrations.EnableCommands;
    std::vector<CommandInUse> listed;
    std::vector<CommandId> ids;
    auto commands = co_await app.command_cache.of_team(app.db, query.team_id);
    for (const auto& command : *commands) {
        if (!others && command.creator_id != caller.user_id) continue;
        listed.push_back({.command = command, .state = on ? "live" : "disabled"});
        ids.push_back(command.id);
    }
    if (ids.empty()) co_return listed;
    std::unordered_map<CommandId, CommandUse> uses;
    for (auto& use : co_await app.db.read(uses_of, ids)) uses.emplace(use.command_id, std::move(use));
    for (auto& entry : listed) {
        auto use = uses.find(entry.command.id);
        if (use == uses.end()) continue;
        entry.last_delivery_at = use->second.used_at;
        entry.last_outcome = use->second.outcome;
        entry.reason = use->second.reason;
    }
    co_return listed;
}

}  // namespace heliograph::slash_commands
