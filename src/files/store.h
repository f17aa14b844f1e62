// Every sentence of SQL about files.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/files/model.h"

namespace heliograph::files {

// A file that is not deleted.
std::optional<FileInfo> find(Reader& db, FileId id);
std::optional<FileInfo> find_even_deleted(Reader& db, FileId id);
// In the order of the ids, without those that are not there; `deleted` takes deleted ones too.
std::vector<FileInfo> of_ids(Reader& db, std::vector<std::string> ids, bool deleted);
void insert_file(Transaction& tx, const FileInfo& file);

// Gives the person's own unattached files to a post; returns those that were given, in the order of ids.
std::vector<FileInfo> attach(Transaction& tx, std::vector<std::string> ids, const FileInfo& to);
// Marks deleted, or not, those of a post that are (not) among the ids.
void keep_only(Transaction& tx, PostId post_id, const std::vector<std::string>& ids, Millis at);
// A deleted post has no files, and nor has the disk.
void forget_of_posts(Transaction& tx, std::vector<PostId> posts, Millis at);
// Unattached files made before a time, the oldest first.
std::vector<FileInfo> orphans(Reader& db, Millis before, std::int64_t count);
void forget(Transaction& tx, const std::vector<FileInfo>& files, Millis at);

// Those of the ids that have a row, deleted or not.
std::vector<FileId> with_rows(Reader& db, std::vector<FileId> ids);
std::vector<FileRemoval> removals(Reader& db, std::int64_t count);
void removed(Transaction& tx, std::vector<std::string> paths);

std::optional<FileLink> find_link(Reader& db, FileId id);
// The link there is, or the given one.
FileLink keep_link(Transaction& tx, FileLink link);

}  // namespace heliograph::files
