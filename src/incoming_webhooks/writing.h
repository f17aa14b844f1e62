// What a request writes: its posts, changes of posts, keys, answer and row of the log, all or none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/incoming_webhooks/receive.h"
#include "src/posts/create.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::incoming_webhooks {

// A key of the payload with what it was found to stand for; an empty text is no key.
struct SeenKey {
    std::string text;
    std::string saved;
};

// What becomes of one payload: new posts, or the change of the one that its update_key stands for.
struct Step {
    std::vector<posts::Prepared> posts;
    std::optional<posts::PreparedEdit> edit;
    SeenKey thread;
    SeenKey update;
};

// All that one write needs. Frozen once it is on its way, for a write may run twice.
struct Batch {
    SharedCourse course;
    std::vector<Step> steps;
    Millis answers_since = 0;   // Older answers are forgotten.
    std::int64_t rows_max = 0;  // Of the hook's log.
};
using SharedBatch = std::shared_ptr<const Batch>;

struct Written {
    bool overtaken = false;  // Another request used a key first; nothing was written.
    Delivered delivered;
};
Written write_batch(Transaction& tx, const SharedBatch& batch);

// What is written of a post that a hook changes or removes.
struct OwnChange {
    SharedCourse course;
    std::optional<posts::PreparedEdit> edit;  // None: the post goes.
    PostId post_id;
    Millis at = 0;
    std::int64_t rows_max = 0;
};
Delivered write_change(Transaction& tx, const OwnChange& change);

// An answer that was kept for its key, given again.
Delivered from_saved(const std::string& saved);

}  // namespace heliograph::incoming_webhooks
