// The settings in force: a frozen snapshot, replaced whole by file, API or signal.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "src/config.h"

namespace heliograph {

class Settings {
public:
    // `file` is where changes by the API are written; empty: nowhere.
    explicit Settings(Config config = {}, std::string file = {})
        : file_(std::move(file)), current_(std::make_shared<const Config>(std::move(config))) {}

    const std::string& file() const { return file_; }

    // The snapshot of this moment; keep it for one request, not longer.
    std::shared_ptr<const Config> now() const {
        std::lock_guard hold(mutex_);
        return current_;
    }
    // Where people reach the server, without slashes at its end; empty if SiteURL is not set.
    std::string site_url() const;
    // Replaces the snapshot and tells everyone who asked. Safe from any thread.
    void replace(Config config);
    // REQUIRES: before the server starts. Called on the thread that replaces.
    void on_change(std::function<void(const Config&)> listener) { listeners_.push_back(std::move(listener)); }

private:
    const std::string file_;                                     // Set once.
    mutable std::mutex mutex_;                                   // Safe by itself.
    std::shared_ptr<const Config> current_;                      // Guarded by mutex_.
    std::vector<std::function<void(const Config&)>> listeners_;  // Set once.
};

}  // namespace heliograph
