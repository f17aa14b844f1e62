// Who is in a channel: joining, adding, removing, roles, notification settings.
#include "src/channels/joining.h"

#include <algorithm>
#include <sstream>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/channels/cache.h"
#include "src/channels/rules.h"
#include "src/permissions/model.h"
#include "src/permissions/role_table.h"
#include "src/teams/access.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"
#include "src/users/model.h"

namespace heliograph::channels {

namespace {

constexpr std::size_t members_at_once_max = 1000;

ChannelMember save_entry(Transaction& tx, Channel channel, UserId user_id, UserId requestor, Millis now,
                         PostId root_id) {
    if (auto member = find_member(tx, channel.id, user_id)) return *member;
    auto arrival = user_id == requestor ? Arrival::joined : Arrival::added;
    return enter(tx, channel, user_id, requestor, arrival, false, now, root_id);
}

void save_departure(Transaction& tx, Channel channel, UserId user_id, UserId remover, Millis now) {
    if (!delete_member(tx, channel.id, user_id, now)) throw refuse::member_not_found;
    auto departure = user_id == remover ? Departure::left : Departure::removed;
    tx.announce(ChannelMemberRemoved{std::move(channel), user_id, remover, departure});
}

// Read again inside the write, so that counts that moved meanwhile stay.
ChannelMember fresh(Transaction& tx, ChannelId id, UserId user_id) {
    auto member = find_member(tx, id, user_id);
    if (!member) throw refuse::member_not_found;
    return *member;
}

void save_flags(Transaction& tx, ChannelId id, UserId user_id, ChannelSchemeRoles flags, std::string roles,
                bool keep_roles, Millis now) {
    ChannelMember member = fresh(tx, id, user_id);
    if (flags.scheme_guest != member.scheme_guest) throw refuse::changing_guest;
    member.scheme_user = flags.scheme_user;
    member.scheme_admin = flags.scheme_admin;
    if (!keep_roles) member.roles = std::move(roles);
    member.last_update_at = now;
    put_member(tx, member);
    tx.announce(ChannelMemberChanged{member});
}

void save_notify_props(Transaction& tx, ChannelId id, UserId user_id, NotifyProps wanted, Millis now) {
    ChannelMember member = fresh(tx, id, user_id);
    auto props = from_json<NotifyProps>(member.notify_props.text).value_or(NotifyProps{});
    for (auto& [name, value] : wanted) props[name] = value;
    member.notify_props.text = to_json(props);
    member.last_update_at = now;
    put_member(tx, member);
    tx.announce(ChannelMemberChanged{member});
}

bool one_word_of(const std::string& word, std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](const char* known) { return word == known; });
}

// Drops what is no setting (clients send ids among them), and refuses what a setting cannot be.
NotifyProps checked(NotifyProps wanted) {
    NotifyProps props;
    auto take = [&](const char* name, std::initializer_list<const char*> values) {
        auto found = wanted.find(name);
        if (found == wanted.end()) return;
        if (values.size() > 0 && !one_word_of(found->second, values))
            throw refuse::bad_notify_props.because(name);
        if (found->second.size() > 64) throw refuse::bad_notify_props.because(name);
        props[name] = found->second;
    };
    for (auto name : {"desktop", "desktop_threads", "push", "push_threads"})
        take(name, {"default", "all", "mention", "none"});
    take("email", {"default", "true", "false", "all", "mention", "none"});
    take("mark_unread", {"all", "mention"});
    take("ignore_channel_mentions", {"default", "on", "off"});
    take("channel_auto_follow_threads", {"on", "off"});
    take("desktop_sound", {"default", "on", "off"});
    take("desktop_notification_sound", {});
    return props;
}

Task<void> require_adding(App& app, SignedIn caller, std::shared_ptr<const Channel> channel, UserId user_id) {
    bool open = channel->type == "O";
    if (open && user_id == caller.user_id) {
        co_await teams::require(app, caller, channel->team_id, permissions::join_public_channels);
        co_return;
    }
    co_await require(
        app, caller, channel->id,
        open ? permissions::manage_public_channel_members : permissions::manage_private_channel_members);
}

}  // namespace

