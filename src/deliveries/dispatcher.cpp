// Starting and stopping.
#include "src/deliveries/dispatcher.h"

#include "base/out/http_client.h"

namespace heliograph::deliveries {

Dispatcher::Dispatcher() = default;
Dispatcher::~Dispatcher() = default;

void Dispatcher::start(App&) {
    HttpClientSettings settings;
    settings.proxies = ProxyChoice::from_environment();
    client_ = std::make_unique<HttpClient>(std::move(settings));
}

void Dispatcher::stop() {
    if (client_) client_->stop();
}

std::shared_ptr<const AddressGuard> Dispatcher::guard(const std::string& allowed) {
    auto kept = guard_.lock();
    if (!kept->guard || kept->text != allowed) {
        kept->text = allowed;
        kept->guard = std::make_shared<const AddressGuard>(allowed);
    }
    return kept->guard;
}

}  // namespace heliograph::deliveries
