// Commands with arguments and sub-commands are trees of JSON with the peer's capitalised keys.
#include "src/slash_commands/autocomplete.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/slash_commands/built_in.h"
#include "src/slash_commands/cache.h"
#include "src/teams/access.h"

namespace heliograph::slash_commands {

namespace json = boost::json;

namespace {

constexpr int depth_max = 20;

std::string text_of(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

const json::array* list_of(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_array() ? &value->get_array() : nullptr;
}

bool is_true(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

// An input in two parts: what is understood, and what comes behind.
struct Input {
    std::string parsed;
    std::string rest;
};

// Walks over a tree of commands and collects.
class Walk {
public:
    explicit Walk(bool as_admin) : as_admin_(as_admin) {}

    void commands(const json::array& list, const Input& input, int depth) {
        if (depth > depth_max) return;
        auto blank = input.rest.find(' ');
        for (const auto& item : list) {
            if (!item.is_object()) continue;
            const auto& command = item.get_object();
            std::string trigger = text_of(command, "Trigger"), role = text_of(command, "RoleID");
            if (!as_admin_ && role == "system_admin") continue;
            if (blank == std::string::npos) {
                if (trigger.starts_with(lower(input.rest)))
                    add(input.parsed + trigger, trigger, text_of(command, "Hint"),
                        text_of(command, "HelpText"));
            } else if (trigger == lower(input.rest.substr(0, blank))) {
                inside(command,
                       {input.parsed + input.rest.substr(0, blank + 1), input.rest.substr(blank + 1)}, depth);
            }
        }
    }

    std::vector<Suggestion> found;

private:
    void add(std::string complete, std::string suggestion, std::string hint, std::string description) {
        found.push_back(
            {std::move(complete), std::move(suggestion), std::move(hint), std::move(description), ""});
    }

    void inside(const json::object& command, const Input& input, int depth) {
        const auto* listed = list_of(command, "Arguments");
        if (listed && !listed->empty())
            arguments(*listed, 0, input, depth);
        else if (const auto* below = list_of(command, "SubCommands"))
            commands(*below, input, depth + 1);
    }

    // True if something was suggested. An optional argument may be there or be left out: both are tried.
    bool arguments(const json::array& list, std::size_t at, Input input, int depth) {
        if (at >= list.size() || depth > depth_max) return false;
        if (!list[at].is_object()) return false;
        const auto& one = list[at].get_object();
        Input behind = input;
        bool suggested = argument(one, behind) || arguments(list, at + 1, behind, depth + 1);
        if (!is_true(one, "Required")) suggested = arguments(list, at + 1, input, depth + 1) || suggested;
        return suggested;
    }

    // True if the input ends within this argument; else input is what stands behind it.
    bool argument(const json::object& one, Input& input) {
        std::string name = text_of(one, "Name"), help = text_of(one, "HelpText");
        if (!name.empty()) {
            std::string flag = "--" + name;
            std::string typed = input.rest.substr(input.rest.starts_with(' ') ? 1 : 0);
            if (lower(flag).starts_with(lower(typed))) {
                add(input.parsed + input.rest + flag.substr(typed.size()) + " ", flag, "", help);
                return true;
            }
            // Something else was typed: this argument is not what it belongs to.
            if (!lower(typed).starts_with(lower(flag) + " ")) return true;
            input = {input.parsed + flag + " ", typed.substr(flag.size() + 1)};
        }
        std::string type = text_of(one, "Type");
        if (type == "TextInput") return text_argument(one, help, input);
        if (type == "StaticList") return listed_argument(one, input);
        return false;
    }

    bool text_argument(const json::object& one, const std::string& help, Input& input) {
        std::string typed = input.rest.substr(input.rest.starts_with(' ') ? 1 : 0);
        bool quoted = typed.starts_with('"');
        auto end = typed.find(quoted ? '"' : ' ', quoted ? 1 : 0);
        if (end == std::string::npos) {
            const auto* data = one.if_contains("Data");
            std::string hint = data && data->is_object() ? text_of(data->get_object(), "Hint") : "";
            add(input.parsed + input.rest, "", hint, help);
            return true;
        }
        ++end;
        if (quoted && end < typed.size() && typed[end] == ' ') ++end;
        input = {input.parsed + typed.substr(0, end), typed.substr(end)};
        return false;
    }

    bool listed_argument(const json::object& one, Input& input) {
        std::string typed = input.rest.substr(input.rest.starts_with(' ') ? 1 : 0);
        const auto* data = one.if_contains("Data");
        const auto* items =
            data && data->is_object() ? list_of(data->get_object(), "PossibleArguments") : nullptr;
        if (!items) return false;
        for (const auto& item : *items) {
            if (!item.is_object()) continue;
            std::string word = text_of(item.get_object(), "Item");
            if (typed.starts_with(word + " ")) {
                input = {input.parsed + word + " ", typed.substr(word.size() + 1)};
                return false;
            }
        }
        for (const auto& item : *items) {
            if (!item.is_object()) continue;
            std::string word = text_of(item.get_object(), "Item");
            if (lower(word).starts_with(lower(typed)))
                add(input.parsed + word, word, text_of(item.get_object(), "Hint"),
                    text_of(item.get_object(), "HelpText"));
        }
        return true;
    }

    const bool as_admin_;
};

json::value tree_of(const Command& command) {
    if (command.autocomplete_data)
        if (auto data = parse_json(command.autocomplete_data->text); data && data->is_object()) return *data;
    return json::object{{"Trigger", command.trigger},
                        {"Hint", command.auto_complete_hint},
                        {"HelpText", command.auto_complete_desc}};
}

}  // namespace

Command without_secrets(Command command) {
    command.token.clear();
    command.creator_id = UserId();
    command.method.clear();
    command.url.clear();
    command.username.clear();
    command.icon_url.clear();
    return command;
}

bool is_autocomplete_data(const Json& data) {
    auto parsed = parse_json(data.text);
    if (!parsed || !parsed->is_object()) return false;
    const auto& object = parsed->get_object();
    std::string trigger = text_of(object, "Trigger"), role = text_of(object, "RoleID");
    if (trigger.empty() || trigger != lower(trigger) || trigger.find(' ') != std::string::npos) return false;
    return role.empty() || role == "system_admin" || role == "system_user";
}

std::vector<Suggestion> suggestions_for(std::vector<Command> commands, const std::string& input,
                                        bool as_admin) {
    std::ranges::sort(commands, {}, &Command::trigger);
    json::array trees;
    for (const auto& command : commands) trees.push_back(tree_of(command));
    Walk walk(as_admin);
    walk.commands(trees, {"", input}, 0);
    return std::move(walk.found);
}

Task<std::vector<Command>> suggested_commands(App& app, TeamId team_id) {
    auto settings = app.settings.now();
    std::vector<Command> commands;
    std::set<std::string> seen;
    auto take = [&](Command command) {
        if (command.auto_complete && seen.insert(command.trigger).second)
            commands.push_back(without_secrets(std::move(command)));
    };
    if (settings->integrations.EnableCommands) {
        auto custom = co_await app.command_cache.of_team(app.db, team_id);
        for (const auto& command : *custom) take(command);
    }
    for (auto& command : built_in_commands(*settings)) take(std::move(command));
    co_return commands;
}

Task<std::vector<Command>> list_suggested(App& app, SignedIn caller, TeamId team_id) {
    co_await teams::require(app, caller, team_id, permissions::view_team);
    co_return co_await suggested_commands(app, team_id);
}

Task<std::vector<Suggestion>> suggest(App& app, SignedIn caller, TeamId team_id,
                                      Query<SuggestionQuery> query) {
    co_await teams::require(app, caller, team_id, permissions::view_team);
    if (query.user_input.empty()) throw heliograph::refuse::invalid_body_param.because("userInput");
    std::string input = query.user_input.substr(query.user_input.front() == '/' ? 1 : 0);
    bool as_admin = permissions::may(app, caller, permissions::manage_system);
    co_return suggestions_for(co_await suggested_commands(app, team_id), input, as_admin);
}

}  // namespace heliograph::slash_commands
