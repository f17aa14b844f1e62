// Stories of tokens that may do less than their owner, and of each way out of a scope that was tried.

#include "src/sessions/scopes.h"

#include <boost/json/serialize.hpp>

#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

// Two channels of an administrator, who has every permission: what is refused is refused by the scope.
struct ScopeStory {
    ScopeStory() : root(server.admin()) {
        team = server.team("crew", {root});
        inside = server.channel(team, "inside", {root});
        outside = server.channel(team, "outside", {root});
    }

    // A token with these members besides the description.
    Person scoped(const std::string& members) {
        auto token = root.post("/api/v4/users/me/tokens", R"({"description":"scoped",)" + members + "}");
        REQUIRE(token.status == 200);
        return {server, root.id, root.username, token.text("token")};
    }
    Person bound() { return scoped(R"("channels":[")" + inside + "\"]"); }
    std::string message(const std::string& channel, const std::string& text = "hello") const {
        return R"({"channel_id":")" + channel + R"(","message":")" + text + "\"}";
    }
    std::string post_in(const std::string& channel) {
        return root.post("/api/v4/posts", message(channel)).text("id");
    }

    TestServer server;
    Person root;
    std::string team, inside, outside;
};

const std::string beyond = "api.context.token_scope.app_error";

}  // namespace

STORY("a scope is set with the token, shown with it, and absent where a token may do everything") {
    ScopeStory story;
    auto made = story.root.post("/api/v4/users/me/tokens",
                                R"({"description":"d","verbs":["post","read"],"channels":[")" + story.inside +
                                    R"("],"may_mention_all":false})");
    CHECK(boost::json::serialize(made.json.at("verbs")) == R"(["read","post"])");
    for (const auto& shown :
         {story.root.get("/api/v4/users/tokens/" + made.text("id")).json,
          story.root.get("/api/v4/users/me/tokens").json.at(0),
          story.root.get("/api/v4/users/tokens").json.at(0),
          story.root.post("/api/v4/users/tokens/search", R"({"term":"admin"})").json.at(0)}) {
        CHECK(boost::json::serialize(shown.at("channels")) == "[\"" + story.inside + "\"]");
        CHECK_FALSE(shown.at("may_mention_all").as_bool());
    }
    auto full =
        story.root.post("/api/v4/users/me/tokens",
                        R"({"description":"d","verbs":["read","post","manage"],"may_mention_all":true})");
    CHECK_FALSE(full.json.as_object().contains("verbs"));
    for (const char* members : {R"("verbs":[])", R"("verbs":["sing"])", R"("verbs":["read","read"])",
                                R"("channels":[])", R"("channels":["x"])"})
        CHECK(
            story.root.post("/api/v4/users/me/tokens", R"({"description":"d",)" + std::string(members) + "}")
                .refusal == "model.user_access_token.is_valid.scope.app_error");
}

STORY("a token that reads does not post, one that posts does not manage") {
    ScopeStory story;
    auto reads = story.scoped(R"("verbs":["read"])");
    CHECK(reads.get("/api/v4/users/me").status == 200);
    CHECK(reads.get("/api/v4/channels/" + story.inside + "/posts").status == 200);
    CHECK(reads.post("/api/v4/posts/search", R"({"terms":"x"})").refusal != beyond);
    CHECK(reads.post("/api/v4/posts", story.message(story.inside)).refusal == beyond);
    auto id = story.post_in(story.inside);
    CHECK(reads.del("/api/v4/posts/" + id).refusal == beyond);
    CHECK(reads.put("/api/v4/channels/" + story.inside + "/patch", R"({"header":"h"})").refusal == beyond);

    auto posts = story.scoped(R"("verbs":["post"])");
    CHECK(posts.post("/api/v4/posts", story.message(story.inside)).status == 201);
    CHECK(posts
              .post("/api/v4/reactions", R"({"user_id":")" + story.root.id + R"(","post_id":")" + id +
                                             R"(","emoji_name":"smile"})")
              .status == 200);
    CHECK(posts.get("/api/v4/channels/" + story.inside + "/posts").refusal == beyond);
    CHECK(posts.put("/api/v4/channels/" + story.inside + "/patch", R"({"header":"h"})").refusal == beyond);

    auto manages = story.scoped(R"("verbs":["manage"])");
    CHECK(manages.put("/api/v4/channels/" + story.inside + "/patch", R"({"header":"h"})").status == 200);
    CHECK(manages.post("/api/v4/posts", story.message(story.inside)).refusal == beyond);
}

