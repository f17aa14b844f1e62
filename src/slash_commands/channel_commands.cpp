// Built-in commands about channels. What a rule refuses is told to the one who typed, not as an error.
#include <algorithm>

#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/channels/joining.h"
#include "src/channels/rules.h"
#include "src/slash_commands/built_in.h"
#include "src/teams/access.h"

namespace heliograph::slash_commands {

namespace {

Task<CommandResponse> change(App& app, Typed typed, channels::ChannelPatch patch) {
    std::exception_ptr refused;
    try {
        co_await channels::patch(app, typed.caller, typed.channel->id, std::move(patch));
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return notice(sentence_of(refused));
    co_return CommandResponse{};
}

std::string channel_word(const std::string& text) {
    std::string word = trimmed(text);
    if (word.starts_with('~')) word.erase(0, 1);
    return word;
}

}  // namespace

Task<CommandResponse> set_header(App& app, Typed typed) {
    if (typed.text.empty()) co_return notice("Say what the header shall be: `/header text`.");
    channels::ChannelPatch patch{.header = typed.text};
    co_return co_await change(app, std::move(typed), std::move(patch));
}

Task<CommandResponse> set_purpose(App& app, Typed typed) {
    if (channels::is_direct_or_group(*typed.channel))
        co_return notice("Direct and group messages have no purpose. Use `/header`.");
    if (typed.text.empty()) co_return notice("Say what the purpose shall be: `/purpose text`.");
    channels::ChannelPatch patch{.purpose = typed.text};
    co_return co_await change(app, std::move(typed), std::move(patch));
}

Task<CommandResponse> rename_channel(App& app, Typed typed) {
    if (channels::is_direct_or_group(*typed.channel))
        co_return notice("Direct and group messages cannot be renamed.");
    if (trimmed(typed.text).empty()) co_return notice("Say what the name shall be: `/rename text`.");
    channels::ChannelPatch patch{.display_name = typed.text};
    co_return co_await change(app, std::move(typed), std::move(patch));
}

Task<CommandResponse> mute_channel(App& app, Typed typed) {
    auto channel = typed.channel;
    std::string word = channel_word(typed.text);
    if (!word.empty()) channel = co_await app.channel_cache.by_name(app.db, typed.team_id, word);
    auto members = channel ? co_await app.channel_cache.members(app.db, channel->id) : nullptr;
    const auto* member = members ? members->find(typed.caller.user_id) : nullptr;
    if (!member) co_return notice("You are in no channel of that name.");
    bool muted = !member->muted;
    co_await channels::set_notify_props(app, typed.caller, channel->id, typed.caller.user_id,
                                        {{"mark_unread", muted ? "mention" : "all"}});
    std::string name = channel->display_name.empty() ? "this conversation" : channel->display_name;
    co_return notice(muted ? "You will get no notifications for " + name + " until it is no longer muted."
                           : name + " is no longer muted.");
}

Task<CommandResponse> join_channel(App& app, Typed typed) {
    std::string word = channel_word(typed.text);
    auto channel = co_await app.channel_cache.by_name(app.db, typed.team_id, word);
    if (!channel || typed.team_id.empty()) co_return notice("Could not find the channel " + word + ".");
    auto members = co_await app.channel_cache.members(app.db, channel->id);
    if (!members->has(typed.caller.user_id)) {
        // That there is a private channel of that name is told to nobody outside of it.
        if (channel->type != "O") co_return notice("Could not find the channel " + word + ".");
        std::exception_ptr refused;
        try {
            co_await channels::add(app, typed.caller, channel->id, {.user_id = typed.caller.user_id});
        } catch (...) {
            refused = std::current_exception();
        }
        if (refused) co_return notice(sentence_of(refused));
    }
    co_return CommandResponse{.goto_location =
                                  co_await channel_address(app, std::move(typed), channel->name)};
}

Task<CommandResponse> leave_channel(App& app, Typed typed) {
    std::exception_ptr refused;
    try {
        co_await channels::remove(app, typed.caller, typed.channel->id, typed.caller.user_id);
    } catch (...) {
        refused = std::current_exception();
    }
    if (refused) co_return notice(sentence_of(refused));
    co_return CommandResponse{
        .goto_location = co_await channel_address(app, std::move(typed), channels::default_channel_name)};
}

}  // namespace heliograph::slash_commands
