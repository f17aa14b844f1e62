// A server with a team, a channel and a hook, for the stories of incoming webhooks.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <vector>

#include "tests/support/server.h"

namespace heliograph::testing {

inline std::string text_at(const boost::json::value& object, std::string_view member) {
    const auto* found = object.is_object() ? object.get_object().if_contains(member) : nullptr;
    if (!found) return "(missing)";
    return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

// Anna, no administrator, owns the hook; the channel is hers.
struct HookStory {
    explicit HookStory(TestOptions options = {}) : server(std::move(options)) {
        anna = std::make_unique<Person>(server.person("anna"));
        admin = std::make_unique<Person>(server.admin());
        team = server.team("rockets", {*anna, *admin});
        channel = server.channel(team, "alerts", {*anna, *admin});
        hook = make_hook(R"("display_name":"ci")");
    }
    std::string make_hook(const std::string& members) {
        auto made =
            admin->post("/api/v4/hooks/incoming", R"({"channel_id":")" + channel + R"(","user_id":")" +
                                                      anna->id + R"(",)" + members + "}");
        REQUIRE(made.status == 201);
        return made.text("id");
    }
    Reply send(const std::string& body, std::vector<std::string> headers = {},
               const std::string& query = "") {
        headers.push_back("Content-Type: application/json");
        return server.post("/hooks/" + hook + query, body, std::move(headers));
    }
    // The post as the answer of a request that waits.
    boost::json::value post(const std::string& body) {
        auto answer = send(body, {}, "?wait=true");
        REQUIRE(answer.status == 200);
        return answer.json;
    }
    std::string log_path() const { return "/api/heliograph/hooks/incoming/" + hook + "/received"; }
    // Why the newest refused request was refused.
    std::string why() {
        auto log = admin->get(log_path() + "?outcome=refused&per_page=1");
        REQUIRE(log.status == 200);
        return log.json.as_array().empty() ? "" : text_at(log.json.as_array()[0], "reason");
    }
    bool refused(const std::string& body, int status, const std::string& inner_id) {
        auto answer = send(body);
        CHECK(answer.refusal == "web.incoming_webhook.general.app_error");
        CHECK(answer.status == status);
        CHECK(why().starts_with(inner_id + ": "));
        return answer.status == status;
    }
    // Messages of the channel, oldest first, without those of the server.
    std::vector<std::string> messages(const std::string& channel_id) {
        std::vector<std::string> texts;
        auto page = admin->get("/api/v4/channels/" + channel_id + "/posts").json;
        for (const auto& id : page.at("order").as_array()) {
            const auto& post = page.at("posts").at(id.as_string());
            if (!text_at(post, "type").starts_with("system_"))
                texts.insert(texts.begin(), text_at(post, "message"));
        }
        return texts;
    }

    TestServer server;
    std::unique_ptr<Person> anna;
    std::unique_ptr<Person> admin;
    std::string team;
    std::string channel;
    std::string hook;
};

}  // namespace heliograph::testing
