// What sockets hear of channels, and keeping the memory true.
#include "src/channels/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/channels/cache.h"
#include "src/channels/events.h"
#include "src/channels/view.h"
#include "src/settings.h"

namespace heliograph::channels {

namespace {

std::string quoted(const IdText& id) { return "\"" + id.str() + "\""; }

// Members hear of a private channel, the whole team of a public one.
broadcasts::Audience team_or_members(const Channel& channel) {
    if (channel.type == "O") return {.team_id = channel.team_id};
    return {.channel_id = channel.id};
}

void say_updated(App& app, const Channel& channel) {
    std::string text = "{\"channel\":";
    write_json_string(text, to_json(channel));
    text += '}';
    app.outlet.send(
        {.event = "channel_updated", .data = std::move(text), .audience = {.channel_id = channel.id}});
}

void replace(App& app, const Channel& before, const Channel& after) {
    app.channel_cache.put(after);
    app.channel_cache.forget_name(before.team_id, before.name);
    app.channel_cache.forget_name(after.team_id, after.name);
}

void say_added(App& app, const ChannelMemberAdded& news) {
    if (news.arrival == Arrival::created) return;
    auto text = "{\"team_id\":" + quoted(news.channel.team_id) + ",\"user_id\":" + quoted(news.user_id) + "}";
    if (news.arrival == Arrival::joined_team) {
        app.outlet.send({.event = "user_added", .data = text, .audience = {.channel_id = news.channel.id}});
        return;
    }
    app.outlet.send({.event = "user_added",
                     .data = text,
                     .audience = {.omit_users = {news.user_id}, .channel_id = news.channel.id}});
    app.outlet.send({.event = "user_added",
                     .data = text,
                     .audience = {.user_id = news.user_id, .channel_id = news.channel.id}});
}

void say_removed(App& app, const ChannelMemberRemoved& news) {
    if (news.departure == Departure::left_team) return;
    auto remover = ",\"remover_id\":" + quoted(news.remover) + "}";
    app.outlet.send({.event = "user_removed",
                     .data = "{\"user_id\":" + quoted(news.user_id) + remover,
                     .audience = {.channel_id = news.channel.id}});
    app.outlet.send({.event = "user_removed",
                     .data = "{\"channel_id\":" + quoted(news.channel.id) + remover,
                     .audience = {.user_id = news.user_id}});
}

void say_member(App& app, const ChannelMemberChanged& news) {
    std::string text = "{\"channelMember\":";
    write_json_string(text, to_json(view_of(news.member, news.member.user_id)));
    text += '}';
    app.outlet.send({.event = "channel_member_updated",
                     .data = std::move(text),
                     .audience = {.user_id = news.member.user_id}});
}

void say_viewed(App& app, const ChannelsViewed& news) {
    if (news.times.empty() || !app.settings.now()->service.EnableChannelViewedMessages) return;
    app.outlet.send({.event = "multiple_channels_viewed",
                     .data = "{\"channel_times\":" + to_json(news.times) + "}",
                     .audience = {.user_id = news.user_id},
                     .may_be_dropped = true});
}

void say_group(App& app, const GroupAdded& news) {
    std::string text = "{\"teammate_ids\":";
    write_json_string(text, to_json(news.members));
    text += '}';
    for (auto id : news.members)
        app.outlet.send({.event = "group_added",
                         .data = text,
                         .audience = {.user_id = id, .channel_id = news.channel.id}});
}

}  // namespace

void remember_channels(App& app) {
    app.bus.on<ChannelCreated>([&app](const auto& news) { replace(app, news.channel, news.channel); });
    app.bus.on<ChannelUpdated>([&app](const auto& news) { replace(app, news.before, news.after); });
    app.bus.on<ChannelConverted>([&app](const auto& news) { replace(app, news.before, news.after); });
    app.bus.on<ChannelMoved>([&app](const auto& news) { replace(app, news.before, news.after); });
    app.bus.on<ChannelArchived>([&app](const auto& news) { replace(app, news.channel, news.channel); });
    app.bus.on<ChannelRestored>([&app](const auto& news) { replace(app, news.channel, news.channel); });
    app.bus.on<DirectAdded>([&app](const DirectAdded& news) {
        replace(app, news.channel, news.channel);
        app.channel_cache.forget_members(news.channel.id);
        app.channel_cache.forget_user(news.creator);
        app.channel_cache.forget_user(news.teammate);
    });
    app.bus.on<GroupAdded>([&app](const GroupAdded& news) {
        replace(app, news.channel, news.channel);
        app.channel_cache.forget_members(news.channel.id);
        for (auto id : news.members) app.channel_cache.forget_user(id);
    });
    app.bus.on<ChannelMemberAdded>([&app](const ChannelMemberAdded& news) {
        app.channel_cache.put_member(news.member);
        app.channel_cache.forget_user(news.user_id);
    });
    app.bus.on<ChannelMemberRemoved>([&app](const ChannelMemberRemoved& news) {
        app.channel_cache.remove_member(news.channel.id, news.user_id);
    });
    app.bus.on<ChannelMemberChanged>(
        [&app](const ChannelMemberChanged& news) { app.channel_cache.put_member(news.member); });
}

void tell_of_channels(App& app) {
    app.bus.on<ChannelCreated>([&app](const ChannelCreated& news) {
        if (!news.channel.creator_id.valid()) return;
        app.outlet.send({.event = "channel_created",
                         .data = "{\"channel_id\":" + quoted(news.channel.id) +
                                 ",\"team_id\":" + quoted(news.channel.team_id) + "}",
                         .audience = {.user_id = news.channel.creator_id}});
    });
    app.bus.on<ChannelUpdated>([&app](const ChannelUpdated& news) { say_updated(app, news.after); });
    app.bus.on<ChannelMoved>([&app](const ChannelMoved& news) { say_updated(app, news.after); });
    app.bus.on<ChannelConverted>([&app](const ChannelConverted& news) {
        app.outlet.send({.event = "channel_converted",
                         .data = "{\"channel_id\":" + quoted(news.after.id) + "}",
                         .audience = {.team_id = news.after.team_id}});
        say_updated(app, news.after);
    });
    app.bus.on<ChannelArchived>([&app](const ChannelArchived& news) {
        app.outlet.send({.event = "channel_deleted",
                         .data = "{\"channel_id\":" + quoted(news.channel.id) +
                                 ",\"delete_at\":" + std::to_string(news.channel.delete_at) + "}",
                         .audience = team_or_members(news.channel)});
    });
    app.bus.on<ChannelRestored>([&app](const ChannelRestored& news) {
        app.outlet.send({.event = "channel_restored",
                         .data = "{\"channel_id\":" + quoted(news.channel.id) + "}",
                         .audience = team_or_members(news.channel)});
    });
    app.bus.on<DirectAdded>([&app](const DirectAdded& news) {
        app.outlet.send({.event = "direct_added",
                         .data = "{\"creator_id\":" + quoted(news.creator) +
                                 ",\"teammate_id\":" + quoted(news.teammate) + "}",
                         .audience = {.channel_id = news.channel.id}});
    });
    app.bus.on<GroupAdded>([&app](const GroupAdded& news) { say_group(app, news); });
}

void tell_of_members(App& app) {
    app.bus.on<ChannelMemberAdded>([&app](const ChannelMemberAdded& news) { say_added(app, news); });
    app.bus.on<ChannelMemberRemoved>([&app](const ChannelMemberRemoved& news) { say_removed(app, news); });
    app.bus.on<ChannelMemberChanged>([&app](const ChannelMemberChanged& news) { say_member(app, news); });
    app.bus.on<ChannelsViewed>([&app](const ChannelsViewed& news) { say_viewed(app, news); });
}

}  // namespace heliograph::channels
