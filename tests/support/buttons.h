// A server with a post that has buttons, and a program outside, for the stories of actions.
#pragma once

#include "tests/support/commands.h"

namespace heliograph::testing {

struct ActionStory : CommandStory {
    using CommandStory::CommandStory;

    std::string button(const std::string& id, const std::string& more = "") {
        return R"({"id":")" + id + R"(","name":"go","integration":{"url":)" + quoted(receiver.url("/act")) +
               R"(,"context":{"secret":"s-3"}})" + more + "}";
    }
    // A post of anna with these actions; its id.
    std::string post_with(const std::string& actions, const std::string& more = "") {
        auto made =
            anna.post("/api/v4/posts",
                      R"({"channel_id":")" + channel +
                          R"(","message":"pick","props":{"keep":1,"attachments":[{"text":"a","actions":[)" +
                          actions + "]}]}" + more + "}");
        REQUIRE(made.status == 201);
        return made.text("id");
    }
    Reply press(const Person& who, const std::string& post_id, const std::string& action,
                const std::string& body = "") {
        return who.post("/api/v4/posts/" + post_id + "/actions/" + action, body);
    }
    // A post that only one person sees, as its event tells it.
    boost::json::value show_once(const Person& to, const std::string& actions) {
        auto socket = to.socket();
        auto made =
            admin.post("/api/v4/posts/ephemeral",
                       R"({"user_id":")" + to.id + R"(","post":{"channel_id":")" + channel +
                           R"(","message":"once","props":{"keep":1,"attachments":[{"text":"a","actions":[)" +
                           actions + "]}]}}}");
        REQUIRE(made.status == 201);
        return post_of(socket.event("ephemeral_message"));
    }
    static std::string cookie_of(const boost::json::value& post) {
        return text_at(post.at("props").at("attachments").at(0).at("actions").at(0), "cookie");
    }
    static std::string with_cookie(const std::string& cookie) {
        return R"({"cookie":)" + quoted(cookie) + "}";
    }
    // What the program was told last, which is JSON here.
    boost::json::value told_json() { return boost::json::parse(receiver.received().back().body); }
    // A trigger id that a program got for that person.
    std::string trigger_for(const Person& who) {
        if (!has_command_) make("ticket");
        has_command_ = true;
        program_says("{}");
        REQUIRE(run(who, "/ticket").status == 200);
        return told("trigger_id");
    }
    Reply open(const std::string& trigger, const std::string& dialog = R"({"title":"New ticket"})") {
        return server.post("/api/v4/actions/dialogs/open",
                           R"({"trigger_id":)" + quoted(trigger) + R"(,"url":)" +
                               quoted(receiver.url("/dialog")) + R"(,"dialog":)" + dialog + "}");
    }
    std::string submission(const std::string& more = "") {
        return R"({"url":)" + quoted(receiver.url("/dialog")) +
               R"(,"callback_id":"c","state":"s","channel_id":")" + channel + R"(","team_id":")" + team +
               R"(","submission":{"a":"b"})" + more + "}";
    }
    Reply submit(const Person& who, const std::string& more = "") {
        return who.post("/api/v4/actions/dialogs/submit", submission(more));
    }

private:
    bool has_command_ = false;
};

}  // namespace heliograph::testing
