// Claims due deliveries and calls out; the part of deliveries that lives as long as the server.
#pragma once

#include <memory>
#include <string>

#include "base/out/address_guard.h"
#include "base/words/guarded.h"
#include "src/app.h"

namespace heliograph {
class HttpClient;
}

namespace heliograph::deliveries {

class Dispatcher {
public:
    Dispatcher();
    ~Dispatcher();
    // Called once the loops run, and before the database stops.
    void start(App& app);
    void stop();

    // REQUIRES: started.
    HttpClient& client() { return *client_; }
    // The guard for a text of the setting; made anew when the text has changed.
    std::shared_ptr<const AddressGuard> guard(const std::string& allowed);

private:
    struct KeptGuard {
        std::string text;
        std::shared_ptr<const AddressGuard> guard;
    };
    std::unique_ptr<HttpClient> client_;  // Set once.
    Guarded<KeptGuard> guard_;            // Safe by itself.
};

}  // namespace heliograph::deliveries
