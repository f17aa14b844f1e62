// A real server in the test's process with a database of its own, and the people who use it.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/store/temporary.h"
#include "src/config.h"
#include "src/server.h"
#include "tests/support/http.h"
#include "tests/support/socket.h"

// A test whose title is a sentence.
#define STORY(title) TEST_CASE(title)

namespace heliograph::testing {

class TestServer;

// Someone with a session.
class Person {
public:
    Person(TestServer& server, std::string id, std::string username, std::string token)
        : id(std::move(id)), username(std::move(username)), token(std::move(token)), server_(&server) {}

    Reply get(const std::string& path) const { return send("GET", path, ""); }
    Reply post(const std::string& path, const std::string& body = "") const {
        return send("POST", path, body);
    }
    Reply put(const std::string& path, const std::string& body = "") const { return send("PUT", path, body); }
    Reply patch(const std::string& path, const std::string& body) const { return send("PATCH", path, body); }
    Reply del(const std::string& path, const std::string& body = "") const {
        return send("DELETE", path, body);
    }
    Reply send(const std::string& method, const std::string& path, const std::string& body) const;
    // A WebSocket that has had its hello.
    Socket socket() const;

    std::string id;
    std::string username;
    std::string token;

private:
    TestServer* server_;
};

struct TestOptions {
    std::function<void(Config&)> settings;  // Changes what a test needs otherwise.
    std::string data_folder;                // Empty: a temporary one.
};

// The first person made is the system administrator; its first member is always "admin".
class TestServer {
public:
    explicit TestServer(TestOptions options = {});
    ~TestServer();

    // An account with that name and a session; made if it is not there.
    Person person(const std::string& username);
    Person admin() { return person("admin"); }
    // A team with these members, the first of whom makes it; gives its id. Town Square comes with it.
    std::string team(const std::string& name, const std::vector<Person>& members);
    // A public channel of a team with these members, the first of whom makes it; gives its id.
    std::string channel(const std::string& team_id, const std::string& name,
                        const std::vector<Person>& members);

    // Requests without a session.
    Reply get(const std::string& path);
    Reply post(const std::string& path, const std::string& body,
               std::vector<std::string> headers = {"Content-Type: application/json"});
    Reply send(Call request);  // The url is a path.

    std::string url(const std::string& path) const;
    unsigned short port() const { return server_->port(); }
    Server& server() { return *server_; }
    App& app() { return server_->app(); }
    // Stops and starts again on the same data.
    void restart();

    Clock clock;  // Frozen; starts at 2026-01-01.

private:
    void open();

    TestOptions options_;
    std::string folder_;
    bool own_folder_ = false;
    std::optional<TemporaryPlace> place_;  // A schema, where the stories run on PostgreSQL.
    std::unique_ptr<Server> server_;
};

inline constexpr const char* test_password = "Passw0rd!Passw0rd!";

}  // namespace heliograph::testing
