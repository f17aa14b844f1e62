// The nouns of channels: a channel and a membership.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::channels {

struct Channel {
    ChannelId id;                           // 26 characters.
    Millis create_at = 0;                   // When it was made.
    Millis update_at = 0;                   // When it last changed.
    Millis delete_at = 0;                   // When it was archived, or 0.
    TeamId team_id;                         // Empty for direct and group channels.
    std::string type;                       // "O" public, "P" private, "D" direct, "G" group.
    std::string display_name;               // Shown name.
    std::string name;                       // The word in its URL; "id__id" for a direct channel.
    std::string header;                     // Text beside the name.
    std::string purpose;                    // What it is for.
    Millis last_post_at = 0;                // Time of its newest post.
    std::int64_t total_msg_count = 0;       // Posts in it, without joins and the like.
    Millis extra_update_at = 0;             // Unused, kept for the peer's clients.
    UserId creator_id;                      // Who made it.
    Nullable<std::string> scheme_id;        // Always null here.
    Nullable<bool> group_constrained;       // Always null here.
    Nullable<bool> shared;                  // False for direct and group channels, else null.
    std::int64_t total_msg_count_root = 0;  // Posts that are no replies.
    Millis last_root_post_at = 0;           // Time of its newest post that is no reply.
    Json banner_info{"null"};               // Licensed at the peer, null here.
    std::string default_category_name;      // Where clients file it.
    bool autotranslation = false;           // Always false here.
    Json props{"null"};                     // Always null here.
    Nullable<std::string> policy_id;        // Licensed at the peer, null here.
    bool policy_enforced = false;           // Licensed at the peer, false here.
    bool policy_is_active = false;          // Licensed at the peer, false here.
};
DESCRIBE(Channel, id, create_at, update_at, delete_at, team_id, type, display_name, name, header, purpose,
         last_post_at, total_msg_count, extra_update_at, creator_id, scheme_id, group_constrained, shared,
         total_msg_count_root, last_root_post_at, banner_info, default_category_name, autotranslation, props,
         policy_id, policy_enforced, policy_is_active);

// A row of `channelmembers`.
struct ChannelMember {
    ChannelId channel_id;                   // The channel.
    UserId user_id;                         // The person.
    std::string roles;                      // Extra roles, space-separated; the wire adds those of the flags.
    Millis last_viewed_at = 0;              // When the person last looked.
    std::int64_t msg_count = 0;             // The channel's count when the person last looked.
    std::int64_t mention_count = 0;         // Unread mentions.
    std::int64_t mention_count_root = 0;    // Unread mentions outside threads.
    std::int64_t urgent_mention_count = 0;  // Unread mentions in urgent posts.
    std::int64_t msg_count_root = 0;        // Like msg_count, without replies.
    Json notify_props{"{}"};                // Notification settings, text values by key.
    Millis last_update_at = 0;              // When this row last changed.
    bool scheme_guest = false;              // Holds channel_guest.
    bool scheme_user = false;               // Holds channel_user.
    bool scheme_admin = false;              // Holds channel_admin.
    bool autotranslation = false;           // Always false here.
    bool autotranslation_disabled = false;  // Always false here.
};
DESCRIBE(ChannelMember, channel_id, user_id, roles, last_viewed_at, msg_count, mention_count,
         mention_count_root, urgent_mention_count, msg_count_root, notify_props, last_update_at, scheme_guest,
         scheme_user, scheme_admin, autotranslation, autotranslation_disabled);

// What a new membership notifies of.
inline constexpr const char* default_notify_props =
    R"({"channel_auto_follow_threads":"off","desktop":"default","email":"default",)"
    R"("ignore_channel_mentions":"default","mark_unread":"all","push":"default"})";

}  // namespace heliograph::channels

namespace heliograph {
template <>
struct OutOfTheTable<channels::Channel> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "props", "policy_id", "policy_enforced", "policy_is_active");
    }
};
template <>
struct OmittedWhenEmpty<channels::ChannelMember> {
    static constexpr bool has(std::string_view name) { return name == "autotranslation"; }
};
}  // namespace heliograph
