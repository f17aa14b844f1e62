// The doors of translation: the directory of integrations.
#include "src/capability.h"
#include "src/translation/directory.h"
#include "src/translation/people_rules.h"

namespace heliograph::translation {

namespace {

Task<ReadyJson> list_door(App& app, SignedIn caller) { co_return ReadyJson(to_json(list(app, caller))); }

Task<IntegrationPage> get_door(App& app, SignedIn caller, PathText name) {
    co_return get(app, std::move(caller), std::move(name));
}

// Shown beside posts, so that it needs no session; nothing in it can act.
Task<Answer> logo_door(App& app, Anyone caller, PathText name) {
    Answer answer;
    answer.content_type = "image/svg+xml";
    answer.body = logo(app, std::move(caller), std::move(name));
    answer.headers.push_back({"Cache-Control", "public, max-age=86400"});
    answer.headers.push_back(
        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"});
    co_return answer;
}

}  // namespace

void routes(Routes<App>& on) {
    on.get("/api/heliograph/integrations", list_door, "List the integrations");
    on.get("/api/heliograph/integrations/{name}", get_door, "Get an integration with its guide");
    on.get("/api/heliograph/integrations/{name}/logo", logo_door, "Get the picture of an integration");
    on.get("/api/heliograph/people", list_people, "List which account is meant by a name that services use");
    on.put("/api/heliograph/people", put_person, "Say which account is meant by a name, or forget the name");
}

void listen(App&) {}

}  // namespace heliograph::translation
