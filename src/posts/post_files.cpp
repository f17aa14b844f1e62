// The files of posts.
#include "src/posts/post_files.h"

#include <unordered_set>

#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/files/store.h"
#include "src/posts/store.h"

namespace heliograph::posts {

namespace {

std::vector<std::string> ids_of(const std::vector<files::FileInfo>& files) {
    std::vector<std::string> ids;
    for (const auto& file : files) ids.push_back(file.id.str());
    return ids;
}

void give(files::FileInfo& file, const Post& post) {
    file.creator_id = post.user_id;
    file.post_id = post.id;
    file.channel_id = post.channel_id;
}

files::FileInfo owner_of(const Post& post) {
    return {.creator_id = post.user_id, .post_id = post.id, .channel_id = post.channel_id};
}

}  // namespace

Task<void> find_files(App& app, Prepared* prepared) {
    Post& post = prepared->post;
    if (!post.file_ids.empty()) {
        prepared->lost_files = true;
        auto found = co_await app.db.read(files::of_ids, post.file_ids, false);
        for (auto& file : found)
            if (file.post_id.empty() && file.creator_id == post.user_id)
                prepared->files.push_back(std::move(file));
    }
    for (auto& file : prepared->new_files) prepared->files.push_back(file);
    for (auto& file : prepared->files) give(file, post);
    post.file_ids = ids_of(prepared->files);
}

std::vector<std::string> insert_files(Transaction& tx, const Post& post, std::vector<files::FileInfo> files) {
    for (auto& file : files) {
        give(file, post);
        files::insert_file(tx, file);
    }
    return ids_of(files);
}

void take_files(Transaction& tx, Prepared& prepared) {
    const Post& post = prepared.post;
    insert_files(tx, post, prepared.new_files);
    std::unordered_set<std::string> kept;
    for (const auto& file : files::attach(tx, post.file_ids, owner_of(post))) kept.insert(file.id.str());
    for (const auto& file : prepared.new_files) kept.insert(file.id.str());
    if (kept.size() == prepared.files.size()) return;
    std::erase_if(prepared.files, [&](const files::FileInfo& file) { return !kept.contains(file.id.str()); });
    prepared.post.file_ids = ids_of(prepared.files);
    prepared.json = nullptr;
}

std::vector<std::string> settle_files(Transaction& tx, const Post& post, std::vector<std::string> wanted,
                                      Millis at) {
    files::attach(tx, wanted, owner_of(post));
    files::keep_only(tx, post.id, wanted, at);
    auto there = files::of_ids(tx, std::move(wanted), false);
    std::erase_if(there, [&](const files::FileInfo& file) { return file.post_id != post.id; });
    return ids_of(there);
}

void forget_files(Transaction& tx, const Post& post, Millis at) {
    std::vector<PostId> posts{post.id};
    if (post.root_id.empty())
        for (const auto& reply : ids_of_thread(tx, post.id)) posts.push_back(reply);
    files::forget_of_posts(tx, std::move(posts), at);
}

std::string files_part(const std::vector<files::FileInfo>& files) {
    if (files.empty()) return {};
    std::string part = R"("files":)";
    write_json(part, files);
    return part;
}

void join_files(Reader& db, Joined joined) {
    std::vector<std::string> ids;
    for (const auto& post : joined.posts) ids.insert(ids.end(), post.file_ids.begin(), post.file_ids.end());
    if (ids.empty()) return;
    // An old version of a post shows what it had, also what an edit took away.
    auto files = files::of_ids(db, std::move(ids), true);
    for (const auto& post : joined.posts) {
        std::vector<files::FileInfo> own;
        for (const auto& id : post.file_ids)
            for (const auto& file : files)
                if (file.id.view() == id) own.push_back(file);
        if (!own.empty()) joined.metadata[post.id] = files_part(own);
    }
}

std::vector<std::string> wanted_by_drafts(Reader& db, const std::vector<files::FileInfo>& orphans) {
    std::unordered_set<UserId> owners;
    std::vector<std::string> wanted;
    for (const auto& file : orphans)
        if (owners.insert(file.creator_id).second)
            for (auto& ids : files_of_drafts(db, file.creator_id))
                wanted.insert(wanted.end(), ids.begin(), ids.end());
    return wanted;
}

}  // namespace heliograph::posts
