// Claims due deliveries and calls out; the part of deliveries that lives as long as the server.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/out/address_guard.h"
#include "base/words/guarded.h"
#include "src/app.h"
#include "src/deliveries/answers.h"
#include "src/deliveries/events.h"

namespace heliograph {
class HttpClient;
}

namespace heliograph::deliveries {

class Pump;

class Dispatcher {
public:
    Dispatcher();
    ~Dispatcher();
    // Called once the loops run, and before the database stops.
    void start(App& app);
    // Breaks off what is called and waits for its coroutines. Twice is once.
    void stop();
    bool is_stopping() const { return stopping_.load(); }

    // REQUIRES: started.
    HttpClient& client() { return *client_; }
    // The guard for a text of the setting; made anew when the text has changed.
    std::shared_ptr<const AddressGuard> guard(const std::string& allowed);
    // Who reads the answers to deliveries of a kind. REQUIRES: before start.
    void read_answers(std::string kind, AnswerReader reader) { readers_[std::move(kind)] = reader; }
    AnswerReader reader_of(const std::string& kind) const;
    // A delivery waits for its turn. From any thread.
    void wake(DeliveryWaits waits);
    // True for a delivery that is just being called. From any thread.
    bool is_calling(DeliveryId id);
    // True at most once in five minutes for a key: a failure may be shown.
    bool may_show(const std::string& key, Millis now);

private:
    struct KeptGuard {
        std::string text;
        std::shared_ptr<const AddressGuard> guard;
    };
    // Set once.
    std::unordered_map<std::string, AnswerReader> readers_;
    std::unique_ptr<HttpClient> client_;
    std::shared_ptr<Pump> pump_;
    // Safe by itself.
    std::atomic<bool> stopping_ = false;
    Guarded<KeptGuard> guard_;
    Guarded<std::unordered_map<std::string, Millis>> shown_;
};

}  // namespace heliograph::deliveries
