// Built-in commands about other people: inviting, removing, writing to them.
#include <algorithm>

#include "base/store/database.h"
#include "base/words/letters.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/channels/direct.h"
#include "src/channels/joining.h"
#include "src/channels/rules.h"
#include "src/posts/create.h"
#include "src/settings.h"
#include "src/slash_commands/built_in.h"
#include "src/teams/access.h"
#include "src/users/cache.h"

namespace heliograph::slash_commands {

namespace {

constexpr std::size_t people_max = 50;

using SharedUser = std::shared_ptr<const users::User>;
using SharedChannel = std::shared_ptr<const channels::Channel>;

// nullptr for nobody and for who is deactivated.
Task<SharedUser> person_named(App& app, std::string name) {
    name = lower(trimmed(name));
    if (name.starts_with('@')) name.erase(0, 1);
    auto user = co_await app.user_cache.by_username(app.db, name);
    co_return user && user->delete_at == 0 ? user : nullptr;
}

// Adds one person to one channel; what came of it as a sentence.
Task<std::string> add_one(App& app, Typed typed, SharedChannel channel, SharedUser user) {
    if (channels::is_direct_or_group(*channel)) co_return "Nobody can be added to a direct or group message.";
    auto members = co_await app.channel_cache.members(app.db, channel->id);
    std::string name = "@" + user->username;
    if (members->has(user->id)) co_return name + " is already in ~" + channel->name + ".";
    std::exception_ptr refused;
    try {
        co_await channels::add(app, typed.caller, channel->id, {.user_id = user->id});
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return name + " was not added to ~" + channel->name + ": " + sentence_of(refused);
    co_return name + " was added to ~" + channel->name + ".";
}

Task<CommandResponse> write_in(App& app, Typed typed, SharedChannel channel, std::string text) {
    if (!text.empty()) {
        posts::Author author{typed.caller.user_id, typed.caller.user, typed.caller.user->is_bot};
        posts::Post post{.channel_id = channel->id, .message = std::move(text)};
        std::exception_ptr refused;
        try {
            co_await posts::create(app, std::move(author), std::move(post), {.by_command = true});
        } catch (...) {
            refused = std::current_exception();
        }
        if (refused) co_return notice(sentence_of(refused));
    }
    CommandResponse response{.response_type = "ephemeral"};
    response.goto_location = co_await channel_address(app, std::move(typed), channel->name);
    co_return response;
}

// The first word, and what stands behind it.
std::pair<std::string, std::string> split_first(const std::string& text) {
    std::string plain = trimmed(text);
    auto end = std::min(plain.find_first_of(" \t\r\n"), plain.size());
    return {plain.substr(0, end), trimmed(plain.substr(end))};
}

Task<CommandResponse> write_to_one(App& app, Typed typed, SharedUser user, std::string text) {
    SharedChannel channel;
    std::exception_ptr refused;
    try {
        channel = co_await channels::direct(app, typed.caller.user_id, user->id);
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return notice(sentence_of(refused));
    co_return co_await write_in(app, std::move(typed), channel, std::move(text));
}

// Names separated by commas, perhaps with blanks behind them; text becomes what follows.
std::vector<std::string> take_names(std::string& text) {
    std::vector<std::string> names;
    text = trimmed(text);
    for (bool more = true; more && !text.empty();) {
        auto end = std::min(text.find_first_of(", \t\r\n"), text.size());
        names.push_back(text.substr(0, end));
        text = trimmed(text.substr(end));
        more = text.starts_with(',');
        if (more) text = trimmed(text.substr(1));
    }
    return names;
}

}  // namespace

Task<CommandResponse> invite_people(App& app, Typed typed) {
    std::vector<SharedUser> people;
    std::vector<SharedChannel> places;
    std::string told;
    for (const auto& word : words_of(typed.text)) {
        if (people.size() + places.size() >= people_max) break;
        if (word.starts_with('~')) {
            auto channel = co_await app.channel_cache.by_name(app.db, typed.team_id, word.substr(1));
            bool seen = channel && co_await channels::may_read(app, typed.caller, channel->id);
            if (seen) places.push_back(channel);
            if (!seen) told += "Could not find the channel " + word + ".\n";
        } else if (auto user = co_await person_named(app, word)) {
            people.push_back(user);
        } else {
            told += "We could not find the user " + word + ". It may be deactivated.\n";
        }
    }
    if (people.empty() && told.empty()) co_return notice("Say whom to add: `/invite @anna ~alerts`.");
    if (places.empty()) places.push_back(typed.channel);
    for (const auto& user : people)
        for (const auto& channel : places) told += co_await add_one(app, typed, channel, user) + "\n";
    told.pop_back();
    co_return notice(std::move(told));
}

Task<CommandResponse> invite_by_mail(App& app, Typed typed) {
    bool allowed = co_await teams::may(app, typed.caller, typed.team_id, permissions::invite_user) &&
                   co_await teams::may(app, typed.caller, typed.team_id, permissions::add_user_to_team);
    if (!allowed) co_return notice(heliograph::refuse::not_allowed.sentence);
    co_return notice("This server sends no mail. Give people the team's invitation link instead.");
}

Task<CommandResponse> remove_person(App& app, Typed typed) {
    if (channels::is_direct_or_group(*typed.channel))
        co_return notice("Nobody can be removed from a direct or group message.");
    std::string name = split_first(typed.text).first;
    if (name.empty()) co_return notice("Say whom to remove: `/" + typed.trigger + " @anna`.");
    auto user = co_await person_named(app, name);
    if (!user) co_return notice("We could not find the user " + name + ".");
    std::exception_ptr refused;
    try {
        co_await channels::remove(app, typed.caller, typed.channel->id, user->id);
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return notice(sentence_of(refused));
    co_return CommandResponse{};
}

Task<CommandResponse> write_to_person(App& app, Typed typed) {
    auto [name, text] = split_first(typed.text);
    if (name.empty()) co_return notice("Say whom to write to: `/msg @anna hello`.");
    auto user = co_await person_named(app, name);
    if (!user) co_return notice("We could not find the user " + name + ".");
    co_return co_await write_to_one(app, std::move(typed), user, text);
}

Task<CommandResponse> write_to_group(App& app, Typed typed) {
    std::string text = typed.text, unknown;
    std::vector<UserId> people{typed.caller.user_id};
    SharedUser last;
    for (const auto& name : take_names(text)) {
        auto user = co_await person_named(app, name);
        if (!user) unknown += (unknown.empty() ? "" : ", ") + name;
        if (!user || std::ranges::find(people, user->id) != people.end()) continue;
        people.push_back(user->id);
        last = user;
    }
    if (!unknown.empty()) co_return notice("We could not find: " + unknown + ".");
    if (people.size() == 2) co_return co_await write_to_one(app, std::move(typed), last, text);
    if (people.size() < 3 || people.size() > 8)
        co_return notice("A group message has 3 to 8 people, you among them: `/groupmsg @anna,@bert hello`.");
    SharedChannel channel;
    std::exception_ptr refused;
    try {
        channel = co_await channels::group(app, typed.caller.user_id, people);
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return notice(sentence_of(refused));
    co_return co_await write_in(app, std::move(typed), channel, text);
}

}  // namespace heliograph::slash_commands
