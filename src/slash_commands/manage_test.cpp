// Stories of managing custom commands, and of what clients suggest.
#include "src/slash_commands/autocomplete.h"
#include "tests/support/commands.h"

namespace heliograph::testing {

namespace {
constexpr const char* path = "/api/v4/commands";
std::string at(const std::string& id) { return std::string(path) + "/" + id; }

std::vector<std::string> completions(const std::vector<slash_commands::Suggestion>& suggestions) {
    std::vector<std::string> texts;
    for (const auto& one : suggestions) texts.push_back(one.complete + "|" + one.hint);
    return texts;
}
}  // namespace

STORY("a command is made by who administers the team, and only by them") {
    CommandStory story;
    CHECK(story.anna.post(path, story.body("deploy")).refusal == "api.context.permissions.app_error");
    auto made =
        story.admin.post(path, story.body("Deploy", R"(,"display_name":"Deploy","auto_complete":true)"));
    REQUIRE(made.status == 201);
    CHECK(made.text("trigger") == "deploy");
    CHECK(made.text("creator_id") == story.admin.id);
    CHECK(made.text("token").size() == 26);
    auto same = story.admin.get(at(made.text("id")));
    CHECK(same.json == made.json);
    CHECK(story.anna.get(at(made.text("id"))).refusal == "store.sql_command.save.get.app_error");
    CHECK(story.anna.del(at(made.text("id"))).status == 404);
}

STORY("a command for somebody else needs the right to manage those of others, and a somebody") {
    CommandStory story;
    auto made = story.admin.post(path, story.body("a", R"(,"creator_id":")" + story.anna.id + "\""));
    CHECK(made.text("creator_id") == story.anna.id);
    CHECK(story.admin.post(path, story.body("b", R"(,"creator_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")")).refusal ==
          "app.user.missing_account.const");
}

STORY("a command is checked field by field") {
    CommandStory story;
    auto refusal = [&](const std::string& trigger, const std::string& more) {
        return story.admin.post(path, story.body(trigger, more)).refusal;
    };
    story.make("deploy");
    CHECK(refusal("DEPLOY", "") == "api.command.duplicate_trigger.app_error");
    CHECK(refusal("away", "") == "api.command.duplicate_trigger.app_error");
    CHECK(refusal("a", R"(,"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")") ==
          "app.command.createcommand.internal_error");
    CHECK(refusal("a", R"(,"username":")" + std::string(65, 'x') + "\"") ==
          "app.command.createcommand.internal_error");
    for (const char* trigger : {"", "/x", "two words", "ä", "a?b"})
        CHECK_MESSAGE(refusal(trigger, "") == "model.command.is_valid.trigger.app_error", trigger);
    CHECK(refusal(std::string(129, 'x'), "") == "model.command.is_valid.trigger.app_error");
    CHECK(refusal("a", R"(,"url":"")") == "model.command.is_valid.url.app_error");
    CHECK(refusal("a", R"(,"url":"http://x/)" + std::string(1024, 'x') + "\"") ==
          "model.command.is_valid.url.app_error");
    for (const char* url : {"ftp://x", "http://", "http:///x", "x", "http://x y", "http://x\\r\\nHost: y"})
        CHECK_MESSAGE(refusal("a", R"(,"url":")" + std::string(url) + "\"") ==
                          "model.command.is_valid.url_http.app_error",
                      url);
    CHECK(refusal("a", R"(,"method":"X")") == "model.command.is_valid.method.app_error");
    CHECK(refusal("a", R"(,"display_name":")" + std::string(65, 'x') + "\"") ==
          "model.command.is_valid.display_name.app_error");
    CHECK(refusal("a", R"(,"description":")" + std::string(129, 'x') + "\"") ==
          "model.command.is_valid.description.app_error");
    CHECK(refusal("a", R"(,"plugin_id":"x")") == "model.command.is_valid.plugin_id.app_error");
    CHECK(refusal("a", R"(,"autocomplete_data":{"Trigger":"Big"})") ==
          "model.command.is_valid.autocomplete_data.app_error");
    CHECK(refusal("a", R"(,"autocomplete_data":{"Trigger":"a","RoleID":"system_user"})").empty());
}

