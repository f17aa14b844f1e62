// How a post looks to people: without secrets of its buttons, with its facts joined.
#pragma once

#include <string>
#include <vector>

#include "src/posts/cache.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// Props as clients may see them: no `integration` of actions; a known override_icon_emoji becomes an address.
std::string shown_props(const std::string& props);
// True if props hold a list of attachments that is not empty.
bool has_attachments(const std::string& props);

// The post as JSON: `joined` is what stands inside metadata besides embeds, as `"files":[...]` parts.
std::string shown_json(Post post, const std::string& joined);
// The same without metadata, as it stands in threads and in post_deleted.
std::string bare_json(Post post);

// How many facts a reader of a list wants.
struct Look {
    bool collapsed = false;  // Roots tell of their threads, and whether the reader follows.
    bool extended = false;   // Participants in full.
    UserId reader;
};

// Posts with their facts as ready JSON, in the same order. joins is Cache::joins.
struct ShownPost {
    PostId id;
    Json json;
};
std::vector<ShownPost> show(Reader& db, std::vector<Join> joins, std::vector<Post> posts, Look look);

}  // namespace heliograph::posts
