// Custom commands of the team come before built-in ones.
#include "src/slash_commands/executing.h"

#include <algorithm>

#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/channels/direct.h"
#include "src/formatting/runes.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/slash_commands/built_in.h"
#include "src/slash_commands/cache.h"
#include "src/slash_commands/calling.h"
#include "src/slash_commands/posting.h"
#include "src/slash_commands/refusals.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"

namespace heliograph::slash_commands {

namespace {

constexpr std::size_t named_bytes_max = 512;

struct Line {
    std::string trigger;
    std::string text;
};

// The trigger ends at the first blank of any kind; the text is what stands behind that one.
Line split(const std::string& command) {
    std::size_t end = 1, behind = 1;
    while (end < command.size()) {
        behind = end;
        if (formatting::is_blank(formatting::next_rune(command, behind))) break;
        end = behind;
    }
    Line line{command.substr(1, end - 1), command.substr(std::min(behind, command.size()))};
    if (end >= command.size()) line.text.clear();
    for (char& c : line.trigger)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return line;
}

bool share_one(const std::vector<TeamId>& mine, const std::vector<TeamId>& theirs) {
    return std::ranges::any_of(mine,
                               [&](TeamId id) { return std::ranges::find(theirs, id) != theirs.end(); });
}

// Where direct messages are for team mates, so are commands in them.
Task<void> require_team_mates(App& app, SignedIn caller, std::shared_ptr<const channels::Channel> channel) {
    if (app.settings.now()->teams.RestrictDirectMessage != "team") co_return;
    auto mine = co_await app.team_cache.of_user(app.db, caller.user_id);
    auto members = co_await app.channel_cache.members(app.db, channel->id);
    std::vector<UserId> others;
    members->for_each([&](UserId id, const auto&) {
        if (id != caller.user_id) others.push_back(id);
    });
    for (auto id : others) {
        auto user = co_await app.user_cache.get(app.db, id);
        if (user && user->is_bot) continue;
        auto theirs = co_await app.team_cache.of_user(app.db, id);
        if (!share_one(*mine, *theirs)) throw refuse::restricted_direct;
    }
}

Task<TeamId> choose_team(App& app, SignedIn caller, std::shared_ptr<const channels::Channel> channel,
                         TeamId wanted) {
    if (!channels::is_direct_or_group(*channel)) co_return channel->team_id;
    co_await require_team_mates(app, caller, channel);
    bool is_member = wanted.valid() && co_await app.team_cache.member(app.db, wanted, caller.user_id);
    if (!is_member) permissions::must(app, caller, permissions::create_post);
    co_return wanted;
}

Refused unknown(const std::string& trigger) {
    std::string named = trigger.substr(0, formatting::bytes_of_runes(trigger, named_bytes_max));
    return refuse::unknown_command.because(named).saying("There is no command /" + named +
                                                         ". To send it as a message, begin with a blank.");
}

Task<CommandResponse> run_built_in(App& app, Typed typed, const BuiltIn* command) {
    auto response = co_await command->run(app, typed);
    std::string trigger = typed.trigger;
    auto posted = co_await post_answer(app, std::move(typed), std::nullopt, answer_of(response));
    if (!posted.failure.empty())
        throw refuse::not_posted.because(posted.failure)
            .saying("What /" + trigger + " says could not be posted: " + posted.failure);
    response.text = posted.answer.payload.text;
    co_return response;
}

}  // namespace

Task<CommandResponse> execute(App& app, SignedIn caller, Execution wanted) {
    if (!wanted.channel_id.valid() || wanted.command.size() < 2 || wanted.command.front() != '/')
        throw refuse::no_command;
    co_await channels::require(app, caller, wanted.channel_id, permissions::create_post);
    auto channel = co_await app.channel_cache.get(app.db, wanted.channel_id);
    if (!channel) throw channels::refuse::not_found;
    if (channel->delete_at != 0) throw refuse::archived_channel;
    Line line = split(wanted.command);
    Typed typed{.caller = caller, .channel = channel, .trigger = line.trigger, .text = line.text};
    typed.team_id = co_await choose_team(app, caller, channel, wanted.team_id);
    typed.root_id = PostId(std::string_view(wanted.root_id));
    auto settings = app.settings.now();
    if (!settings->integrations.EnableCommands) throw refuse::switched_off;
    if (typed.team_id.valid()) {
        auto custom = co_await app.command_cache.of_team(app.db, typed.team_id);
        auto found = std::ranges::find(*custom, line.trigger, &Command::trigger);
        if (found != custom->end()) co_return co_await call_program(app, std::move(typed), *found);
    }
    if (const auto* built_in = find_built_in(*settings, line.trigger))
        co_return co_await run_built_in(app, std::move(typed), built_in);
    throw unknown(line.trigger);
}

}  // namespace heliograph::slash_commands