STORY("a bound token reaches its channels and no other") {
    ScopeStory story;
    auto bound = story.bound();
    auto in = story.post_in(story.inside), out = story.post_in(story.outside);
    CHECK(bound.post("/api/v4/posts", story.message(story.inside)).status == 201);
    CHECK(bound.get("/api/v4/channels/" + story.inside + "/posts").status == 200);
    CHECK(bound.get("/api/v4/posts/" + in + "/thread").status == 200);
    CHECK(bound.get("/api/v4/users/me").status == 200);
    CHECK(bound.put("/api/v4/posts/" + in + "/patch", R"({"message":"other"})").status == 200);

    CHECK(bound.post("/api/v4/posts", story.message(story.outside)).refusal == beyond);
    CHECK(bound.get("/api/v4/channels/" + story.outside + "/posts").refusal == beyond);
    CHECK(bound.get("/api/v4/posts/" + out).refusal == beyond);
    CHECK(bound.get("/api/v4/posts/" + std::string(26, 'a')).refusal == beyond);
    CHECK(bound.put("/api/v4/posts/" + out + "/patch", R"({"message":"other"})").refusal == beyond);
    CHECK(bound.del("/api/v4/posts/" + out).refusal == beyond);
    CHECK(bound
              .post("/api/v4/reactions", R"({"user_id":")" + story.root.id + R"(","post_id":")" + out +
                                             R"(","emoji_name":"smile"})")
              .refusal == beyond);
    CHECK(bound.post("/api/v4/posts/ids", "[\"" + out + "\"]").refusal == beyond);
    CHECK(bound.post("/api/v4/posts/search", R"({"terms":"hello"})").refusal == beyond);
    CHECK(bound.get("/api/v4/users/me/teams/" + story.team + "/channels").refusal == beyond);
    CHECK(bound.get("/api/v4/users/me/teams/" + story.team + "/threads").refusal == beyond);
    CHECK(bound.post("/api/v4/channels/direct", "[\"" + story.root.id + "\",\"" + story.root.id + "\"]")
              .refusal == beyond);
    // Of two channels in a body the one is asked for that is posted to.
    auto twice = bound.post("/api/v4/posts", R"({"channel_id":")" + story.outside + R"(","channel_id":")" +
                                                 story.inside + R"(","message":"x"})");
    CHECK(twice.text("channel_id") != story.outside);
}

STORY("escape: no scoped token makes tokens, sessions, hooks, commands, apps, bots or accounts") {
    ScopeStory story;
    auto hook = story.root.post("/api/v4/hooks/incoming",
                                R"({"channel_id":")" + story.outside + R"(","display_name":"h"})");
    auto most = story.scoped(R"("may_mention_all":false)");
    CHECK(most.post("/api/v4/posts", story.message(story.outside)).status == 201);
    std::string me = "/api/v4/users/" + story.root.id;
    std::string no_id(26, 'a');
    struct Attempt {
        const char* method;
        std::string path;
        std::string body;
    };
    for (const Attempt& attempt : {
             Attempt{"POST", me + "/tokens", R"({"description":"full"})"},
             Attempt{"GET", me + "/tokens", ""},
             Attempt{"POST", "/api/v4/users/tokens/enable", R"({"token_id":"x"})"},
             Attempt{"POST", me + "/sessions/revoke/all", ""},
             Attempt{"PUT", me + "/password", R"({"new_password":"Passw0rd!new"})"},
             Attempt{"PUT", me + "/patch", R"({"email":"eve@example.com"})"},
             Attempt{"PUT", me + "/roles", R"({"roles":"system_user"})"},
             Attempt{"PUT", me + "/active", R"({"active":false})"},
             Attempt{"POST", me + "/convert_to_bot", ""},
             Attempt{"POST", me + "/image", ""},
             Attempt{"POST", "/api/v4/users",
                     R"({"username":"eve","email":"e@e.e","password":"Passw0rd!x"})"},
             Attempt{"POST", "/api/v4/bots", R"({"username":"eve"})"},
             Attempt{"POST", "/api/v4/hooks/incoming", R"({"channel_id":")" + story.outside + "\"}"},
             // The address of a hook is the key to it.
             Attempt{"GET", "/api/v4/hooks/incoming", ""},
             Attempt{"GET", "/api/v4/hooks/incoming/" + hook.text("id"), ""},
             Attempt{"GET", "/api/heliograph/hooks/incoming/" + hook.text("id"), ""},
             Attempt{"POST", "/api/v4/oauth/apps", "{}"},
             Attempt{"GET", "/api/v4/oauth/apps", ""},
             Attempt{"POST", "/oauth/authorize", "{}"},
             Attempt{"GET", "/oauth/authorize?client_id=x", ""},
             Attempt{"PUT", "/api/v4/config", "{}"},
             Attempt{"PUT", "/api/v4/roles/" + no_id + "/patch", R"({"permissions":[]})"},
         }) {
        CAPTURE(attempt.path);
        auto answer = most.send(attempt.method, attempt.path, attempt.body);
        CHECK(answer.status == 403);
        CHECK((answer.refusal == beyond || answer.body.contains("does not reach")));
    }
    CHECK(story.root.get("/api/v4/users/me/tokens").json.as_array().size() == 1);
}

