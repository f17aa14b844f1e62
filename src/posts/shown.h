// How a post looks to people: without secrets of its buttons, with its facts joined.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/store/reader.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// Props as clients may see them: no `integration` of actions; a known override_icon_emoji becomes an address.
std::string shown_props(const std::string& props);
// True if text holds needle; quick on JSON, where the usual search stops at every quote.
bool holds(std::string_view text, std::string_view needle);
// True if props hold a list of attachments that is not empty.
bool has_attachments(const std::string& props);

// The post as JSON: `joined` is what stands inside metadata besides embeds, as `"files":[...]` parts.
std::string shown_json(Post post, const std::string& joined);
// The same without metadata, as it stands in threads and in post_deleted.
std::string bare_json(Post post);

// Writes null where the post has no files, as the peer does where files were named but none is there.
void say_no_files(std::string& json);

// How many facts a reader of a list wants.
struct Look {
    bool collapsed = false;  // Roots tell of their threads, and whether the reader follows.
    bool extended = false;   // Participants in full.
    UserId reader;
};

// Facts that other capabilities join to shown posts: files, reactions. `metadata` gets the text
// `"files":[...]` per post.
struct Joined {
    std::vector<Post>& posts;
    std::unordered_map<PostId, std::string>& metadata;
};
using Join = void (*)(Reader& db, Joined joined);
// REQUIRES: before the server starts, in listen(). Twice is once.
void add_join(Join join);

// Posts with their facts as ready JSON, in the same order.
struct ShownPost {
    PostId id;
    Json json;
};
std::vector<ShownPost> show(Reader& db, std::vector<Post> posts, Look look);
ShownPost show_one(Reader& db, Post post);
// What is joined to a post under that name in metadata; "[]" if nothing is.
std::string joined_part(Reader& db, Post post, std::string name);

}  // namespace heliograph::posts
