// Starting the server, making people, teams and channels through the doors.
#include "tests/support/server.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace heliograph::testing {

namespace {
constexpr Millis start_of_2026 = 1767225600000;

void must(const Reply& reply, int status, const std::string& what) {
    if (reply.status != status)
        throw std::runtime_error(what + ": " + std::to_string(reply.status) + " " + reply.body);
}

std::string temporary_folder() {
    std::string shape = (std::filesystem::temp_directory_path() / "heliograph-test-XXXXXX").string();
    if (!mkdtemp(shape.data())) throw std::runtime_error("no temporary folder");
    return shape;
}
}  // namespace

Reply Person::send(const std::string& method, const std::string& path, const std::string& body) const {
    return server_->send(
        {method, path, body, {"Authorization: Bearer " + token, "Content-Type: application/json"}});
}

Socket Person::socket() const { return Socket(server_->port(), token); }

TestServer::TestServer(TestOptions options) : clock(start_of_2026), options_(std::move(options)) {
    folder_ = options_.data_folder;
    if (folder_.empty()) {
        folder_ = temporary_folder();
        own_folder_ = true;
    }
    if (std::getenv("HELIOGRAPH_TEST_POSTGRES")) place_.emplace(Dialect::postgres);
    open();
}

TestServer::~TestServer() {
    server_.reset();
    if (own_folder_) std::filesystem::remove_all(folder_);
}

void TestServer::open() {
    ServerOptions server;
    server.config.service.ListenAddress = "127.0.0.1:0";
    server.config.metrics.ListenAddress = "127.0.0.1:0";
    server.config.log.ConsoleLevel = "ERROR";
    server.config.rate_limit.Enable = false;
    if (options_.settings) options_.settings(server.config);
    if (place_ && server.config.sql.DataSource.empty()) {
        DatabaseSettings settings = place_->settings();
        server.config.sql.DriverName = "postgres";
        server.config.sql.DataSource = settings.source + " options=-csearch_path=" + settings.schema;
    }
    server.data_folder = folder_;
    server.clock = &clock;
    server_ = std::make_unique<Server>(std::move(server));
    server_->start();
}

void TestServer::restart() {
    server_.reset();
    open();
}

std::string TestServer::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(server_->port()) + path;
}

Reply TestServer::send(Call request) {
    request.url = url(request.url);
    return call(request);
}

Reply TestServer::get(const std::string& path) { return send({"GET", path, "", {}}); }

Reply TestServer::post(const std::string& path, const std::string& body, std::vector<std::string> headers) {
    return send({"POST", path, body, std::move(headers)});
}

Person TestServer::person(const std::string& username) {
    std::string login = R"({"login_id":")" + username + R"(","password":")" + test_password + R"("})";
    // The first account of a server becomes its administrator.
    if (username != "admin" &&
        post("/api/v4/users/login", R"({"login_id":"admin","password":"Passw0rd!Passw0rd!"})").status != 200)
        person("admin");
    Reply session = post("/api/v4/users/login", login);
    if (session.status != 200) {
        must(post("/api/v4/users", R"({"username":")" + username + R"(","email":")" + username +
                                       R"(@example.com","password":")" + test_password + R"("})"),
             201, "making " + username);
        session = post("/api/v4/users/login", login);
    }
    must(session, 200, "login of " + username);
    return Person(*this, session.text("id"), username, session.header("token"));
}

std::string TestServer::team(const std::string& name, const std::vector<Person>& members) {
    Reply made = members.front().post(
        "/api/v4/teams", R"({"name":")" + name + R"(","display_name":")" + name + R"(","type":"O"})");
    must(made, 201, "making team " + name);
    std::string id = made.text("id");
    for (std::size_t i = 1; i < members.size(); ++i)
        must(admin().post("/api/v4/teams/" + id + "/members",
                          R"({"team_id":")" + id + R"(","user_id":")" + members[i].id + R"("})"),
             201, "adding " + members[i].username);
    return id;
}

std::string TestServer::channel(const std::string& team_id, const std::string& name,
                                const std::vector<Person>& members) {
    Reply made =
        members.front().post("/api/v4/channels", R"({"team_id":")" + team_id + R"(","name":")" + name +
                                                     R"(","display_name":")" + name + R"(","type":"O"})");
    must(made, 201, "making channel " + name);
    std::string id = made.text("id");
    for (std::size_t i = 1; i < members.size(); ++i)
        must(members.front().post("/api/v4/channels/" + id + "/members",
                                  R"({"user_id":")" + members[i].id + R"("})"),
             201, "adding " + members[i].username);
    return id;
}

}  // namespace heliograph::testing
