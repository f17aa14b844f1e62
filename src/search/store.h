// Every sentence of SQL about finding posts, and the index that SQLite needs for it.
#pragma once

#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/nouns.h"
#include "src/posts/model.h"

namespace heliograph::search {

// A search whose names have become ids.
struct Wanted {
    UserId reader;
    TeamId team_id;     // Empty: all teams.
    std::string query;  // In the words of the engine; empty: only the rest decides.
    std::vector<UserId> from;
    std::vector<UserId> not_from;
    std::vector<ChannelId> in;
    std::vector<ChannelId> not_in;
    bool anyone = true;    // `from` does not restrict.
    bool anywhere = true;  // `in` does not restrict.
    Millis after = 0;
    Millis before = 0;
    bool archived_too = false;
    std::int64_t skip = 0;
    std::int64_t count = 60;
};
std::vector<posts::Post> found_posts(Reader& db, Wanted wanted);

struct Flagged {
    UserId user_id;
    ChannelId channel_id;
    TeamId team_id;
    std::int64_t skip = 0;
    std::int64_t count = 60;
};
std::vector<posts::Post> flagged_posts(Reader& db, Flagged wanted);

// True if posts wait for the index.
bool is_behind(Reader& db);
// Takes up to count_max posts into the index; how many there were. Nothing to do on PostgreSQL.
std::int64_t feed(Transaction& tx, std::int64_t count_max);
// Replaces the text of a post that is in the index.
void change_indexed(Transaction& tx, const posts::Post& old, const posts::Post& post);

}  // namespace heliograph::search
