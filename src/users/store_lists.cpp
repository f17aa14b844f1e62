// The SQL is put together from what is asked; texts of callers are only ever bound, never pasted.
#include "src/users/store_lists.h"

#include "src/users/store.h"

namespace heliograph::users {

namespace {

// Everything that may be bound stands at a fixed number, so one call binds all of it. A statement must use
// each parameter: the first condition does, and is always true.
constexpr const char* in_team = "$1";
constexpr const char* not_in_team = "$2";
constexpr const char* in_channel = "$3";
constexpr const char* not_in_channel = "$4";
constexpr const char* role = "$5";
constexpr int first_term = 6;
constexpr std::size_t terms_max = 4;

std::string has_row(bool wanted, const char* table, const char* column, const char* value) {
    std::string live = std::string_view(table) == "teammembers" ? " AND m.deleteat = 0" : "";
    return std::string(wanted ? " AND EXISTS" : " AND NOT EXISTS") + " (SELECT 1 FROM " + table +
           " m WHERE m.userid = u.id AND m." + column + " = " + value + live + ")";
}

// The peer escapes with "*".
std::string like_pattern(const std::string& term) {
    std::string pattern = "%";
    for (char c : term) {
        if (c == '%' || c == '_' || c == '*') pattern += '*';
        pattern += c;
    }
    return pattern + "%";
}

std::string term_condition(const Selection& wanted, int number) {
    std::string value = "$" + std::to_string(number), any;
    auto field = [&](const char* column) {
        any += (any.empty() ? "" : " OR ") + ("LOWER(u." + std::string(column)) + ") LIKE LOWER(" + value +
               ") ESCAPE '*'";
    };
    field("username");
    field("nickname");
    if (wanted.terms_in_full_name) {
        field("firstname");
        field("lastname");
    }
    if (wanted.terms_in_email) field("email");
    return " AND (" + any + ")";
}

std::string conditions(const Selection& wanted) {
    std::string sql = " WHERE $1 || $2 || $3 || $4 || $5 || $6 || $7 || $8 || $9 IS NOT NULL";
    if (!wanted.in_team.empty()) sql += has_row(true, "teammembers", "teamid", in_team);
    if (!wanted.not_in_team.empty()) sql += has_row(false, "teammembers", "teamid", not_in_team);
    if (!wanted.in_channel.empty()) sql += has_row(true, "channelmembers", "channelid", in_channel);
    if (!wanted.not_in_channel.empty()) sql += has_row(false, "channelmembers", "channelid", not_in_channel);
    if (wanted.without_team)
        sql += " AND NOT EXISTS (SELECT 1 FROM teammembers m WHERE m.userid = u.id AND m.deleteat = 0)";
    if (wanted.active) sql += " AND u.deleteat = 0";
    if (wanted.inactive) sql += " AND u.deleteat <> 0";
    if (wanted.people_only) sql += " AND NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)";
    if (!wanted.role.empty()) sql += std::string(" AND ' ' || u.roles || ' ' LIKE ") + role;
    for (std::size_t i = 0; i < wanted.terms.size() && i < terms_max; ++i)
        sql += term_condition(wanted, first_term + static_cast<int>(i));
    return sql;
}

std::string order(const std::string& sort) {
    if (sort == "last_activity_at")
        return " ORDER BY COALESCE((SELECT s.lastactivityat FROM status s WHERE s.userid = u.id), 0) DESC,"
               " u.username";
    if (sort == "create_at") return " ORDER BY u.createat DESC, u.username";
    if (sort == "status")
        return " ORDER BY CASE COALESCE((SELECT s.status FROM status s WHERE s.userid = u.id), 'offline')"
               " WHEN 'online' THEN 1 WHEN 'away' THEN 2 WHEN 'dnd' THEN 3 ELSE 4 END, u.username";
    if (sort == "admin")
        return std::string(
                   " ORDER BY CASE WHEN EXISTS (SELECT 1 FROM channelmembers m WHERE m.userid = u.id"
                   " AND m.channelid = ") +
               in_channel + " AND m.schemeadmin) THEN 0 ELSE 1 END, u.username";
    return " ORDER BY u.username";
}

struct Terms {
    std::string at[terms_max];
};
Terms patterns(const Selection& wanted) {
    Terms terms;
    for (std::size_t i = 0; i < wanted.terms.size() && i < terms_max; ++i)
        terms.at[i] = like_pattern(wanted.terms[i]);
    return terms;
}
std::string role_pattern(const Selection& wanted) { return "% " + wanted.role + " %"; }

}  // namespace

std::vector<User> selected(Reader& db, Selection wanted) {
    std::string sql = "FROM users u" + conditions(wanted) + order(wanted.sort) + " LIMIT $10 OFFSET $11";
    Terms terms = patterns(wanted);
    return with_bots(
        db, db.all_as<User>("u", Sql::made(sql), wanted.in_team, wanted.not_in_team, wanted.in_channel,
                            wanted.not_in_channel, role_pattern(wanted), terms.at[0], terms.at[1],
                            terms.at[2], terms.at[3], wanted.limit, wanted.offset));
}

std::int64_t count_selected(Reader& db, Selection wanted) {
    std::string sql = "SELECT COUNT(*) FROM users u" + conditions(wanted);
    Terms terms = patterns(wanted);
    return db
        .value<std::int64_t>(Sql::made(sql), wanted.in_team, wanted.not_in_team, wanted.in_channel,
                             wanted.not_in_channel, role_pattern(wanted), terms.at[0], terms.at[1],
                             terms.at[2], terms.at[3])
        .value_or(0);
}

std::vector<std::pair<ChannelId, UserId>> members_of_groups(Reader& db, UserId user_id,
                                                            std::vector<ChannelId> channel_ids) {
    auto rows = db.tuples<ChannelId, UserId>(
        "SELECT m.channelid, m.userid FROM channelmembers m JOIN channels c ON c.id = m.channelid "
        "WHERE m.channelid IN {list $1} AND c.type = 'G' AND m.userid <> $2 AND EXISTS "
        "(SELECT 1 FROM channelmembers o WHERE o.channelid = m.channelid AND o.userid = $2)",
        in_list(channel_ids), user_id);
    std::vector<std::pair<ChannelId, UserId>> pairs;
    for (auto& [channel_id, member_id] : rows) pairs.emplace_back(channel_id, member_id);
    return pairs;
}

std::vector<UserId> ids_sharing_channels(Reader& db, UserId user_id) {
    return db.values<UserId>(
        "SELECT DISTINCT o.userid FROM channelmembers m JOIN channelmembers o ON o.channelid = m.channelid "
        "WHERE m.userid = $1 AND o.userid <> $1",
        user_id);
}

bool is_in_team(Reader& db, TeamId team_id, UserId user_id) {
    return db
        .value<std::string>(
            "SELECT userid FROM teammembers WHERE teamid = $1 AND userid = $2 AND deleteat = 0", team_id,
            user_id)
        .has_value();
}

bool sees_channel(Reader& db, ChannelId channel_id, UserId user_id) {
    return db
        .value<std::string>(
            "SELECT c.id FROM channels c WHERE c.id = $1 AND (EXISTS (SELECT 1 FROM channelmembers m "
            "WHERE m.channelid = c.id AND m.userid = $2) OR (c.type = 'O' AND EXISTS (SELECT 1 FROM "
            "teammembers t WHERE t.teamid = c.teamid AND t.userid = $2 AND t.deleteat = 0)))",
            channel_id, user_id)
        .has_value();
}

}  // namespace heliograph::users
