// Requests that were refused, on their way to the log of what was received. Bounded: when full, the new one
// is dropped and counted, for a flood of refusals is worth less than the server's memory.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/words/guarded.h"
#include "src/incoming_webhooks/model.h"

namespace heliograph::incoming_webhooks {

class ReceivedQueue {
public:
    // True if nobody writes what is queued, so that the caller must.
    bool add(ReceivedRow row) {
        auto queue = queue_.lock();
        std::size_t bytes = row.body.size() + row.headers.size() + 256;
        if (queue->rows.size() >= rows_max || queue->bytes + bytes > bytes_max) {
            ++queue->dropped;
            return false;
        }
        queue->bytes += bytes;
        queue->rows.push_back(std::move(row));
        if (queue->writing) return false;
        return queue->writing = true;
    }
    // All that is queued. An empty answer ends the writer's duty.
    std::vector<ReceivedRow> take() {
        auto queue = queue_.lock();
        queue->bytes = 0;
        if (queue->rows.empty()) queue->writing = false;
        return std::exchange(queue->rows, {});
    }
    // The writer could not write; the next row that comes finds another one.
    void give_up() {
        auto queue = queue_.lock();
        queue->writing = false;
    }
    // The same for someone who is not the writer.
    std::vector<ReceivedRow> take_beside() {
        auto queue = queue_.lock();
        queue->bytes = 0;
        return std::exchange(queue->rows, {});
    }
    std::int64_t dropped() {
        auto queue = queue_.lock();
        return queue->dropped;
    }

private:
    static constexpr std::size_t rows_max = 1024;
    static constexpr std::size_t bytes_max = 8 * 1024 * 1024;

    struct Queue {
        std::vector<ReceivedRow> rows;
        std::size_t bytes = 0;
        std::int64_t dropped = 0;
        bool writing = false;
    };
    Guarded<Queue> queue_;
};

}  // namespace heliograph::incoming_webhooks
