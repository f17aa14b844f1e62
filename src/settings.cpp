// Replacing the snapshot.
#include "src/settings.h"

namespace heliograph {

void Settings::replace(Config config) {
    auto next = std::make_shared<const Config>(std::move(config));
    {
        std::lock_guard hold(mutex_);
        current_ = next;
    }
    for (auto& listener : listeners_) listener(*next);
}

}  // namespace heliograph
