// The nouns of slash commands: a command, its execution, its answer, its suggestions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::slash_commands {

// A row of `commands`; built-in commands take the same shape in lists.
struct Command {
    CommandId id;                           // 26 characters; empty for built-in commands.
    std::string token;                      // Sent to the program, so that it knows who calls.
    Millis create_at = 0;                   // When it was made.
    Millis update_at = 0;                   // When it last changed.
    Millis delete_at = 0;                   // When it was deleted, or 0.
    UserId creator_id;                      // Who made it.
    TeamId team_id;                         // Where it works.
    std::string trigger;                    // The word after the slash, in lower case.
    std::string method;                     // "P" for POST, "G" for GET.
    std::string username;                   // Shown as the author of its answers.
    std::string icon_url;                   // Shown as the picture of its answers.
    bool auto_complete = false;             // Clients suggest it.
    std::string auto_complete_desc;         // What the suggestion says.
    std::string auto_complete_hint;         // What may follow the trigger.
    std::string display_name;               // Its name in lists, up to 64 bytes.
    std::string description;                // What it is for, up to 128 bytes.
    std::string url;                        // Whom to call.
    std::string plugin_id;                  // Always empty here.
    std::optional<Json> autocomplete_data;  // Arguments and sub-commands of built-in commands.
};
DESCRIBE(Command, id, token, create_at, update_at, delete_at, creator_id, team_id, trigger, method, username,
         icon_url, auto_complete, auto_complete_desc, auto_complete_hint, display_name, description, url,
         plugin_id, autocomplete_data);

struct CommandQuery {
    TeamId team_id;            // Commands of this team.
    bool custom_only = false;  // Without built-in commands, and with tokens.
};
DESCRIBE(CommandQuery, team_id, custom_only);

struct NewTeamOfCommand {
    TeamId team_id;  // Where it goes.
};
DESCRIBE(NewTeamOfCommand, team_id);

struct NewToken {
    std::string token;  // From now on.
};
DESCRIBE(NewToken, token);

// What one types.
struct Execution {
    ChannelId channel_id;  // Where it was typed.
    std::string command;   // "/trigger text".
    TeamId team_id;        // The team on screen; counts in direct and group channels only.
    std::string root_id;   // The thread it was typed in, or empty.
};
DESCRIBE(Execution, channel_id, command, team_id, root_id);

// What came of it.
struct CommandResponse {
    std::string response_type;        // "in_channel", "ephemeral" or "".
    std::string text;                 // The message.
    std::string username;             // As the program answered.
    std::string channel_id;           // As the program answered.
    std::string icon_url;             // As the program answered.
    std::string type;                 // Post type.
    Json props{"null"};               // Props of the post.
    std::string goto_location;        // Where the client goes.
    std::string trigger_id;           // A dialog that the command opens comes with this id.
    bool skip_slack_parsing = false;  // The text was taken as Markdown.
    Json attachments{"null"};         // Message attachments.
    Json extra_responses{"null"};     // More posts.
};
DESCRIBE(CommandResponse, response_type, text, username, channel_id, icon_url, type, props, goto_location,
         trigger_id, skip_slack_parsing, attachments, extra_responses);

// A row of `commandwebhooks`: where a program may answer later.
struct ResponseUrl {
    std::string id;              // 26 characters, the secret.
    Millis create_at = 0;        // When the command was run; it lives 30 minutes.
    CommandId command_id;        // The command.
    UserId user_id;              // Who ran it.
    ChannelId channel_id;        // Where.
    PostId root_id;              // In which thread, or empty.
    std::int64_t use_count = 0;  // Answers taken; five at most.
};
DESCRIBE(ResponseUrl, id, create_at, command_id, user_id, channel_id, root_id, use_count);

// A row of `heliograph_command_uses`.
struct CommandUse {
    CommandId command_id;  // The command.
    Millis used_at = 0;    // When it was last run.
    std::string outcome;   // "delivered" or "failed".
    std::string reason;    // Why it failed.
};
DESCRIBE(CommandUse, command_id, used_at, outcome, reason);

// A command with its state, for the page of integrations.
struct CommandInUse {
    Command command;              // The command, with its token.
    std::string state;            // "live", or "disabled" by the setting.
    Millis last_delivery_at = 0;  // When it was last run, or 0.
    std::string last_outcome;     // "", "delivered" or "failed".
    std::string reason;           // Why it failed.
};
DESCRIBE(CommandInUse, command, state, last_delivery_at, last_outcome, reason);

struct TeamQuery {
    TeamId team_id;  // Commands of this team.
};
DESCRIBE(TeamQuery, team_id);

struct SuggestionQuery {
    std::string user_input;  // What was typed so far.
    ChannelId channel_id;    // Where.
    std::string root_id;     // In which thread.
};
DESCRIBE(SuggestionQuery, user_input, channel_id, root_id);

struct Suggestion {
    std::string complete;     // The whole input with the suggestion, without the slash.
    std::string suggestion;   // The part that is suggested.
    std::string hint;         // What may follow.
    std::string description;  // What it does.
    std::string icon_data;    // Always empty here.
};
DESCRIBE(Suggestion, complete, suggestion, hint, description, icon_data);

}  // namespace heliograph::slash_commands

namespace heliograph {
template <>
struct OutOfTheTable<slash_commands::Command> {
    static constexpr bool has(std::string_view name) { return one_of(name, "autocomplete_data"); }
};
template <>
struct WireName<slash_commands::Suggestion> {
    static constexpr std::string_view of(std::string_view member) {
        return member == "complete"      ? "Complete"
               : member == "suggestion"  ? "Suggestion"
               : member == "hint"        ? "Hint"
               : member == "description" ? "Description"
                                         : "IconData";
    }
};
}  // namespace heliograph
