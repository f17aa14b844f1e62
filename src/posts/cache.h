// What is kept in memory of posts: the newest page of busy channels as ready JSON, the keywords that call
// people, and the posts just being made.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/store/database.h"
#include "base/store/snapshots.h"
#include "base/words/guarded.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/posts/model.h"
#include "src/posts/place.h"

namespace heliograph::posts {

// A page ready to be sent.
struct ReadyPage {
    std::shared_ptr<const std::string> bytes;
    std::string version;
};

// Words that call a person besides the user name: in lower case, and as written for first names.
struct Keywords {
    std::unordered_map<std::string, std::vector<UserId>> any_case;
    std::unordered_map<std::string, std::vector<UserId>> exact;
    bool empty() const { return any_case.empty() && exact.empty(); }
};

// Posts that a client sends twice because it saw no answer become one. In memory, as at the peer: after a
// restart a client that retries has lost its connection and asks for what is new before it sends again.
class Pending {
public:
    enum class State { fresh, under_way, made };
    struct Found {
        State state = State::fresh;
        PostId post_id;
    };
    // Says fresh once for a key, which is then under way.
    Found begin(const std::string& key, Millis now);
    void made(const std::string& key, PostId id);
    void failed(const std::string& key);

private:
    struct Entry {
        PostId post_id;
        Millis at = 0;
    };
    static constexpr Millis kept_ms = 30'000;
    static constexpr std::size_t entries_max = 25'000;
    Guarded<std::unordered_map<std::string, Entry>> entries_;  // Safe by itself.
};

class Cache {
public:
    // Set once, in listen().
    bool (*is_online)(App&, UserId) = nullptr;  // Given by presence; without it everybody counts as online.
    // Given by actions: in a post that is stored nowhere each button carries, sealed, what it does.
    void (*seal_actions)(App&, UserId to, Post&) = nullptr;
    // Safe by itself.
    Places places;
    Pending pending;
    Snapshots<ChannelId, ReadyPage> newest_pages{512};

    Task<std::shared_ptr<const Keywords>> keywords(Database& db);
    void clear() {
        newest_pages.clear();
        keywords_.clear();
    }
    void forget_keywords() { keywords_.clear(); }

private:
    Snapshots<int, Keywords> keywords_{4};  // Safe by itself; one entry.
};

}  // namespace heliograph::posts