STORY("a command is updated in its team, gets a new token, moves and goes") {
    CommandStory story;
    auto id = story.make("deploy");
    auto old_token = story.admin.get(at(id)).text("token");
    auto with_id = [&](const std::string& more) {
        return story.body("ship", R"(,"id":")" + id + "\"" + more);
    };
    CHECK(story.admin.put(at(id), story.body("ship")).refusal == "api.context.invalid_body_param.app_error");
    auto other = story.server.team("other", {story.anna, story.admin});
    CHECK(story.admin.put(at(id), with_id(R"(,"team_id":")" + other + "\"")).refusal ==
          "api.command.team_mismatch.app_error");
    CHECK(story.admin.put(at(id), with_id(R"(,"trigger":"away")")).refusal ==
          "api.command.duplicate_trigger.app_error");
    auto changed = story.admin.put(at(id), with_id(R"(,"display_name":"Ship it","token":"x")"));
    CHECK(changed.status == 200);
    CHECK(changed.text("trigger") == "ship");
    CHECK(changed.text("token") == old_token);
    CHECK(story.run(story.anna, "/deploy").status == 404);
    auto token = story.admin.put(at(id) + "/regen_token").text("token");
    CHECK(token.size() == 26);
    CHECK(token != old_token);
    CHECK(story.admin.put(at(id) + "/move", R"({"team_id":")" + other + "\"}").status == 200);
    CHECK(story.admin.get(at(id)).text("team_id") == other);
    CHECK(story.run(story.anna, "/ship").status == 404);
    CHECK(story.admin.del(at(id)).status == 200);
    CHECK(story.admin.get(at(id)).status == 404);
    CHECK(story.admin.put(at(id) + "/regen_token").refusal == "store.sql_command.save.get.app_error");
}

STORY("a command moves only where its creator may manage commands") {
    CommandStory story;
    auto made = story.admin.post(path, story.body("a", R"(,"creator_id":")" + story.anna.id + "\""));
    auto other = story.server.team("other", {story.admin});
    CHECK(story.admin.put(at(made.text("id")) + "/move", R"({"team_id":")" + other + "\"}").refusal ==
          "api.command.move_command.creator_no_permission.app_error");
    CHECK(story.admin.put(at(made.text("id")) + "/move", R"({"team_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa"})")
              .status == 404);
}

STORY("a team that is none has no commands") {
    CommandStory story;
    CHECK(story.admin.get(path).status == 400);
    CHECK(story.admin.get("/api/heliograph/commands").status == 400);
    auto body = R"({"team_id":"none","trigger":"x","method":"P","url":"http://x.example"})";
    CHECK(story.admin.post(path, body).refusal == "api.context.permissions.app_error");
}

STORY("lists keep tokens from those who may not manage commands") {
    CommandStory story;
    story.make("deploy", R"(,"auto_complete":true,"auto_complete_hint":"[what]")");
    story.make("hidden");
    auto of_team = std::string(path) + "?team_id=" + story.team;
    CHECK(story.anna.get(of_team + "&custom_only=true").status == 403);
    auto own = story.admin.get(of_team + "&custom_only=true").json.as_array();
    CHECK(own.size() == 2);
    CHECK(text_at(own[0], "token").size() == 26);
    for (const auto& listed : {story.anna.get(of_team), story.admin.get(of_team),
                               story.anna.get("/api/v4/teams/" + story.team + "/commands/autocomplete")}) {
        REQUIRE(listed.status == 200);
        CHECK(listed.body.find(R"("trigger":"deploy")") != std::string::npos);
        CHECK(listed.body.find(R"("trigger":"shrug")") != std::string::npos);
        CHECK(listed.body.find(story.receiver.url("/cmd")) == std::string::npos);
        for (const auto& command : listed.json.as_array()) CHECK(text_at(command, "token").empty());
    }
    CHECK(story.anna.get(of_team).body.find(R"("trigger":"hidden")") == std::string::npos);
    CHECK(story.admin.get(of_team).body.find(R"("trigger":"hidden")") != std::string::npos);
    CHECK(story.server.person("stranger").get(of_team).status == 403);
}

