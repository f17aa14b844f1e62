// Drafts: their SQL is four sentences, so they live with their rules.
#include "src/posts/drafts.h"

#include "base/clock.h"
#include "base/store/database.h"
#include "base/store/reader.h"
#include "base/wire/write_json.h"
#include "src/channels/access.h"
#include "src/files/store.h"
#include "src/formatting/runes.h"
#include "src/posts/events.h"
#include "src/posts/post_files.h"
#include "src/teams/access.h"

namespace heliograph::posts {

namespace {

constexpr std::size_t message_runes_max = 16383;
constexpr std::size_t props_bytes_max = 8000;

std::optional<Draft> find_draft(Reader& db, UserId user_id, ChannelId channel_id, PostId root_id) {
    return db.one<Draft>("FROM drafts WHERE userid = $1 AND channelid = $2 AND rootid = $3", user_id,
                         channel_id, root_id);
}

void show_files(Reader& db, Draft& draft) {
    if (draft.file_ids.empty()) return;
    draft.metadata = Json{"{" + files_part(files::of_ids(db, draft.file_ids, false)) + "}"};
}

std::vector<Draft> drafts_in(Reader& db, UserId user_id, TeamId team_id) {
    auto drafts =
        db.all_as<Draft>("d",
                         "FROM drafts d JOIN channels c ON c.id = d.channelid "
                         "WHERE d.userid = $1 AND (c.teamid = $2 OR c.teamid = '') AND d.deleteat = 0 "
                         "AND EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = d.channelid "
                         "AND m.userid = d.userid) ORDER BY d.updateat DESC",
                         user_id, team_id);
    for (auto& draft : drafts) show_files(db, draft);
    return drafts;
}

Draft keep(Transaction& tx, Draft draft, std::string connection_id) {
    if (auto old = find_draft(tx, draft.user_id, draft.channel_id, draft.root_id))
        draft.create_at = old->create_at;
    show_files(tx, draft);
    tx.upsert("drafts", "userid, channelid, rootid", draft);
    tx.announce(
        DraftChanged{draft.user_id, draft.channel_id, to_json(draft), std::move(connection_id), false});
    return draft;
}

void drop(Transaction& tx, Draft key, std::string connection_id) {
    auto draft = find_draft(tx, key.user_id, key.channel_id, key.root_id);
    if (!draft) return;
    tx.execute("DELETE FROM drafts WHERE userid = $1 AND channelid = $2 AND rootid = $3", key.user_id,
               key.channel_id, key.root_id);
    draft->metadata.reset();
    tx.announce(
        DraftChanged{draft->user_id, draft->channel_id, to_json(*draft), std::move(connection_id), true});
}

}  // namespace

Task<Draft> save_draft(App& app, SignedIn caller, Draft wanted, std::string connection_id) {
    co_await channels::require(app, caller, wanted.channel_id, permissions::create_post);
    if (formatting::count_runes(wanted.message) > message_runes_max ||
        wanted.props.text.size() > props_bytes_max)
        throw heliograph::refuse::invalid_body_param.because("the draft is too long");
    wanted.user_id = caller.user_id;
    wanted.create_at = wanted.update_at = app.clock.now();
    wanted.delete_at = 0;
    wanted.metadata = Json{"{}"};
    if (wanted.props.text == "null") wanted.props.text = "{}";
    co_return co_await app.db.write(keep, std::move(wanted), std::move(connection_id));
}

Task<Ok> delete_draft(App& app, SignedIn caller, UserId user_id, ChannelId channel_id, PostId root_id,
                      std::string connection_id) {
    if (user_id != caller.user_id) throw heliograph::refuse::not_allowed;
    Draft key{.user_id = user_id, .channel_id = channel_id, .root_id = root_id};
    co_await app.db.write(drop, std::move(key), std::move(connection_id));
    co_return Ok{};
}

Task<ReadyJson> drafts(App& app, SignedIn caller, UserId, TeamId team_id) {
    co_await teams::require(app, caller, team_id, permissions::view_team);
    // Whoever is named in the path: the peer gives the caller's own.
    auto found = co_await app.db.read(drafts_in, caller.user_id, team_id);
    co_return found.empty() ? ReadyJson("null") : ReadyJson(to_json(found));
}

}  // namespace heliograph::posts
