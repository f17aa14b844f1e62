// Wiring: makes the parts of App, hands out routes and bus, starts and stops in order.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "src/app.h"
#include "src/config.h"

namespace heliograph {

template <class App>
class Routes;

struct ServerOptions {
    Config config;
    std::string data_folder;    // Empty: a temporary database that goes with the server.
    std::string config_file;    // Where API changes of the settings are written; empty: nowhere.
    Clock* clock = nullptr;     // Null: the real one.
    Random* random = nullptr;   // Null: the real one.
};

class Server {
public:
    // Opens and migrates the database; throws std::runtime_error with a sentence if that cannot be.
    explicit Server(ServerOptions options);
    ~Server();

    // Listens. Throws std::runtime_error if the address cannot be had.
    void start();
    // Requests in flight finish, sockets get a close frame, the database is closed. Twice is once.
    void stop();

    // Replaces the settings in force. Safe from any thread.
    void change_settings(Config config);
    // Empties what is kept in memory, after another program changed the database.
    void forget_all();

    const std::string& listen_address() const;
    Database& database();
    unsigned short port() const;
    unsigned short metrics_port() const;
    App& app();
    const Routes<App>& routes() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace heliograph