STORY("the page of integrations tells when and how a command was last used") {
    CommandStory story;
    story.make("deploy");
    auto page = "/api/heliograph/commands?team_id=" + story.team;
    CHECK(story.anna.get(page).status == 403);
    CHECK(text_at(story.admin.get(page).json.at(0), "last_outcome").empty());
    story.program_says(R"({"text":"done"})");
    story.run(story.anna, "/deploy");
    auto used = story.admin.get(page).json.at(0);
    CHECK(text_at(used, "state") == "live");
    CHECK(text_at(used, "last_outcome") == "delivered");
    CHECK(text_at(used, "last_delivery_at") == std::to_string(story.server.clock.now()));
    story.program_says("no", 500);
    story.run(story.anna, "/deploy");
    CHECK(text_at(story.admin.get(page).json.at(0), "last_outcome") == "failed");
    CHECK(text_at(story.admin.get(page).json.at(0), "reason").find("500") != std::string::npos);
}

STORY("without commands nothing runs and nothing is made") {
    CommandStory story([](Config& config) { config.integrations.EnableCommands = false; });
    CHECK(story.admin.post(path, story.body("deploy")).refusal == "api.command.disabled.app_error");
    CHECK(story.run(story.anna, "/shrug").refusal == "api.command.disabled.app_error");
    CHECK(story.admin.get(std::string(path) + "?custom_only=true&team_id=" + story.team).status == 501);
    CHECK(story.admin.get(at("aaaaaaaaaaaaaaaaaaaaaaaaaa")).status == 404);
}

STORY("suggestions follow what is typed") {
    CommandStory story;
    story.make("deploy",
               R"(,"auto_complete":true,"auto_complete_hint":"[what]","auto_complete_desc":"ship it")");
    auto of = "/api/v4/teams/" + story.team + "/commands/autocomplete_suggestions?user_input=";
    CHECK(story.anna.get(of).status == 400);
    auto found = story.anna.get(of + "/DEP").json.as_array();
    REQUIRE(found.size() == 1);
    CHECK(found[0] == boost::json::parse(R"({"Complete":"deploy","Suggestion":"deploy","Hint":"[what]",)"
                                         R"("Description":"ship it","IconData":""})"));
    CHECK(story.anna.get(of + "deploy%20").json.as_array().empty());
    CHECK(story.anna.get(of + "share-channel%20in").body.find(R"("Complete":"share-channel invite")") !=
          std::string::npos);
    CHECK(story.server.person("stranger").get(of + "/d").status == 403);
}

TEST_CASE("a tree of arguments is walked") {
    slash_commands::Command command{.trigger = "jira"};
    command.autocomplete_data = Json{R"({"Trigger":"jira","HelpText":"Jira","SubCommands":[
        {"Trigger":"create","Arguments":[
            {"Name":"project","HelpText":"where","Type":"TextInput","Required":true,
                "Data":{"Hint":"[project]"}},
            {"Name":"","HelpText":"how","Type":"StaticList","Required":false,"Data":{"PossibleArguments":[
                {"Item":"low","Hint":"later","HelpText":"no hurry"},
                {"Item":"high","Hint":"now","HelpText":"hurry"}]}}]},
        {"Trigger":"purge","RoleID":"system_admin"}]})"};
    auto found = [&](const std::string& input, bool as_admin = false) {
        return completions(slash_commands::suggestions_for({command}, input, as_admin));
    };
    using List = std::vector<std::string>;
    CHECK(found("ji") == List{"jira|"});
    CHECK(found("x").empty());
    CHECK(found("jira ") == List{"jira create|"});
    CHECK(found("jira ", true) == List{"jira create|", "jira purge|"});
    CHECK(found("jira create ") == List{"jira create --project |"});
    CHECK(found("jira create --pro") == List{"jira create --project |"});
    CHECK(found("jira create nonsense").empty());
    CHECK(found("jira create --project ") == List{"jira create --project |[project]"});
    CHECK(found("jira create --project \"two wo") == List{"jira create --project \"two wo|[project]"});
    CHECK(found("jira create --project web ") ==
          List{"jira create --project web low|later", "jira create --project web high|now"});
    CHECK(found("jira create --project \"two words\" h") ==
          List{"jira create --project \"two words\" high|now"});
    CHECK(found("jira create --project web low ").empty());
    // Neither what is broken nor what is deep stops it.
    command.autocomplete_data = Json{R"({"Trigger":"jira","Arguments":[7],"SubCommands":[{"Trigger":3}]})"};
    CHECK(found("jira x").empty());
}

}  // namespace heliograph::testing
