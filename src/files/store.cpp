// Every sentence of SQL about files.
#include "src/files/store.h"

#include <algorithm>
#include <unordered_map>

namespace heliograph::files {

namespace {

// The small pictures lie in a column of bytes, which each engine speaks of in its own way.
void add_mini_previews(Reader& db, std::vector<FileInfo>& files) {
    std::vector<FileId> ids;
    for (const auto& file : files)
        if (!file.thumbnail_path.empty()) ids.push_back(file.id);
    if (ids.empty()) return;
    std::unordered_map<FileId, std::string> found;
    auto rows = db.dialect() == Dialect::postgres
                    ? db.tuples<FileId, std::string>(
                          "SELECT id, encode(minipreview, 'base64') FROM fileinfo WHERE id IN ({list $1}) "
                          "AND minipreview IS NOT NULL",
                          in_list(ids))
                    : db.tuples<FileId, std::string>(
                          "SELECT id, minipreview FROM fileinfo WHERE id IN ({list $1}) "
                          "AND minipreview IS NOT NULL",
                          in_list(ids));
    for (auto& [id, base64] : rows) {
        std::erase(base64, '\n');
        found[id] = std::move(base64);
    }
    for (auto& file : files)
        if (auto mini = found.find(file.id); mini != found.end()) file.mini_preview = mini->second;
}

std::optional<FileInfo> whole(Reader& db, std::optional<FileInfo> file) {
    if (!file) return file;
    std::vector<FileInfo> one;
    one.push_back(std::move(*file));
    add_mini_previews(db, one);
    return std::move(one.front());
}

void put_mini_preview(Transaction& tx, const FileInfo& file) {
    if (!file.mini_preview) return;
    if (tx.dialect() == Dialect::postgres)
        tx.execute("UPDATE fileinfo SET minipreview = decode($2, 'base64') WHERE id = $1", file.id,
                   *file.mini_preview);
    else
        tx.execute("UPDATE fileinfo SET minipreview = $2 WHERE id = $1", file.id, *file.mini_preview);
}

}  // namespace

std::optional<FileInfo> find(Reader& db, FileId id) {
    return whole(db, db.one<FileInfo>("FROM fileinfo WHERE id = $1 AND deleteat = 0", id));
}

std::optional<FileInfo> find_even_deleted(Reader& db, FileId id) {
    return whole(db, db.one<FileInfo>("FROM fileinfo WHERE id = $1", id));
}

std::vector<FileInfo> of_ids(Reader& db, std::vector<std::string> ids, bool deleted) {
    auto found = db.all<FileInfo>("FROM fileinfo WHERE id IN ({list $1}) AND (deleteat = 0 OR $2 = TRUE)",
                                  in_list(ids), deleted);
    add_mini_previews(db, found);
    auto place = [&](const FileInfo& file) { return std::ranges::find(ids, file.id.view()) - ids.begin(); };
    std::ranges::sort(found, {}, place);
    return found;
}

void insert_file(Transaction& tx, const FileInfo& file) {
    tx.insert("fileinfo", file);
    put_mini_preview(tx, file);
}

std::vector<FileInfo> attach(Transaction& tx, std::vector<std::string> ids, const FileInfo& to) {
    auto files = of_ids(tx, std::move(ids), false);
    std::erase_if(files, [&](const FileInfo& file) {
        return tx.execute(
                   "UPDATE fileinfo SET postid = $2, channelid = $3 WHERE id = $1 AND postid = '' "
                   "AND creatorid = $4 AND deleteat = 0",
                   file.id, to.post_id, to.channel_id, to.creator_id) == 0;
    });
    for (auto& file : files) {
        file.post_id = to.post_id;
        file.channel_id = to.channel_id;
    }
    return files;
}

void keep_only(Transaction& tx, PostId post_id, const std::vector<std::string>& ids, Millis at) {
    tx.execute(
        "UPDATE fileinfo SET deleteat = $2, updateat = $2 WHERE postid = $1 AND deleteat = 0 "
        "AND id NOT IN ({list $3})",
        post_id, at, in_list(ids));
    tx.execute(
        "UPDATE fileinfo SET deleteat = 0, updateat = $2 WHERE postid = $1 AND deleteat > 0 "
        "AND path <> '' AND id IN ({list $3})",
        post_id, at, in_list(ids));
}

void forget(Transaction& tx, const std::vector<FileInfo>& files, Millis at) {
    for (const auto& file : files) {
        for (const auto& path : {file.path, file.thumbnail_path, file.preview_path})
            if (!path.empty()) tx.insert_or_ignore("heliograph_file_removals", FileRemoval{path});
        tx.execute(
            "UPDATE fileinfo SET deleteat = $2, updateat = $2, path = '', thumbnailpath = '', "
            "previewpath = '', haspreviewimage = FALSE, minipreview = NULL WHERE id = $1",
            file.id, at);
        tx.execute("DELETE FROM heliograph_file_links WHERE fileid = $1", file.id);
    }
    if (!files.empty()) tx.announce(FilesForgotten{});
}

void forget_of_posts(Transaction& tx, std::vector<PostId> posts, Millis at) {
    forget(tx, tx.all<FileInfo>("FROM fileinfo WHERE postid IN ({list $1}) AND path <> ''", in_list(posts)),
           at);
}

std::vector<FileInfo> orphans(Reader& db, Millis before, std::int64_t count) {
    return db.all<FileInfo>(
        "FROM fileinfo WHERE postid = '' AND createat < $1 AND deleteat = 0 ORDER BY createat LIMIT $2",
        before, count);
}

std::vector<FileId> with_rows(Reader& db, std::vector<FileId> ids) {
    return db.values<FileId>("SELECT id FROM fileinfo WHERE id IN ({list $1})", in_list(ids));
}

std::vector<FileRemoval> removals(Reader& db, std::int64_t count) {
    return db.all<FileRemoval>("FROM heliograph_file_removals ORDER BY path LIMIT $1", count);
}

void removed(Transaction& tx, std::vector<std::string> paths) {
    tx.execute("DELETE FROM heliograph_file_removals WHERE path IN ({list $1})", in_list(paths));
}

std::optional<FileLink> find_link(Reader& db, FileId id) {
    return db.one<FileLink>("FROM heliograph_file_links WHERE fileid = $1", id);
}

FileLink keep_link(Transaction& tx, FileLink link) {
    tx.insert_or_ignore("heliograph_file_links", link);
    return find_link(tx, link.file_id).value();
}

}  // namespace heliograph::files
