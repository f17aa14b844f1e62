// Log lines: their text, where they go, and what is not logged.
#include "base/telemetry/log.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <concepts>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "base/telemetry/log_line.h"

using namespace heliograph;
using log::Level;

namespace {

constexpr Millis at = 1'700'000'000'007;

struct Folder {
    std::string path = "/tmp/heliograph_log_XXXXXX";
    Folder() { REQUIRE(mkdtemp(path.data())); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string read(const std::string& name) const {
        std::ifstream file(path + "/" + name);
        std::stringstream text;
        text << file.rdbuf();
        return text.str();
    }
};

}  // namespace

static_assert(!std::constructible_from<log::Field, std::string_view, Secret>, "A secret can be logged");

TEST_CASE("a record is one line of JSON with its fields as they are") {
    std::string name = "anna";
    std::string line = log::json_line({at,
                                       Level::info,
                                       "said \"hi\"",
                                       {{"user", name},
                                        {"status", 200},
                                        {"size", std::size_t{7}},
                                        {"ratio", 0.5},
                                        {"secure", true},
                                        {"id", IdText("abcdefghijklmnopqrstuvwxyz")}}});
    CHECK(line ==
          R"({"timestamp":"2023-11-14T22:13:20.007Z","level":"info","msg":"said \"hi\"","user":"anna",)"
          R"("status":200,"size":7,"ratio":0.5,"secure":true,"id":"abcdefghijklmnopqrstuvwxyz"})");
}

TEST_CASE("a plain line quotes only what needs it") {
    CHECK(log::plain_line(
              {at, Level::warn, "slow", {{"path", "/api"}, {"why", "a b"}, {"n", -1}, {"none", ""}}}) ==
          "2023-11-14T22:13:20.007Z warn  slow path=/api why=\"a b\" n=-1 none=\"\"");
}

TEST_CASE("no text can break out of its line") {
    std::string line = log::plain_line({at, Level::info, "a\nb", {{"x", "1\r\n2023 info forged\x7f"}}});
    CHECK(line.ends_with(R"(a\nb x="1\u000d\n2023 info forged\u007f")"));
    std::string json = log::json_line({at, Level::info, "ü\xff\xc3", {{"x", "\xed\xa0\x80€😀"}}});
    CHECK(json.find("\"ü\xef\xbf\xbd\xef\xbf\xbd\"") != std::string::npos);
    CHECK(json.find("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd€😀\"") != std::string::npos);
    double endless = std::numeric_limits<double>::infinity();
    CHECK(log::json_line({at, Level::info, "x", {{"n", endless}}}).ends_with("\"n\":null}"));
}

TEST_CASE("a long text is cut") {
    std::string line = log::json_line({at, Level::info, "x", {{"body", std::string(100'000, 'a')}}});
    CHECK(line.size() < 5000);
    CHECK(line.ends_with("aaa...\"}"));
}

TEST_CASE("levels have names") {
    CHECK(log::level_named("debug") == Level::debug);
    CHECK(log::level_named("error") == Level::error);
    CHECK(!log::level_named("loud"));
}

TEST_CASE("lines go to the file from its level on, which can change while running") {
    Folder folder;
    REQUIRE(
        log::start({.console_level = Level::off, .file_level = Level::info, .file = folder.path + "/a.log"}));
    CHECK(!log::enabled(Level::debug));
    log::debug("hidden");
    log::info("first", {{"n", 1}});
    log::set_levels(Level::off, Level::debug);
    log::debug("second");
    log::set_levels(Level::off, Level::error);
    log::warn("hidden too");
    CHECK(log::dropped() == 0);
    log::stop();
    std::string text = folder.read("a.log");
    CHECK(text.find("hidden") == std::string::npos);
    CHECK(text.find("\"msg\":\"first\",\"n\":1}\n") != std::string::npos);
    CHECK(text.find("\"msg\":\"second\"}\n") != std::string::npos);
}

TEST_CASE("a file that is full makes room for the next") {
    Folder folder;
    REQUIRE(log::start({.console_level = Level::off,
                        .file_json = false,
                        .file = folder.path + "/a.log",
                        .file_bytes_max = 4096,
                        .files_kept = 1}));
    for (int i = 0; i < 200; ++i) log::info("a line of some length that fills the file", {{"i", i}});
    log::stop();
    CHECK(std::filesystem::exists(folder.path + "/a.1.log"));
    CHECK(!std::filesystem::exists(folder.path + "/a.2.log"));
    CHECK(folder.read("a.log").find("i=199\n") != std::string::npos);
}

TEST_CASE("more lines than the queue holds are dropped and counted, never waited for") {
    Folder folder;
    REQUIRE(log::start({.console_level = Level::off, .file = folder.path + "/a.log", .queue_lines = 1}));
    std::uint64_t sent = 0;
    while (log::dropped() == 0 && sent < 1'000'000) {
        log::info("flood");
        ++sent;
    }
    CHECK(log::dropped() > 0);
    log::stop();
    CHECK(folder.read("a.log").find("flood") != std::string::npos);
}

TEST_CASE("a file that cannot be opened is an error that names it") {
    auto started = log::start({.console_level = Level::off, .file = "/proc/no/such/a.log"});
    REQUIRE(!started);
    CHECK(started.error().find("/proc/no/such/a.log") != std::string::npos);
    log::stop();
}
