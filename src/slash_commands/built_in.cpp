// The table. What only clients can do is listed, for they know it by its name.
#include "src/slash_commands/built_in.h"

#include <algorithm>

#include "base/store/database.h"
#include "src/settings.h"
#include "src/slash_commands/built_in_arguments.h"
#include "src/teams/cache.h"

namespace heliograph::slash_commands {

namespace {

Task<CommandResponse> show_help(App&, Typed) {
    co_return notice(
        "Type `/` to see all commands. A message that shall begin with a slash begins with a blank. "
        "[Formatting](https://commonmark.org/help/) is Markdown.");
}

Task<CommandResponse> log_out(App&, Typed) { co_return CommandResponse{.goto_location = "/login"}; }

Task<CommandResponse> leave_to_client(App&, Typed typed) {
    co_return notice("The command `/" + typed.trigger + "` is not supported on your device.");
}

Task<CommandResponse> no_connected_servers(App&, Typed typed) {
    co_return notice("The command `/" + typed.trigger +
                     "` is disabled: this server is connected to no other.");
}

constexpr BuiltIn table[] = {
    {"away", "", "Set your status to away", set_away},
    {"code", "[text]", "Show text as a code block", say_as_code},
    {"collapse", "", "Collapse previews of images", collapse_previews},
    {"dnd", "", "Do not disturb: no notifications", set_dnd},
    {"echo", "'message' [delay in seconds]", "Say the text again, after a while", say_later},
    {"expand", "", "Expand previews of images", expand_previews},
    {"groupmsg", "[@username1,@username2,...] 'message'", "Write to a group", write_to_group},
    {"header", "[text]", "Change the header of the channel", set_header},
    {"help", "", "Show help", show_help},
    {"invite", "@[username]... ~[channel]...", "Add people to this or other channels", invite_people},
    {"invite_people", "[name@domain.com ...]", "Invite people to the team by mail", invite_by_mail},
    {"join", "~[channel]", "Join a channel", join_channel},
    {"kick", "@[username]", "Remove somebody from the channel", remove_person},
    {"leave", "", "Leave the channel", leave_channel},
    {"logout", "", "Log out", log_out},
    {"marketplace", "", "Open the marketplace", leave_to_client, false},
    {"me", "[message]", "Say what you do", say_of_oneself},
    {"msg", "@[username] 'message'", "Write to somebody", write_to_person},
    {"mute", "~[channel]", "Mute this or another channel, or end that", mute_channel},
    {"offline", "", "Set your status to offline", set_offline},
    {"online", "", "Set your status to online", set_online},
    {"open", "~[channel]", "Open a channel", join_channel},
    {"purpose", "[text]", "Change the purpose of the channel", set_purpose},
    {"remove", "@[username]", "Remove somebody from the channel", remove_person},
    {"rename", "[text]", "Rename the channel", rename_channel, true, rename_arguments},
    {"search", "[text]", "Search for text in posts", leave_to_client},
    {"secure-connection", "[action]", "Connect to other servers: not on this one", no_connected_servers, true,
     secure_connection_arguments},
    {"settings", "", "Open the settings", leave_to_client},
    {"share-channel", "[action]", "Share a channel with other servers: not on this one", no_connected_servers,
     true, share_channel_arguments},
    {"shortcuts", "", "Show keyboard shortcuts", leave_to_client},
    {"shrug", "[message]", "Add a shrug to your message", shrug},
    {"status", "[:emoji_name:] [status message] or clear", "Set a custom status, or clear it",
     set_custom_status},
};

bool is_there(const Config& settings, const BuiltIn& command) {
    return command.run != set_custom_status || settings.teams.EnableCustomUserStatuses;
}

}  // namespace

const BuiltIn* find_built_in(const Config& settings, const std::string& trigger) {
    const auto* found =
        std::ranges::find_if(table, [&](const BuiltIn& command) { return trigger == command.trigger; });
    return found != std::end(table) && is_there(settings, *found) ? found : nullptr;
}

std::vector<Command> built_in_commands(const Config& settings) {
    std::vector<Command> commands;
    for (const auto& command : table) {
        if (!is_there(settings, command)) continue;
        Command shown{.trigger = command.trigger,
                      .auto_complete = command.suggested,
                      .auto_complete_desc = command.description,
                      .auto_complete_hint = command.hint,
                      .display_name = command.trigger};
        if (command.autocomplete_data) shown.autocomplete_data = Json{command.autocomplete_data};
        commands.push_back(std::move(shown));
    }
    return commands;
}

CommandResponse notice(std::string text) {
    return CommandResponse{.response_type = "ephemeral", .text = std::move(text)};
}

Task<std::string> channel_address(App& app, Typed typed, std::string channel_name) {
    std::string address = app.settings.site_url();
    TeamId team_id = typed.team_id;
    if (team_id.empty()) {
        auto teams = co_await app.team_cache.of_user(app.db, typed.caller.user_id);
        if (!teams->empty()) team_id = teams->front();
    }
    if (auto team = co_await app.team_cache.get(app.db, team_id)) address += "/" + team->name;
    co_return address + "/channels/" + channel_name;
}

std::string sentence_of(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Refusal& refusal) {
        return refusal.sentence;
    } catch (const Refused& refused) {
        return refused.sentence();
    }
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != std::string::npos;) {
        std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string trimmed(const std::string& text) {
    std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace heliograph::slash_commands
