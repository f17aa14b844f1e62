// The nouns of channels: a channel, a membership, and what we refuse.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "base/words/refusal.h"
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

inline bool is_direct_or_group(const Channel& channel) { return channel.type == "D" || channel.type == "G"; }

// Everybody in a team is in it, so nobody leaves it and it keeps its name.
inline constexpr const char* default_channel_name = "town-square";

namespace refuse {
inline constexpr Refusal not_found{404, "app.channel.get.existing.app_error", "Unable to find the channel."};
inline constexpr Refusal name_not_found{404, "app.channel.get_by_name.missing.app_error",
                                        "Channel does not exist."};
inline constexpr Refusal ids_not_found{404, "app.channel.get_channels_by_ids.not_found.app_error",
                                       "No channel found."};
inline constexpr Refusal member_not_found{404, "app.channel.get_member.missing.app_error",
                                          "No channel member found for that user id and channel id."};
inline constexpr Refusal user_not_found{404, "app.user.missing_account.const", "Unable to find the user."};
inline constexpr Refusal not_in_team{404, "app.team.get_member.missing.app_error",
                                     "The person is no member of the channel's team."};
inline constexpr Refusal name_taken{400, "store.sql_channel.save_channel.exists.app_error",
                                    "A channel with that name already exists on the same team."};
inline constexpr Refusal name_was_taken{400, "store.sql_channel.save_channel.previously.app_error",
                                        "An archived channel of the same team has that name."};
inline constexpr Refusal bad_type{400, "model.channel.is_valid.type.app_error",
                                  "The type of a channel is O or P."};
inline constexpr Refusal bad_name{400, "model.channel.is_valid.1_or_more.app_error",
                                  "The name of a channel has 1 to 64 characters: a-z, 0-9, - and _."};
inline constexpr Refusal name_like_direct{400, "model.channel.is_valid.name.app_error",
                                          "The name looks like that of a direct channel."};
inline constexpr Refusal bad_display_name{400, "model.channel.is_valid.display_name.app_error",
                                          "The shown name of a channel has up to 64 characters."};
inline constexpr Refusal bad_header{400, "model.channel.is_valid.header.app_error",
                                    "The header of a channel has up to 1024 characters."};
inline constexpr Refusal bad_purpose{400, "model.channel.is_valid.purpose.app_error",
                                     "The purpose of a channel has up to 250 characters."};
inline constexpr Refusal direct_here{400, "api.channel.create_channel.direct_channel.app_error",
                                     "Direct channels are made at /channels/direct."};
inline constexpr Refusal no_team{400, "app.channel.create_channel.no_team_id.app_error",
                                 "A channel needs a team."};
inline constexpr Refusal too_many_channels{400, "api.channel.create_channel.max_channel_limit.app_error",
                                           "The team has reached its number of channels."};
inline constexpr Refusal group_size{400, "api.channel.create_group.bad_size.app_error",
                                    "A group channel has 3 to 8 members."};
inline constexpr Refusal not_team_mates{
    403, "api.channel.create_channel.direct_channel.team_restricted_error",
    "Direct messages are for team mates only."};
inline constexpr Refusal fixed_members{
    400, "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error",
    "Names and purpose of direct and group channels do not change."};
inline constexpr Refusal archived{400, "api.channel.update_channel.deleted.app_error",
                                  "The channel is archived."};
inline constexpr Refusal default_keeps_name{400, "api.channel.update_channel.tried.app_error",
                                            "The default channel keeps its name."};
inline constexpr Refusal type_stays{400, "api.channel.update_channel.typechange.app_error",
                                    "The type of a channel is changed at /privacy."};
inline constexpr Refusal default_stays_public{400, "api.channel.update_channel_privacy.default_channel_error",
                                              "The default channel stays public."};
inline constexpr Refusal archive_direct{400, "api.channel.delete_channel.type.invalid",
                                        "Direct and group channels are not archived."};
inline constexpr Refusal archive_default{400, "api.channel.delete_channel.cannot.app_error",
                                         "The default channel is not archived."};
inline constexpr Refusal already_archived{400, "api.channel.delete_channel.deleted.app_error",
                                          "The channel is archived already."};
inline constexpr Refusal deletion_off{401, "api.user.delete_channel.not_enabled.app_error",
                                      "Permanent deletion of channels is off."};
inline constexpr Refusal not_archived{400, "api.channel.restore_channel.restored.app_error",
                                      "The channel is not archived."};
inline constexpr Refusal move_direct{400, "api.channel.move_channel.type.invalid",
                                     "Direct and group channels are in no team."};
inline constexpr Refusal move_strangers{400, "app.channel.move_channel.members_do_not_match.error",
                                        "Not all members of the channel are in the other team."};
inline constexpr Refusal add_to_direct{400, "api.channel.add_user_to_channel.type.app_error",
                                       "Nobody can be added to a direct or group channel."};
inline constexpr Refusal add_to_archived{400, "api.channel.add_user_to_channel.deleted.app_error",
                                         "The channel is archived."};
inline constexpr Refusal remove_from_direct{400, "api.channel.remove_channel_member.type.app_error",
                                            "Nobody can leave a direct or group channel."};
inline constexpr Refusal leave_default{400, "api.channel.leave.default.app_error",
                                       "Nobody can leave the default channel."};
inline constexpr Refusal remove_default{400, "api.channel.remove.default.app_error",
                                        "Nobody can be removed from the default channel."};
inline constexpr Refusal bad_roles{400, "api.channel.update_channel_member_roles.scheme_role.app_error",
                                   "Such a role cannot be given to a member of a channel."};
inline constexpr Refusal no_such_role{400, "app.role.get_by_name.app_error", "There is no such role."};
inline constexpr Refusal guest_and_user{400,
                                        "api.channel.update_channel_member_roles.guest_and_user.app_error",
                                        "A member is a guest or a user, not both."};
inline constexpr Refusal changing_guest{
    400, "api.channel.update_channel_member_roles.changing_guest_role.app_error",
    "A member cannot become or cease to be a guest this way."};
inline constexpr Refusal bad_notify_props{400, "model.channel_member.is_valid.notify_level.app_error",
                                          "Such a notification setting is not known."};
inline constexpr Refusal not_group{400, "app.channel.get_common_teams.incorrect_type",
                                   "Only direct and group channels have common teams."};
inline constexpr Refusal category_not_found{404, "app.channel.sidebar_categories.app_error",
                                            "No such category of the side bar."};
inline constexpr Refusal category_stays{400, "app.channel.sidebar_categories.app_error",
                                        "Only categories that people made can be deleted."};
}  // namespace refuse

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
