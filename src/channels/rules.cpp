// What may be done with channels, and what happens then.
#include "src/channels/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/cache.h"
#include "src/permissions/role_table.h"
#include "src/settings.h"
#include "src/teams/access.h"
#include "src/teams/cache.h"
#include "src/users/model.h"
#include "src/users/rules.h"

namespace heliograph::channels {

namespace {

std::size_t characters(const std::string& text) {
    return std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0) != 0x80; });
}

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The names of direct ("id__id") and group channels (40 hex digits) are not for others.
bool like_direct(const std::string& name) {
    if (name.size() == 54 && name.compare(26, 2, "__") == 0)
        return IdText(std::string_view(name).substr(0, 26)).valid() &&
               IdText(std::string_view(name).substr(28)).valid();
    return name.size() == 40 &&
           std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void trim(std::string& text) {
    auto space = [](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && space(text.back())) text.pop_back();
    text.erase(text.begin(), std::ranges::find_if_not(text, space));
}

Channel save_new(Transaction& tx, Channel channel, std::int64_t channels_max) {
    if (count_channels(tx, channel.team_id) >= channels_max) throw refuse::too_many_channels;
    insert_channel(tx, channel);
    tx.announce(ChannelCreated{channel});
    enter(tx, channel, channel.creator_id, channel.creator_id, Arrival::created, true, channel.create_at, {});
    return channel;
}

// The row is read again inside the write: the counts of the frozen snapshot are old.
Channel fresh(Transaction& tx, ChannelId id) {
    auto channel = find_channel(tx, id);
    if (!channel) throw refuse::not_found;
    return *channel;
}

Channel save_patched(Transaction& tx, ChannelId id, ChannelPatch wanted, UserId editor, Millis now) {
    Channel before = fresh(tx, id);
    Channel after = before;
    if (wanted.name) after.name = *wanted.name;
    if (wanted.display_name) after.display_name = *wanted.display_name;
    if (wanted.header) after.header = *wanted.header;
    if (wanted.purpose) after.purpose = *wanted.purpose;
    after.update_at = now;
    if (after.name != before.name && find_named(tx, after.team_id, after.name, true))
        throw refuse::name_taken;
    save_channel(tx, after);
    tx.announce(ChannelUpdated{before, after, editor});
    return after;
}

Channel save_privacy(Transaction& tx, ChannelId id, std::string type, UserId editor, Millis now) {
    Channel before = fresh(tx, id);
    Channel after = before;
    after.type = type;
    after.update_at = now;
    save_channel(tx, after);
    tx.announce(ChannelConverted{before, after, editor});
    return after;
}

void save_archived(Transaction& tx, ChannelId id, UserId remover, Millis now) {
    Channel channel = fresh(tx, id);
    if (channel.delete_at != 0) throw refuse::already_archived;
    channel.delete_at = channel.update_at = now;
    tx.announce(ChannelArchived{channel, remover});
    // The announcement let a message be written, which counts; only now the row as it stands.
    Channel counted = fresh(tx, id);
    counted.delete_at = counted.update_at = now;
    save_channel(tx, counted);
}

Channel save_restored(Transaction& tx, ChannelId id, UserId restorer, Millis now) {
    Channel channel = fresh(tx, id);
    if (channel.delete_at == 0) throw refuse::not_archived;
    channel.delete_at = 0;
    channel.update_at = now;
    save_channel(tx, channel);
    tx.announce(ChannelRestored{channel, restorer});
    return channel;
}

Channel save_moved(Transaction& tx, ChannelId id, Move wanted, UserId mover, Millis now) {
    Channel before = fresh(tx, id);
    auto strangers = strangers_to(tx, id, wanted.team_id);
    if (!strangers.empty() && !wanted.force) throw refuse::move_strangers;
    if (find_named(tx, wanted.team_id, before.name, true)) throw refuse::name_taken;
    for (auto user_id : strangers) {
        delete_member(tx, id, user_id, now);
        tx.announce(ChannelMemberRemoved{before, user_id, mover, Departure::left_team});
    }
    Channel after = before;
    after.team_id = wanted.team_id;
    after.update_at = now;
    save_channel(tx, after);
    tx.announce(ChannelMoved{before, after, mover});
    return after;
}

// Who may change header and names: the members of a direct channel, else by permission.
Task<void> require_properties(App& app, SignedIn caller, std::shared_ptr<const Channel> channel) {
    if (is_direct_or_group(*channel)) {
        auto members = co_await app.channel_cache.members(app.db, channel->id);
        if (!members->has(caller.user_id)) throw heliograph::refuse::not_allowed;
        co_return;
    }
    co_await require(app, caller, channel->id,
                     by_type(*channel, permissions::manage_public_channel_properties,
                             permissions::manage_private_channel_properties));
}

}  // namespace

