// SQL on the categories of the side bar.
#include "src/channels/categories_store.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace heliograph::channels {

namespace {

Category standard(UserId user_id, TeamId team_id, const char* type, const char* display_name,
                  std::int64_t sort_order) {
    return {.id = std::string(type) + "_" + user_id.str() + "_" + team_id.str(),
            .user_id = user_id,
            .team_id = team_id,
            .sort_order = sort_order,
            .sorting = std::string_view(type) == "direct_messages" ? "recent" : "",
            .type = type,
            .display_name = display_name};
}

// The person's channels that the side bar of this team shows: (id, direct or group), by shown name.
std::vector<std::tuple<ChannelId, bool>> own_channels(Reader& db, UserId user_id, TeamId team_id) {
    return db.tuples<ChannelId, bool>(
        "SELECT c.id, CASE WHEN c.teamid = '' THEN TRUE ELSE FALSE END FROM channelmembers m"
        " JOIN channels c ON c.id = m.channelid WHERE m.userid = $1 AND (c.teamid = $2 OR c.teamid = '')"
        " AND c.deleteat = 0 ORDER BY c.displayname, c.id",
        user_id, team_id);
}

}  // namespace

std::vector<Category> stored_categories(Reader& db, UserId user_id, TeamId team_id) {
    auto categories = db.all<Category>(
        "FROM sidebarcategories WHERE userid = $1 AND teamid = $2 ORDER BY sortorder, id", user_id, team_id);
    if (categories.empty()) return categories;
    auto own = own_channels(db, user_id, team_id);
    std::unordered_set<ChannelId> left;
    for (const auto& [id, is_direct] : own) left.insert(id);
    auto placed = db.tuples<ChannelId, std::string>(
        "SELECT s.channelid, s.categoryid FROM sidebarchannels s JOIN sidebarcategories c ON c.id = "
        "s.categoryid"
        " WHERE c.userid = $1 AND c.teamid = $2 ORDER BY s.sortorder, s.channelid",
        user_id, team_id);
    std::unordered_map<std::string, Category*> by_id;
    for (auto& category : categories) by_id[category.id] = &category;
    for (const auto& [channel_id, category_id] : placed)
        if (left.erase(channel_id)) by_id[category_id]->channel_ids.push_back(channel_id);
    // Whatever stands nowhere belongs to one of the two categories that take all.
    for (auto& category : categories) {
        if (category.type != "channels" && category.type != "direct_messages") continue;
        for (const auto& [id, is_direct] : own)
            if (is_direct == (category.type == "direct_messages") && left.contains(id))
                category.channel_ids.push_back(id);
    }
    return categories;
}

std::vector<Category> ensured_categories(Transaction& tx, UserId user_id, TeamId team_id) {
    auto categories = stored_categories(tx, user_id, team_id);
    if (!categories.empty()) return categories;
    tx.insert_or_ignore("sidebarcategories", standard(user_id, team_id, "favorites", "Favorites", 0));
    tx.insert_or_ignore("sidebarcategories", standard(user_id, team_id, "channels", "Channels", 10));
    tx.insert_or_ignore("sidebarcategories",
                        standard(user_id, team_id, "direct_messages", "Direct Messages", 20));
    return stored_categories(tx, user_id, team_id);
}

void put_category(Transaction& tx, const Category& category) {
    tx.upsert("sidebarcategories", "id", category);
    tx.execute("DELETE FROM sidebarchannels WHERE categoryid = $1", category.id);
    tx.execute(
        "DELETE FROM sidebarchannels WHERE userid = $1 AND channelid IN ({list $3}) AND categoryid IN"
        " (SELECT id FROM sidebarcategories WHERE userid = $1 AND teamid = $2)",
        category.user_id, category.team_id, in_list(category.channel_ids));
    std::unordered_set<ChannelId> own;
    for (const auto& [id, is_direct] : own_channels(tx, category.user_id, category.team_id)) own.insert(id);
    std::int64_t place = 0;
    for (auto id : category.channel_ids) {
        if (!own.erase(id)) continue;
        tx.execute(
            "INSERT INTO sidebarchannels (channelid, userid, categoryid, sortorder) VALUES ($1, $2, $3, $4)",
            id, category.user_id, category.id, place);
        place += 10;
    }
}

void set_order(Transaction& tx, const std::vector<std::string>& ids) {
    std::int64_t place = 0;
    for (const auto& id : ids) {
        tx.execute("UPDATE sidebarcategories SET sortorder = $2 WHERE id = $1", id, place);
        place += 10;
    }
}

void drop_category(Transaction& tx, const std::string& id) {
    tx.execute("DELETE FROM sidebarchannels WHERE categoryid = $1", id);
    tx.execute("DELETE FROM sidebarcategories WHERE id = $1", id);
}

}  // namespace heliograph::channels
