// A server with a team, a channel, people and a program outside, for the stories of commands.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/wire/forms.h"
#include "tests/support/receiver.h"
#include "tests/support/server.h"

namespace heliograph::testing {

inline TestOptions outside_allowed(std::function<void(Config&)> more = {}) {
    return {.settings = [more](Config& config) {
        config.service.SiteURL = "https://chat.example.com";
        config.integrations.AllowedUntrustedInternalConnections = "127.0.0.1";
        if (more) more(config);
    }};
}

inline std::string quoted(const std::string& text) {
    return boost::json::serialize(boost::json::string(text));
}

inline std::string text_at(const boost::json::value& object, std::string_view member) {
    const auto* found = object.is_object() ? object.get_object().if_contains(member) : nullptr;
    if (!found) return "(missing)";
    return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

// The post of an event, which is JSON in a string.
inline boost::json::value post_of(const boost::json::value& event) {
    return boost::json::parse(event.at("data").at("post").as_string());
}

// Admin made the team and administers it; anna and bert are members of team and channel.
struct CommandStory {
    explicit CommandStory(std::function<void(Config&)> settings = {})
        : server(outside_allowed(std::move(settings))),
          admin(server.admin()),
          anna(server.person("anna")),
          bert(server.person("bert")),
          team(server.team("rockets", {admin, anna, bert})),
          channel(server.channel(team, "alerts", {anna, bert, admin})) {}

    std::string body(const std::string& trigger, const std::string& more = "") {
        return R"({"team_id":")" + team + R"(","trigger":")" + trigger + R"(","method":"P","url":)" +
               quoted(receiver.url("/cmd")) + more + "}";
    }
    // A custom command; its id.
    std::string make(const std::string& trigger, const std::string& more = "") {
        auto made = admin.post("/api/v4/commands", body(trigger, more));
        REQUIRE(made.status == 201);
        return made.text("id");
    }
    Reply run_in(const std::string& where, const Person& who, const std::string& command,
                 const std::string& more = "") {
        return who.post("/api/v4/commands/execute",
                        R"({"channel_id":")" + where + R"(","command":)" + quoted(command) + more + "}");
    }
    Reply run(const Person& who, const std::string& command, const std::string& more = "") {
        return run_in(channel, who, command, more);
    }
    void program_says(const std::string& json, int status = 200) {
        receiver.answers({.status = status, .body = json, .headers = {{"Content-Type", "application/json"}}});
    }
    // What the program was told last.
    Form told() {
        auto calls = receiver.received();
        REQUIRE(!calls.empty());
        return read_form(calls.back().body).value();
    }
    std::string told(const std::string& name) {
        const auto form = told();
        const auto* value = form.find(name);
        return value ? *value : "(missing)";
    }
    // The path of the response_url that the program was told last.
    std::string later_path() {
        return told("response_url").substr(std::string("https://chat.example.com").size());
    }
    // Messages of a channel that people see, oldest first.
    std::vector<std::string> messages(const std::string& where) {
        std::vector<std::string> texts;
        auto page = admin.get("/api/v4/channels/" + where + "/posts").json;
        for (const auto& id : page.at("order").as_array()) {
            const auto& post = page.at("posts").at(id.as_string());
            if (!text_at(post, "type").starts_with("system_"))
                texts.insert(texts.begin(), text_at(post, "message"));
        }
        return texts;
    }

    Receiver receiver;
    TestServer server;
    Person admin;
    Person anna;
    Person bert;
    std::string team;
    std::string channel;
};

}  // namespace heliograph::testing