void check_channel(const Channel& channel) {
    if (characters(channel.display_name) > 64) throw refuse::bad_display_name;
    const auto& name = channel.name;
    if (name.empty() || name.size() > 64 || !plain(name.front()) ||
        !std::ranges::all_of(name, [](char c) { return plain(c) || c == '-' || c == '_'; }))
        throw refuse::bad_name;
    if (channel.type != "O" && channel.type != "P") throw refuse::bad_type;
    if (like_direct(name)) throw refuse::name_like_direct;
    if (characters(channel.header) > 1024) throw refuse::bad_header;
    if (characters(channel.purpose) > 250) throw refuse::bad_purpose;
}

permissions::Permission by_type(const Channel& channel, permissions::Permission if_public,
                                permissions::Permission if_private) {
    return channel.type == "O" ? if_public : if_private;
}

Task<std::shared_ptr<const Channel>> existing(App& app, ChannelId id) {
    auto channel = co_await app.channel_cache.get(app.db, id);
    if (!channel) throw refuse::not_found;
    co_return channel;
}

Task<void> require_self(App& app, SignedIn caller, UserId user_id) {
    if (caller.user_id != user_id) co_await users::acted_on(app, std::move(caller), user_id);
}

ChannelMember enter(Transaction& tx, Channel channel, UserId user_id, UserId requestor, Arrival arrival,
                    bool as_admin, Millis now, PostId root_id) {
    ChannelMember member{.channel_id = channel.id,
                         .user_id = user_id,
                         .notify_props = Json{default_notify_props},
                         .last_update_at = now,
                         .scheme_user = true,
                         .scheme_admin = as_admin};
    put_member(tx, member);
    note_joining(tx, channel.id, user_id, now);
    if (arrival != Arrival::with_channel)
        tx.announce(ChannelMemberAdded{std::move(channel), member, user_id, requestor, arrival, root_id});
    return member;
}

Task<Channel> create(App& app, SignedIn caller, NewChannel wanted) {
    if (wanted.type == "D" || wanted.type == "G") throw refuse::direct_here;
    if (wanted.team_id.empty()) throw refuse::no_team;
    if (wanted.type == "O")
        co_await teams::require(app, caller, wanted.team_id, permissions::create_public_channel);
    else
        co_await teams::require(app, caller, wanted.team_id, permissions::create_private_channel);
    auto team = co_await app.team_cache.get(app.db, wanted.team_id);
    if (!team) throw heliograph::refuse::invalid_body_param.because("team_id");
    auto now = app.clock.now();
    Channel channel{.id = app.random.id<Channel>(),
                    .create_at = now,
                    .update_at = now,
                    .team_id = wanted.team_id,
                    .type = wanted.type,
                    .display_name = wanted.display_name,
                    .name = wanted.name,
                    .header = wanted.header,
                    .purpose = wanted.purpose,
                    .creator_id = caller.user_id};
    trim(channel.display_name);
    check_channel(channel);
    auto most = static_cast<std::int64_t>(app.settings.now()->teams.MaxChannelsPerTeam);
    co_return co_await app.db.write(save_new, channel, most);
}

Task<Channel> get(App& app, SignedIn caller, ChannelId id) {
    auto channel = co_await app.db.read(find_channel, id);
    if (!channel) throw refuse::not_found;
    bool open = channel->type == "O" &&
                co_await teams::may(app, caller, channel->team_id, permissions::read_public_channel);
    if (!open) co_await require(app, caller, id, permissions::read_channel);
    co_return *channel;
}

Task<Channel> get_by_name(App& app, SignedIn caller, TeamId team_id, std::string name, bool archived_too) {
    auto channel = co_await app.db.read(find_named, team_id, name, archived_too);
    if (!channel) throw refuse::name_not_found;
    if (channel->type == "O") {
        if (!co_await teams::may(app, caller, team_id, permissions::read_public_channel))
            co_await require(app, caller, channel->id, permissions::read_channel);
    } else if (!co_await may(app, caller, channel->id, permissions::read_channel)) {
        // A stranger must not learn that a private channel of that name exists.
        throw refuse::name_not_found;
    }
    co_return *channel;
}

