// The threads of Workers: take a job, do it, until the queue is closed and empty.
#include "base/words/workers.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace heliograph {

Workers::Workers(std::size_t thread_count, std::size_t queue_max, int nice) : queue_(queue_max) {
    for (std::size_t i = 0; i < std::max<std::size_t>(thread_count, 1); ++i)
        threads_.emplace_back([this, i, nice] {
            pthread_setname_np(pthread_self(), ("worker-" + std::to_string(i)).c_str());
            // On Linux this is the thread's own niceness, not the process's. Without it we are only less
            // polite.
            if (nice > 0) (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice);
            while (auto job = queue_.pop()) (*job)();
        });
}

Workers::~Workers() {
    queue_.close();
    threads_.clear();
}

}  // namespace heliograph
