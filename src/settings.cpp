// Replacing the snapshot, and what is derived from it.
#include "src/settings.h"

namespace heliograph {

std::string Settings::site_url() const {
    std::string url = now()->service.SiteURL;
    while (url.ends_with('/')) url.pop_back();
    return url;
}

void Settings::replace(Config config) {
    auto next = std::make_shared<const Config>(std::move(config));
    {
        std::lock_guard hold(mutex_);
        current_ = next;
    }
    for (auto& listener : listeners_) listener(*next);
}

}  // namespace heliograph
