// Drafts: what somebody has begun to write, kept for their other devices.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "base/words/describe.h"
#include "src/callers.h"

namespace heliograph::posts {

// A row of `drafts`.
struct Draft {
    Millis create_at = 0;                       // When it was begun.
    Millis update_at = 0;                       // When it last changed.
    Millis delete_at = 0;                       // Always 0: a deleted draft is gone.
    UserId user_id;                             // Whose it is.
    ChannelId channel_id;                       // Where it is to stand.
    PostId root_id;                             // The thread it answers, or empty.
    std::string message;                        // Its text so far.
    std::string type;                           // Empty.
    Json props{"{}"};                           // As of a post.
    std::vector<std::string> file_ids;          // Its files.
    Json priority{"null"};                      // As of a post.
    std::optional<Json> metadata = Json{"{}"};  // As of a post.
};
DESCRIBE(Draft, create_at, update_at, delete_at, user_id, channel_id, root_id, message, type, props, file_ids,
         priority, metadata);

// `connection_id` is the socket of the client that asks: it need not hear of its own draft.
Task<Draft> save_draft(App& app, SignedIn caller, Draft wanted, std::string connection_id);
Task<Ok> delete_draft(App& app, SignedIn caller, UserId user_id, ChannelId channel_id, PostId root_id,
                      std::string connection_id);
// Null, as at the peer, when there is none.
Task<ReadyJson> drafts(App& app, SignedIn caller, UserId user_id, TeamId team_id);

}  // namespace heliograph::posts

namespace heliograph {
template <>
struct OutOfTheTable<posts::Draft> {
    static constexpr bool has(std::string_view name) { return name == "metadata"; }
};
template <>
struct OmittedWhenEmpty<posts::Draft> {
    static constexpr bool has(std::string_view name) { return one_of(name, "file_ids", "priority"); }
};
}  // namespace heliograph
