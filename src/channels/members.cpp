// The members of one channel as a frozen value.
#include "src/channels/members.h"

#include <map>

#include "base/wire/read_json.h"

namespace heliograph::channels {

namespace {

Notify notify_of(const std::string& word) {
    if (word == "all") return Notify::all;
    if (word == "mention") return Notify::mention;
    if (word == "none") return Notify::none;
    return Notify::default_;
}

std::string joined(bool guest, bool user, bool admin, const std::string& others) {
    std::string roles;
    auto add = [&](std::string_view role) {
        if (!roles.empty()) roles += ' ';
        roles += role;
    };
    if (guest) add("channel_guest");
    if (user) add("channel_user");
    if (admin) add("channel_admin");
    if (!others.empty()) add(others);
    return roles;
}

}  // namespace

MemberBrief brief_of(const ChannelMember& member) {
    MemberBrief brief{.scheme_guest = member.scheme_guest,
                      .scheme_user = member.scheme_user,
                      .scheme_admin = member.scheme_admin,
                      .extra_roles = member.roles};
    // Most members never touch their settings; those cost no parsing.
    if (member.notify_props.text == default_notify_props) return brief;
    auto props = from_json<std::map<std::string, std::string>>(member.notify_props.text);
    if (!props) return brief;
    auto& at = *props;
    brief.desktop = notify_of(at["desktop"]);
    brief.push = notify_of(at["push"]);
    brief.email = at["email"] == "false" ? Notify::none : notify_of(at["email"]);
    brief.muted = at["mark_unread"] == "mention";
    brief.ignore_channel_mentions = at["ignore_channel_mentions"] == "on"    ? Choice::on
                                    : at["ignore_channel_mentions"] == "off" ? Choice::off
                                                                             : Choice::default_;
    brief.auto_follow_threads = at["channel_auto_follow_threads"] == "on";
    return brief;
}

std::string roles_of(const MemberBrief& member) {
    return joined(member.scheme_guest, member.scheme_user, member.scheme_admin, member.extra_roles);
}

std::string roles_of(const ChannelMember& member) {
    return joined(member.scheme_guest, member.scheme_user, member.scheme_admin, member.roles);
}

void Members::add(UserId id, MemberBrief member) {
    auto& shard = shards_[shard_of(id)];
    if (!shard) shard = std::make_shared<Shard>();
    if (shard->insert_or_assign(id, std::move(member)).second) ++size_;
}

Members Members::with(UserId id, MemberBrief member) const {
    Members changed = *this;
    auto& shard = changed.shards_[shard_of(id)];
    shard = shard ? std::make_shared<Shard>(*shard) : std::make_shared<Shard>();
    if (shard->insert_or_assign(id, std::move(member)).second) ++changed.size_;
    return changed;
}

Members Members::without(UserId id) const {
    Members changed = *this;
    auto& shard = changed.shards_[shard_of(id)];
    if (!shard || !shard->contains(id)) return changed;
    shard = std::make_shared<Shard>(*shard);
    shard->erase(id);
    --changed.size_;
    return changed;
}

}  // namespace heliograph::channels
