// What outlives a single delivery: client, guard, and the pump that chooses what is called next.
#include "src/deliveries/dispatcher.h"

#include <cstdlib>

#include "base/out/http_client.h"
#include "base/telemetry/metrics.h"
#include "src/deliveries/pump.h"

namespace heliograph::deliveries {

namespace {
constexpr Millis shown_pause_ms = 5 * 60 * 1000;
constexpr std::size_t shown_max = 10'000;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}
}  // namespace

Dispatcher::Dispatcher() = default;
Dispatcher::~Dispatcher() = default;

void Dispatcher::start(App& app) {
    HttpClientSettings settings;
    settings.proxies = ProxyChoice::from_environment();
    // The names that OpenSSL's own programs, Go's and many others read.
    settings.authorities_file = variable("SSL_CERT_FILE");
    settings.authorities_folder = variable("SSL_CERT_DIR");
    client_ = std::make_unique<HttpClient>(std::move(settings));
    pump_ = std::make_shared<Pump>(app);
    app.metrics.watch("heliograph_calls_out", "Calls to the outside under way.",
                      [client = client_.get()] { return static_cast<double>(client->under_way()); });
    pump_->start();
}

void Dispatcher::stop() {
    if (!client_ || stopping_.exchange(true)) return;
    pump_->close();
    client_->stop();
    pump_->wait();
}

std::shared_ptr<const AddressGuard> Dispatcher::guard(const std::string& allowed) {
    auto kept = guard_.lock();
    if (!kept->guard || kept->text != allowed) {
        kept->text = allowed;
        kept->guard = std::make_shared<const AddressGuard>(allowed);
    }
    return kept->guard;
}

AnswerReader Dispatcher::reader_of(const std::string& kind) const {
    auto found = readers_.find(kind);
    return found == readers_.end() ? nullptr : found->second;
}

void Dispatcher::wake(DeliveryWaits waits) {
    if (pump_) pump_->wake(waits);
}

bool Dispatcher::is_calling(DeliveryId id) { return pump_ && pump_->is_calling(id); }

bool Dispatcher::may_show(const std::string& key, Millis now) {
    auto shown = shown_.lock();
    if (shown->size() >= shown_max) shown->clear();
    Millis& at = (*shown)[key];
    if (at != 0 && now - at < shown_pause_ms && now >= at) return false;
    at = now;
    return true;
}

}  // namespace heliograph::deliveries