Task<ChannelMember> let_in(App& app, std::shared_ptr<const Channel> channel, UserId user_id, UserId requestor,
                           PostId root_id) {
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (!user) throw refuse::user_not_found;
    if (channel->delete_at != 0) throw refuse::add_to_archived;
    auto in_team = co_await app.team_cache.member(app.db, channel->team_id, user_id);
    if (!in_team) throw refuse::not_in_team;
    co_return co_await app.db.write(save_entry, *channel, user_id, requestor, app.clock.now(), root_id);
}

Task<std::vector<ChannelMemberView>> add(App& app, SignedIn caller, ChannelId id, NewMembers wanted) {
    if (wanted.user_ids.empty()) wanted.user_ids = {wanted.user_id};
    if (wanted.user_ids.size() > members_at_once_max)
        throw heliograph::refuse::invalid_body_param.because("user_ids");
    for (auto user_id : wanted.user_ids)
        if (!user_id.valid()) throw heliograph::refuse::invalid_body_param.because("user_id");
    if (!wanted.post_root_id.empty() && !wanted.post_root_id.valid())
        throw heliograph::refuse::invalid_body_param.because("post_root_id");
    auto channel = co_await existing(app, id);
    if (is_direct_or_group(*channel)) throw refuse::add_to_direct;
    std::vector<ChannelMemberView> added;
    for (auto user_id : wanted.user_ids) {
        co_await require_adding(app, caller, channel, user_id);
        auto member = co_await let_in(app, channel, user_id, caller.user_id, wanted.post_root_id);
        added.push_back(view_of(member, caller.user_id));
    }
    co_return added;
}

Task<Ok> remove(App& app, SignedIn caller, ChannelId id, UserId user_id) {
    auto channel = co_await existing(app, id);
    if (is_direct_or_group(*channel)) throw refuse::remove_from_direct;
    bool alone = user_id == caller.user_id;
    if (!alone)
        co_await require(app, caller, id,
                         by_type(*channel, permissions::manage_public_channel_members,
                                 permissions::manage_private_channel_members));
    auto person = co_await app.user_cache.get(app.db, user_id);
    if (!person) throw refuse::user_not_found;
    if (channel->name == default_channel_name) throw alone ? refuse::leave_default : refuse::remove_default;
    co_await app.db.write(save_departure, *channel, user_id, caller.user_id, app.clock.now());
    co_return Ok{};
}

Task<Ok> set_roles(App& app, SignedIn caller, ChannelId id, UserId user_id, NewChannelRoles wanted) {
    co_await existing(app, id);
    co_await require(app, caller, id, permissions::manage_channel_roles);
    ChannelSchemeRoles flags;
    std::string others;
    std::istringstream words(wanted.roles);
    for (std::string word; words >> word;) {
        if (word == "channel_guest") {
            flags.scheme_guest = true;
        } else if (word == "channel_user") {
            flags.scheme_user = true;
        } else if (word == "channel_admin") {
            flags.scheme_admin = true;
        } else {
            auto role = app.roles.by_name(word);
            if (!role) throw refuse::no_such_role;
            if (role->scheme_managed) throw refuse::bad_roles;
            others += others.empty() ? word : " " + word;
        }
    }
    co_await app.db.write(save_flags, id, user_id, flags, others, false, app.clock.now());
    co_return Ok{};
}

Task<Ok> set_scheme_roles(App& app, SignedIn caller, ChannelId id, UserId user_id,
                          ChannelSchemeRoles wanted) {
    co_await existing(app, id);
    co_await require(app, caller, id, permissions::manage_channel_roles);
    if (wanted.scheme_guest && wanted.scheme_user) throw refuse::guest_and_user;
    co_await app.db.write(save_flags, id, user_id, wanted, std::string(), true, app.clock.now());
    co_return Ok{};
}

Task<Ok> set_notify_props(App& app, SignedIn caller, ChannelId id, UserId user_id, NotifyProps wanted) {
    co_await require_self(app, caller, user_id);
    co_await app.db.write(save_notify_props, id, user_id, checked(std::move(wanted)), app.clock.now());
    co_return Ok{};
}

void set_muted(Transaction& tx, ChannelId id, UserId user_id, bool muted) {
    if (!find_member(tx, id, user_id)) return;
    save_notify_props(tx, id, user_id, {{"mark_unread", muted ? "mention" : "all"}}, tx.now());
}

}  // namespace heliograph::channels
