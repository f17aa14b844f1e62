// What the wire shows of memberships.
#include "src/channels/view.h"

namespace heliograph::channels {

ChannelMemberView view_of(const ChannelMember& member, UserId looking) {
    bool own = member.user_id == looking;
    return {.channel_id = member.channel_id,
            .user_id = member.user_id,
            .roles = roles_of(member),
            .last_viewed_at = own ? member.last_viewed_at : -1,
            .msg_count = member.msg_count,
            .mention_count = member.mention_count,
            .mention_count_root = member.mention_count_root,
            .urgent_mention_count = member.urgent_mention_count,
            .msg_count_root = member.msg_count_root,
            .notify_props = member.notify_props,
            .last_update_at = own ? member.last_update_at : -1,
            .scheme_guest = member.scheme_guest,
            .scheme_user = member.scheme_user,
            .scheme_admin = member.scheme_admin,
            .explicit_roles = member.roles,
            .autotranslation_disabled = member.autotranslation_disabled};
}

std::vector<ChannelMemberView> views_of(const std::vector<ChannelMember>& members, UserId looking) {
    std::vector<ChannelMemberView> views;
    views.reserve(members.size());
    for (const auto& member : members) views.push_back(view_of(member, looking));
    return views;
}

}  // namespace heliograph::channels
