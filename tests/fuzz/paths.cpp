// Any text as a path through a tree of routes like ours.
#include "base/wire/forms.h"
#include "base/wire/route_tree.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

namespace {
RouteTree tree_of_routes() {
    RouteTree tree;
    int number = 0;
    for (const char* path :
         {"/api/v4/users", "/api/v4/users/{user_id}", "/api/v4/users/me/status",
          "/api/v4/users/{user_id}/status", "/api/v4/users/username/{username}",
          "/api/v4/teams/{team_id}/channels/name/{name}", "/hooks/{hook_id}",
          "/hooks/{hook_id}/posts/{post_id}", "/", "/api/v4/channels/{channel_id}/posts/{post_id}/thread"}) {
        tree.add("GET", path, number++);
        tree.add("POST", path, number++);
    }
    return tree;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const RouteTree tree = tree_of_routes();
    auto text = text_of(bytes, size);
    for (const char* method : {"GET", "POST", "DELETE"}) {
        auto match = tree.match(method, text);
        claim(match.route < 20 && match.params.size() <= 2);
        for (auto param : match.params)
            claim(param.data() >= text.data() && param.data() + param.size() <= text.data() + text.size());
    }
    if (auto decoded = percent_decode(text, Plus::is_plus)) (void)tree.match("GET", *decoded);
    return 0;
}
