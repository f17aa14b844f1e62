// SQL on the categories of the side bar.
#pragma once

#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/channels/model.h"

namespace heliograph::channels {

// A category with its channels.
struct Category {
    std::string id;                      // 26 characters, or "favorites_{user}_{team}" and the like.
    UserId user_id;                      // Whose it is.
    TeamId team_id;                      // In which team.
    std::int64_t sort_order = 0;         // 0, 10, 20, ...
    std::string sorting;                 // "", "manual", "recent" or "alpha".
    std::string type;                    // "favorites", "channels", "direct_messages" or "custom".
    std::string display_name;            // Up to 64 characters.
    bool muted = false;                  // Its channels are muted.
    bool collapsed = false;              // Only unread channels of it are shown.
    std::vector<ChannelId> channel_ids;  // In their order.
};
DESCRIBE(Category, id, user_id, team_id, sort_order, sorting, type, display_name, muted, collapsed,
         channel_ids);

// In their order; made first if the person has none in this team.
std::vector<Category> ensured_categories(Transaction& tx, UserId user_id, TeamId team_id);
// In their order, empty if none were made yet.
std::vector<Category> stored_categories(Reader& db, UserId user_id, TeamId team_id);
// Writes the category and moves its channels out of the others of the team. Channels the person is no member
// of are left out.
void put_category(Transaction& tx, const Category& category);
void set_order(Transaction& tx, const std::vector<std::string>& ids);
void drop_category(Transaction& tx, const std::string& id);

}  // namespace heliograph::channels

namespace heliograph {
template <>
struct OutOfTheTable<channels::Category> {
    static constexpr bool has(std::string_view name) { return name == "channel_ids"; }
};
}  // namespace heliograph
