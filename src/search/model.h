// What is asked of a search, and what it answers.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::search {

struct SearchQuery {
    std::string terms;                      // Words, "phrases", #hashtags, from:, in:, on:, before:, after:.
    bool is_or_search = false;              // Any word is enough.
    std::int64_t time_zone_offset = 0;      // Seconds east of UTC, for days.
    bool include_deleted_channels = false;  // Archived channels too.
    std::optional<std::int64_t> page;       // The first is 0.
    std::optional<std::int64_t> per_page;   // At most 200.
};
DESCRIBE(SearchQuery, terms, is_or_search, time_zone_offset, include_deleted_channels, page, per_page);

struct SearchResult {
    std::vector<PostId> order;                // Ids, newest first.
    std::unordered_map<PostId, Json> posts;   // The posts.
    PostId next_post_id;                      // Always empty.
    PostId prev_post_id;                      // Always empty.
    Millis first_inaccessible_post_time = 0;  // Always 0.
    Json matches{"null"};                     // Always null: clients find the words themselves.
};
DESCRIBE(SearchResult, order, posts, next_post_id, prev_post_id, first_inaccessible_post_time, matches);

struct FlaggedQuery {
    std::string team_id;         // Only of this team, and of direct and group channels.
    std::string channel_id;      // Only of this channel.
    std::int64_t page = 0;       // The first is 0.
    std::int64_t per_page = 60;  // At most 200.
};
DESCRIBE(FlaggedQuery, team_id, channel_id, page, per_page);

}  // namespace heliograph::search
