// A server with a team, a channel and a receiver, for the stories of outgoing webhooks and deliveries.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/receiver.h"
#include "tests/support/server.h"

namespace heliograph::testing {

inline std::string text_in(const boost::json::value& object, std::string_view member) {
    const auto* found = object.is_object() ? object.get_object().if_contains(member) : nullptr;
    if (!found) return "(missing)";
    return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

// Anna owns the hook and manages the team; bob is a member who posts.
struct OutgoingStory {
    explicit OutgoingStory(std::function<void(Config&)> settings = nullptr)
        : server({.settings = [settings](Config& config) {
              config.integrations.AllowedUntrustedInternalConnections = "127.0.0.1";
              config.service.SiteURL = "http://chat.example";
              if (settings) settings(config);
          }}) {
        admin = std::make_unique<Person>(server.admin());
        anna = std::make_unique<Person>(server.person("anna"));
        bob = std::make_unique<Person>(server.person("bob"));
        team = server.team("rockets", {*anna, *bob});
        channel = server.channel(team, "launch", {*anna, *bob});
    }
    // With the callback, as JSON, unless `members` say otherwise; gives its id.
    std::string make_hook(const std::string& members) {
        auto made = anna->post("/api/v4/hooks/outgoing", hook_body(members));
        REQUIRE(made.status == 201);
        return made.text("id");
    }
    std::string hook_body(const std::string& members) const {
        return R"({"team_id":")" + team + R"(","content_type":"application/json","callback_urls":[")" +
               receiver.url("/hook") + "\"]," + members + "}";
    }
    std::string in_channel(const std::string& members = R"("display_name":"pad")") const {
        return R"("channel_id":")" + channel + "\"," + members;
    }
    Reply post(const std::string& text, const std::string& members = "") {
        return post_as(*bob, channel, text, members);
    }
    Reply post_as(const Person& person, const std::string& channel_id, const std::string& text,
                  const std::string& members = "") {
        auto made =
            person.post("/api/v4/posts", R"({"channel_id":")" + channel_id + R"(","message":")" + text +
                                             "\"" + (members.empty() ? "" : "," + members) + "}");
        REQUIRE(made.status == 201);
        return made;
    }
    // The body of the n-th call, from 1.
    boost::json::value told(std::size_t n) { return boost::json::parse(receiver.wait_for(n)[n - 1].body); }
    // Waits until the newest delivery has reached that state.
    boost::json::value delivery_in_state(const std::string& state) {
        for (int turn = 0; turn < 2000; ++turn) {
            auto list = anna->get("/api/heliograph/deliveries?team_id=" + team + "&per_page=1");
            REQUIRE(list.status == 200);
            if (!list.json.as_array().empty() && text_in(list.json.as_array()[0], "state") == state)
                return list.json.as_array()[0];
            std::this_thread::yield();
        }
        FAIL("no delivery reached the state " << state);
        return nullptr;
    }
    // Waits until the newest delivery has been tried so often and waits for the next time.
    boost::json::value delivery_put_off(std::int64_t attempts = 1) {
        for (int turn = 0; turn < 2000; ++turn) {
            auto waiting = delivery_in_state("waiting");
            if (waiting.at("attempts") == attempts) return waiting;
        }
        FAIL("no delivery was put off after " << attempts << " attempts");
        return nullptr;
    }
    std::vector<std::string> messages(const std::string& channel_id) {
        std::vector<std::string> texts;
        auto page = admin->get("/api/v4/channels/" + channel_id + "/posts").json;
        for (const auto& id : page.at("order").as_array()) {
            const auto& post = page.at("posts").at(id.as_string());
            if (!text_in(post, "type").starts_with("system_"))
                texts.insert(texts.begin(), text_in(post, "message"));
        }
        return texts;
    }

    Receiver receiver;
    TestServer server;
    std::unique_ptr<Person> admin, anna, bob;
    std::string team;
    std::string channel;
};

}  // namespace heliograph::testing
