// The files of posts: given to them when they are made or edited, shown with them, gone with them.
#pragma once

#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/files/model.h"
#include "src/posts/create.h"
#include "src/posts/shown.h"

namespace heliograph::posts {

// Finds the author's own unattached files among those that the post names; it keeps no others.
Task<void> find_files(App& app, Prepared* prepared);
// Gives the files to the post, within its write. One that another post took meanwhile is left out, and the
// ready bytes are forgotten.
void take_files(Transaction& tx, Prepared& prepared);
// Files that have no row yet; gives their ids.
std::vector<std::string> insert_files(Transaction& tx, const Post& post, std::vector<files::FileInfo> files);
// An edit's choice of files: new ones are attached, old ones come and go. Returns what the post has then.
std::vector<std::string> settle_files(Transaction& tx, const Post& post, std::vector<std::string> wanted,
                                      Millis at);
// Of a deleted post, and of its replies when it was a root.
void forget_files(Transaction& tx, const Post& post, Millis at);

// `"files":[...]`, or nothing without files.
std::string files_part(const std::vector<files::FileInfo>& files);
void join_files(Reader& db, Joined joined);
// Ids of files that the drafts of their owners name.
std::vector<std::string> wanted_by_drafts(Reader& db, const std::vector<files::FileInfo>& orphans);

}  // namespace heliograph::posts
