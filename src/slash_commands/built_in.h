// Built-in commands: a table of triggers, what suggestions say, and what each does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/callers.h"
#include "src/channels/model.h"
#include "src/config.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

// A command as it was typed.
struct Typed {
    SignedIn caller;
    std::shared_ptr<const channels::Channel> channel;
    TeamId team_id;       // Of the channel, or the one on screen.
    PostId root_id;       // The thread, or empty.
    std::string trigger;  // In lower case.
    std::string text;     // All after the blank that ends the trigger.
};

struct BuiltIn {
    const char* trigger;
    const char* hint;
    const char* description;
    Task<CommandResponse> (*run)(App&, Typed);
    bool suggested = true;
    const char* autocomplete_data = nullptr;  // JSON.
};

// nullptr if there is none of that name on a server with these settings.
const BuiltIn* find_built_in(const Config& settings, const std::string& trigger);
// All of them as lists show them.
std::vector<Command> built_in_commands(const Config& settings);

// Shown to the caller only.
CommandResponse notice(std::string text);
// The address of a channel in a client: "https://chat.example.com/ops/channels/alerts".
Task<std::string> channel_address(App& app, Typed typed, std::string channel_name);
// The sentence of what a rule refused; other failures go on.
std::string sentence_of(std::exception_ptr thrown);
// The words of a text, between blanks.
std::vector<std::string> words_of(const std::string& text);
std::string trimmed(const std::string& text);

// By what they are about; the table names them.
Task<CommandResponse> set_away(App& app, Typed typed);
Task<CommandResponse> set_online(App& app, Typed typed);
Task<CommandResponse> set_offline(App& app, Typed typed);
Task<CommandResponse> set_dnd(App& app, Typed typed);
Task<CommandResponse> set_custom_status(App& app, Typed typed);
Task<CommandResponse> expand_previews(App& app, Typed typed);
Task<CommandResponse> collapse_previews(App& app, Typed typed);

Task<CommandResponse> set_header(App& app, Typed typed);
Task<CommandResponse> set_purpose(App& app, Typed typed);
Task<CommandResponse> rename_channel(App& app, Typed typed);
Task<CommandResponse> mute_channel(App& app, Typed typed);
Task<CommandResponse> join_channel(App& app, Typed typed);
Task<CommandResponse> leave_channel(App& app, Typed typed);

Task<CommandResponse> invite_people(App& app, Typed typed);
Task<CommandResponse> invite_by_mail(App& app, Typed typed);
Task<CommandResponse> remove_person(App& app, Typed typed);
Task<CommandResponse> write_to_person(App& app, Typed typed);
Task<CommandResponse> write_to_group(App& app, Typed typed);

Task<CommandResponse> say_as_code(App& app, Typed typed);
Task<CommandResponse> say_later(App& app, Typed typed);
Task<CommandResponse> say_of_oneself(App& app, Typed typed);
Task<CommandResponse> shrug(App& app, Typed typed);

}  // namespace heliograph::slash_commands
