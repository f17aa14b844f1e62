// A blocking WebSocket client for stories.
#pragma once

#include <boost/json/value.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace heliograph::testing {

class Socket {
public:
    // Connects to the API's socket on 127.0.0.1; an empty token opens it without authentication. `query` is
    // added to the address: "?connection_id=...". Waits for hello when there is a token and no query.
    Socket(unsigned short port, const std::string& token, const std::string& query = "");
    ~Socket();
    Socket(Socket&&) noexcept;
    Socket& operator=(Socket&&) noexcept;

    void send(std::string_view text);
    // {"seq":N,"action":...,"data":...}; gives the reply to it, skipping events.
    boost::json::value ask(const std::string& action, const std::string& data = "{}");
    // The next frame, or nothing after wait_ms or when the socket is closed.
    std::optional<boost::json::value> next(int wait_ms = 5000);
    // The next event of that name, skipping others; throws std::runtime_error if none comes in 5 s.
    boost::json::value event(std::string_view name);
    // True if no event of that name is among those that have arrived when an answered ping has come back.
    bool hears_nothing_of(std::string_view name);
    bool closed() const;

    std::string connection_id;  // From hello.

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace heliograph::testing
