// Joins the reactions to shown posts that have some.
#include "base/wire/write_json.h"
#include "src/reactions/rules.h"
#include "src/reactions/store.h"

namespace heliograph::reactions {

void join(Reader& db, posts::Joined joined) {
    std::vector<PostId> ids;
    for (const auto& post : joined.posts)
        if (post.has_reactions) ids.push_back(post.id);
    if (ids.empty()) return;
    std::map<PostId, std::vector<Reaction>> found;
    for (auto& reaction : of_posts(db, std::move(ids)))
        found[reaction.post_id].push_back(std::move(reaction));
    for (auto& [id, reactions] : found) joined.metadata[id] = "\"reactions\":" + to_json(reactions);
}

}  // namespace heliograph::reactions
