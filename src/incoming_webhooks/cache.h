// What is kept in memory of incoming_webhooks: hooks with their settings, and the counters of each.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <unordered_map>

#include "base/store/database.h"
#include "base/store/snapshots.h"
#include "base/words/guarded.h"
#include "base/words/task.h"
#include "src/incoming_webhooks/admission.h"
#include "src/incoming_webhooks/model.h"
#include "src/incoming_webhooks/received_queue.h"
#include "src/translation/model.h"
#include "src/translation/sns.h"
#include "src/translation/translate.h"

namespace heliograph {
class Bus;
}

namespace heliograph::incoming_webhooks {

// A hook as deliveries need it; frozen.
struct HookFacts {
    IncomingWebhook hook;
    HookSettingsRow settings;
    AddressList allow_list;
    std::int64_t last_number = 0;  // Of what it had received when this was read.
    translation::TranslationRow translation;
    translation::SignatureRule signature;  // The row's, read.
    std::string filter_source;  // Of the own filter in use.
};

// What changes with every request to a hook. Lives as long as the server; its members are safe by themselves.
struct HookCounters {
    std::int64_t slot = 0;  // Set once.
    std::atomic<std::int64_t> last_number = 0;
    std::atomic<Millis> noticed_at = 0;      // When its owner was last told of a refusal.
    std::atomic<bool> told_unknown = false;  // Its owner knows that something unknown came.
    Bucket bucket;

    std::int64_t next_id() { return (slot << slot_shift) + (++last_number & number_mask); }
};

class Cache {
public:
    // nullptr when not in memory.
    std::shared_ptr<const HookFacts> find(HookId id) { return hooks_.find(id); }
    // nullptr if there is no such hook. Gives the hook its settings row if it has none.
    Task<std::shared_ptr<const HookFacts>> get(Database& db, HookId id);
    // The hook that an address with this id reaches: the one of the id, or the one that had it before, while
    // that still counts. Asks the database for the latter each time.
    Task<std::shared_ptr<const HookFacts>> get_addressed(Database& db, HookId id, Millis now);
    // One for each hook, made at its first request. They are as few as the hooks in use and hold 100 bytes or
    // so.
    std::shared_ptr<HookCounters> counters(const HookFacts& facts);
    // How the hook translates, with its filters ready; made anew when hook or integrations have changed.
    std::shared_ptr<const translation::Ways> ways(std::shared_ptr<const HookFacts> facts,
                                                  const translation::Integrations& known);
    void clear() { hooks_.clear(); }
    void listen(Bus& bus);

    ReceivedQueue received;                   // Safe by itself.
    translation::Certificates certificates;  // Safe by themselves.
    std::atomic<Millis> swept_at = 0;

private:
    using Counters = std::unordered_map<std::int64_t, std::shared_ptr<HookCounters>>;  // By slot.

    Snapshots<HookId, HookFacts> hooks_{65536};  // Safe by itself.
    std::array<Guarded<Counters>, 16> counters_;
    struct Ready {
        std::shared_ptr<const HookFacts> facts;
        std::shared_ptr<const std::string> shared;
        std::shared_ptr<const translation::Ways> ways;
    };
    Guarded<std::unordered_map<std::int64_t, Ready>> ways_;  // By slot, of hooks that have settings for it.
};

}  // namespace heliograph::incoming_webhooks
