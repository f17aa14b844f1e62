// Reading files: who may, and what of them.
#include "src/files/rules.h"

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/files/search.h"
#include "src/files/store.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/teams/access.h"

namespace heliograph::files {

namespace {

Task<FileInfo> readable(App& app, SignedIn caller, std::optional<FileInfo> file) {
    if (!file || file->delete_at != 0) throw refuse::no_info;
    if (file->creator_id != caller.user_id) co_await channels::require_read(app, caller, file->channel_id);
    co_return std::move(*file);
}

}  // namespace

Task<FileInfo> get(App& app, SignedIn caller, FileId id) {
    co_return co_await readable(app, std::move(caller), co_await app.db.read(find, id));
}

Task<FileInfo> get_to_read(App& app, SignedIn caller, FileId id) {
    auto file = co_await app.db.read(find_even_deleted, id);
    if (!file) throw refuse::no_file;
    co_return co_await readable(app, std::move(caller), std::move(file));
}

Task<PublicLink> link(App& app, SignedIn caller, FileId id) {
    if (!app.settings.now()->files.EnablePublicLink) throw refuse::links_disabled;
    auto file = co_await get(app, std::move(caller), id);
    if (file.post_id.empty()) throw refuse::link_without_post;
    auto kept = co_await app.db.write(keep_link, FileLink{id, crypto::base64_url(app.random.bytes(32))});
    co_return PublicLink{app.settings.site_url() + "/files/" + id.str() + "/public?h=" + kept.token};
}

Task<FileInfo> get_public(App& app, FileId id, std::string token) {
    if (!app.settings.now()->files.EnablePublicLink) throw refuse::links_disabled;
    auto file = co_await app.db.read(find, id);
    if (!file) throw refuse::no_info;
    auto kept = co_await app.db.read(find_link, id);
    if (!kept || !crypto::constant_time_equal(kept->token, token)) throw refuse::link_invalid;
    co_return std::move(*file);
}

Task<FoundFiles> search(App& app, SignedIn caller, FileSearch wanted) {
    co_return co_await search_team(app, std::move(caller), TeamId(), std::move(wanted));
}

Task<FoundFiles> search_team(App& app, SignedIn caller, TeamId team_id, FileSearch wanted) {
    if (!team_id.empty()) co_await teams::require(app, caller, team_id, permissions::view_team);
    if (wanted.terms.empty()) throw heliograph::refuse::invalid_body_param.because("terms is empty");
    FileQuery query = read_terms(wanted.terms);
    query.any_word = wanted.is_or_search;
    query.archived_too = wanted.include_deleted_channels;
    FoundFiles found;
    std::int64_t count = std::clamp<std::int64_t>(wanted.per_page, 1, 200);
    std::int64_t skip = std::max<std::int64_t>(wanted.page, 0) * count;
    for (auto& file : co_await app.db.read(find_files, caller.user_id, team_id, std::move(query))) {
        if (skip-- > 0) continue;
        if (count-- <= 0) break;
        found.order.push_back(file.id);
        found.file_infos.emplace(file.id.str(), std::move(file));
    }
    co_return found;
}

}  // namespace heliograph::files