STORY("escape: more slashes, other letters, a cookie or a query do not help") {
    ScopeStory story;
    auto bound = story.bound();
    CHECK(bound.get("/api/v4//channels/" + story.outside + "/posts").status != 200);
    CHECK(bound.get("/api/v4/channels/" + story.outside + "/posts/").status != 200);
    CHECK(bound.get("/api/v4/users/me/../me/tokens").status != 200);
    CHECK(bound.get("/api/v4/users/me%2Ftokens").status != 200);
    CHECK(bound.get("/api/v4/users/" + bound.id + "/tokens/").status != 200);
    auto by_cookie = story.server.send({.method = "GET",
                                        .url = "/api/v4/channels/" + story.outside + "/posts",
                                        .body = "",
                                        .headers = {"Cookie: MMAUTHTOKEN=" + bound.token}});
    CHECK(by_cookie.refusal == beyond);
    CHECK(
        story.server.get("/api/v4/channels/" + story.outside + "/posts?access_token=" + bound.token).status ==
        401);
    // Where nobody has to be known, a scoped caller is not taken for nobody either.
    CHECK(bound.post("/api/v4/users", R"({"username":"eve","email":"e@example.com","password":"Passw0rd!x"})")
              .refusal == beyond);
}

STORY("a bound token reads the files of its channels, and no others") {
    ScopeStory story;
    auto bound = story.bound();
    auto upload = [&](const std::string& channel) {
        auto made = story.root.post("/api/v4/files?channel_id=" + channel + "&filename=a.txt", "words");
        REQUIRE(made.status == 201);
        return std::string(made.json.at("file_infos").at(0).at("id").as_string());
    };
    auto attach = [&](const std::string& channel, const std::string& file) {
        auto made = story.root.post("/api/v4/posts", R"({"channel_id":")" + channel +
                                                         R"(","message":"m","file_ids":[")" + file + "\"]}");
        REQUIRE(made.status == 201);
    };
    std::string inside = upload(story.inside), outside = upload(story.outside), moved = upload(story.inside);
    CHECK(bound.get("/api/v4/files/" + moved).body == "words");
    attach(story.inside, inside);
    attach(story.outside, outside);
    attach(story.outside, moved);
    CHECK(bound.get("/api/v4/files/" + inside).body == "words");
    CHECK(bound.get("/api/v4/files/" + inside + "/info").text("name") == "a.txt");
    CHECK(bound.get("/api/v4/files/" + inside + "/thumbnail").status == 400);
    for (const auto& id : {outside, moved, std::string(26, 'a')})
        for (const char* end : {"", "/info", "/thumbnail", "/preview", "/link"})
            CHECK(bound.get("/api/v4/files/" + id + end).refusal == beyond);
    // An address for everybody is more than reading.
    CHECK(bound.get("/api/v4/files/" + inside + "/link").refusal == beyond);
    CHECK(story.scoped(R"("verbs":["read"])").get("/api/v4/files/" + outside).body == "words");
    CHECK(story.scoped(R"("verbs":["read"])").get("/api/v4/files/" + outside + "/link").refusal == beyond);
    CHECK(story.scoped(R"("verbs":["post"])").get("/api/v4/files/" + outside).refusal == beyond);
}

STORY("escape: the WebSocket tells a bound token of its channels only") {
    ScopeStory story;
    auto socket = story.bound().socket();
    story.post_in(story.outside);
    story.root.put("/api/v4/channels/" + story.outside + "/patch", R"({"header":"secret"})");
    auto id = story.post_in(story.inside);
    auto heard = socket.event("posted");
    CHECK(std::string(heard.at("data").at("post").as_string()).contains(id));
    CHECK(heard.at("broadcast").at("channel_id").as_string() == story.inside);
}

STORY("escape: a token that only posts hears nothing") {
    ScopeStory story;
    auto posts = story.scoped(R"("verbs":["post"])");
    Socket socket(story.server.port(), "");
    socket.send(R"({"seq":1,"action":"authentication_challenge","data":{"token":")" + posts.token + "\"}}");
    CHECK_FALSE(socket.next().has_value());
    CHECK(socket.closed());
}

