// The icon of a team: kept in a table, so that a backup of the database has it.
#include "src/teams/icon.h"

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/teams/access.h"
#include "src/teams/events.h"
#include "src/teams/rules.h"
#include "src/users/png.h"

namespace heliograph::teams {

namespace {

void save_icon(Transaction& tx, Team team, std::string image) {
    if (image.empty())
        remove_icon(tx, team.id);
    else
        put_icon(tx, {.team_id = team.id, .update_at = team.last_team_icon_update, .image = image});
    tx.update("teams", team);
    tx.announce(TeamUpdated{team});
}

// A PNG is cut to a square as the peer does; JPEG, GIF and WebP are kept as they came. Nothing for any other
// file.
std::string readied(const std::string& bytes) {
    constexpr unsigned side = 128;
    std::string type = users::picture_type(bytes);
    if (type != "image/png") return type.empty() ? type : bytes;
    auto raster = users::read_png(bytes);
    return raster ? users::write_png(users::squared(*raster, side)) : std::string();
}

}  // namespace

Task<Ok> set_icon(App& app, SignedIn caller, TeamId id, std::string bytes) {
    co_await require(app, caller, id, permissions::manage_team);
    auto icon = co_await app.workers.run([bytes = std::move(bytes)] { return readied(bytes); });
    if (icon.empty()) throw refuse::icon_unreadable;
    Team team = *co_await existing(app, id);
    team.last_team_icon_update = team.update_at = app.clock.now();
    co_await app.db.write(save_icon, team, crypto::base64(icon));
    co_return Ok{};
}

Task<Ok> remove_icon_of(App& app, SignedIn caller, TeamId id) {
    co_await require(app, caller, id, permissions::manage_team);
    Team team = *co_await existing(app, id);
    team.last_team_icon_update = 0;
    team.update_at = app.clock.now();
    co_await app.db.write(save_icon, team, std::string());
    co_return Ok{};
}

Task<IconBytes> icon_of(App& app, SignedIn caller, TeamId id) {
    auto team = co_await existing(app, id);
    if (!team->allow_open_invite || team->type != "O")
        co_await require(app, caller, id, permissions::view_team);
    if (team->last_team_icon_update == 0) throw refuse::no_icon;
    auto icon = co_await app.db.read(find_icon, id);
    if (!icon) throw refuse::no_icon;
    co_return IconBytes{crypto::from_base64(icon->image).value_or(""), std::to_string(icon->update_at)};
}

}  // namespace heliograph::teams