Task<Channel> update(App& app, SignedIn caller, ChannelId id, NewChannel wanted) {
    if (wanted.id != id) throw heliograph::refuse::invalid_body_param.because("channel_id");
    auto channel = co_await existing(app, id);
    if (!wanted.type.empty() && wanted.type != channel->type) throw refuse::type_stays;
    ChannelPatch changes{.header = wanted.header, .purpose = wanted.purpose};
    if (!wanted.display_name.empty()) changes.display_name = wanted.display_name;
    if (!wanted.name.empty()) changes.name = wanted.name;
    if (is_direct_or_group(*channel)) changes = ChannelPatch{.header = wanted.header};
    co_return co_await patch(app, caller, id, changes);
}

Task<Channel> patch(App& app, SignedIn caller, ChannelId id, ChannelPatch wanted) {
    auto channel = co_await existing(app, id);
    if (channel->delete_at != 0) throw refuse::archived;
    co_await require_properties(app, caller, channel);
    Channel after = *channel;
    if (is_direct_or_group(after)) {
        if (wanted.name || wanted.display_name || wanted.purpose) throw refuse::fixed_members;
        if (wanted.header && characters(*wanted.header) > 1024) throw refuse::bad_header;
    } else {
        if (wanted.display_name) trim(*wanted.display_name);
        if (wanted.name && *wanted.name != after.name && after.name == default_channel_name)
            throw refuse::default_keeps_name;
        if (wanted.name) after.name = *wanted.name;
        if (wanted.display_name) after.display_name = *wanted.display_name;
        if (wanted.header) after.header = *wanted.header;
        if (wanted.purpose) after.purpose = *wanted.purpose;
        check_channel(after);
    }
    co_return co_await app.db.write(save_patched, id, wanted, caller.user_id, app.clock.now());
}

Task<Channel> set_privacy(App& app, SignedIn caller, ChannelId id, NewChannelPrivacy wanted) {
    if (wanted.privacy != "O" && wanted.privacy != "P")
        throw heliograph::refuse::invalid_body_param.because("privacy");
    auto channel = co_await existing(app, id);
    co_await require(app, caller, id,
                     wanted.privacy == "O" ? permissions::convert_private_channel_to_public
                                           : permissions::convert_public_channel_to_private);
    if (is_direct_or_group(*channel)) throw refuse::type_stays;
    if (channel->name == default_channel_name && wanted.privacy == "P") throw refuse::default_stays_public;
    co_return co_await app.db.write(save_privacy, id, wanted.privacy, caller.user_id, app.clock.now());
}

Task<Ok> archive(App& app, SignedIn caller, ChannelId id, bool permanently) {
    auto channel = co_await existing(app, id);
    if (is_direct_or_group(*channel)) throw refuse::archive_direct;
    co_await require(
        app, caller, id,
        by_type(*channel, permissions::delete_public_channel, permissions::delete_private_channel));
    if (channel->name == default_channel_name) throw refuse::archive_default;
    // Erasing a channel for good is not built; where the setting allows it, the channel is archived.
    if (permanently && !app.settings.now()->service.EnableAPIChannelDeletion) throw refuse::deletion_off;
    co_await app.db.write(save_archived, id, caller.user_id, app.clock.now());
    co_return Ok{};
}

Task<Channel> restore(App& app, SignedIn caller, ChannelId id) {
    auto channel = co_await existing(app, id);
    co_await teams::require(app, caller, channel->team_id, permissions::manage_team);
    co_return co_await app.db.write(save_restored, id, caller.user_id, app.clock.now());
}

Task<Channel> move(App& app, SignedIn caller, ChannelId id, Move wanted) {
    auto channel = co_await existing(app, id);
    auto team = co_await app.team_cache.get(app.db, wanted.team_id);
    if (!team) throw heliograph::refuse::invalid_body_param.because("team_id");
    if (is_direct_or_group(*channel)) throw refuse::move_direct;
    if (!app.roles.allows(caller.user->roles, permissions::manage_system))
        throw heliograph::refuse::not_allowed;
    co_return co_await app.db.write(save_moved, id, wanted, caller.user_id, app.clock.now());
}

}  // namespace heliograph::channels