STORY("escape: a bound token takes over no other connection") {
    ScopeStory story;
    auto full = story.root.socket();
    Socket resumed(story.server.port(), story.bound().token,
                   "?connection_id=" + full.connection_id + "&sequence_number=1");
    auto hello = resumed.event("hello");
    CHECK(hello.at("data").at("connection_id").as_string() != full.connection_id);
    Socket other(story.server.port(), story.root.token,
                 "?connection_id=" + std::string(hello.at("data").at("connection_id").as_string()) +
                     "&sequence_number=1");
    CHECK(other.event("hello").at("data").at("connection_id") != hello.at("data").at("connection_id"));
}

STORY("escape: a bound token types in its channels only") {
    ScopeStory story;
    auto socket = story.bound().socket();
    auto typing = [&](const std::string& channel) {
        return socket.ask("user_typing", R"({"channel_id":")" + channel + "\"}");
    };
    CHECK(typing(story.inside).at("status").as_string() == "OK");
    CHECK(typing(story.outside).at("error").at("id").as_string() == beyond);
}

STORY("without may_mention_all a whole channel is not called") {
    ScopeStory story;
    auto anna = story.server.person("anna");
    story.root.post("/api/v4/teams/" + story.team + "/members",
                    R"({"team_id":")" + story.team + R"(","user_id":")" + anna.id + "\"}");
    story.root.post("/api/v4/channels/" + story.inside + "/members", R"({"user_id":")" + anna.id + "\"}");
    auto quiet = story.scoped(R"("may_mention_all":false)");
    std::int64_t before = 0;
    auto mentions = [&] {
        return anna.get("/api/v4/channels/" + story.inside + "/members/me")
                   .json.at("mention_count")
                   .as_int64() -
               before;
    };
    // Being added has called her once.
    before = mentions();
    auto post = quiet.post("/api/v4/posts", story.message(story.inside, "@all look"));
    CHECK(post.status == 201);
    CHECK(post.json.at("props").at("mentionHighlightDisabled").as_bool());
    CHECK(mentions() == 0);
    quiet.post("/api/v4/posts", story.message(story.inside, "@anna look"));
    CHECK(mentions() == 1);
    story.root.post("/api/v4/posts", story.message(story.inside, "@all look"));
    CHECK(mentions() == 2);
}

STORY("guessing tokens is slowed down, known tokens are not") {
    TestServer server({.settings = [](Config& config) { config.rate_limit.Enable = true; }});
    auto anna = server.person("anna");
    CHECK(anna.get("/api/v4/users/me").status == 200);
    auto guess = [&](int i) {
        std::string token = std::to_string(i);
        token.insert(0, 26 - token.size(), 'a');
        return Person(server, anna.id, "anna", token).get("/api/v4/users/me");
    };
    int refused = 0;
    for (int i = 0; i < 210; ++i) refused += guess(i).refusal == "api.context.bad_tokens.app_error";
    CHECK(refused == 9);
    CHECK(anna.get("/api/v4/users/me").status == 200);
    server.clock.advance(1000);
    CHECK(guess(999).status == 401);
}

STORY("the table of needs") {
    using sessions::Need;
    using Verb = Need::Verb;
    using Where = Need::Where;
    struct Case {
        const char* method;
        const char* path;
        Verb verb;
        Where where;
    };
    for (const Case& each : {
             Case{"GET", "/api/v4/users/me", Verb::read, Where::harmless},
             Case{"HEAD", "/api/v4/users/me", Verb::read, Where::harmless},
             Case{"GET", "/api/v4/users/me/channels", Verb::read, Where::in_path},
             Case{"GET", "/api/v4/config/client", Verb::nothing, Where::harmless},
             Case{"GET", "/api/v4/config", Verb::all, Where::in_path},
             Case{"POST", "/api/v4/commands/execute", Verb::all, Where::in_path},
             Case{"POST", "/api/v4/hooks/outgoing", Verb::all, Where::in_path},
             Case{"GET", "/api/v4/commands", Verb::all, Where::in_path},
             Case{"GET", "/api/v4/bots", Verb::read, Where::harmless},
             Case{"POST", "/api/v4/bots", Verb::all, Where::in_path},
             Case{"GET", "/api/v4/what/comes/later", Verb::read, Where::in_path},
             Case{"POST", "/api/v4/what/comes/later", Verb::manage, Where::in_path},
             Case{"POST", "/api/v4/users/what/comes/later", Verb::all, Where::in_path},
             Case{"GET", "/api/heliograph/what/comes/later", Verb::all, Where::in_path},
             Case{"POST", "/hooks/x", Verb::nothing, Where::harmless},
             Case{"GET", "/", Verb::nothing, Where::harmless},
         }) {
        CAPTURE(each.path);
        auto need = sessions::need_of(each.method, each.path);
        CHECK(need.verb == each.verb);
        CHECK(need.where == each.where);
    }
}
