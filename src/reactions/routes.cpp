// The doors of reactions, and what they tell to sockets.
#include "base/events/bus.h"
#include "src/broadcasts/model.h"
#include "src/capability.h"
#include "src/reactions/events.h"
#include "src/reactions/rules.h"

namespace heliograph::reactions {

namespace {

void tell(App& app, const char* event, const Reaction& reaction, ChannelId channel_id) {
    broadcasts::Broadcast broadcast{.event = event, .data = R"({"reaction":)"};
    write_json(broadcast.data, to_json(reaction));
    broadcast.data += '}';
    broadcast.audience.channel_id = channel_id;
    broadcast.only_where_on_screen = true;
    app.outlet.send(std::move(broadcast));
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/reactions", add, "React to a post");
    on.get("/api/v4/posts/{post_id}/reactions", list, "List the reactions to a post");
    on.post("/api/v4/posts/ids/reactions", list_several, "List the reactions to several posts");
    on.del("/api/v4/users/{user_id}/posts/{post_id}/reactions/{emoji_name}", remove, "Take a reaction back");
}

void listen(App& app) {
    posts::add_join(join);
    app.bus.on<ReactionAdded>([&app](const ReactionAdded& added) {
        tell(app, "reaction_added", added.reaction, added.reaction.channel_id);
    });
    app.bus.on<ReactionRemoved>([&app](const ReactionRemoved& removed) {
        tell(app, "reaction_removed", removed.reaction, removed.channel_id);
    });
}

}  // namespace heliograph::reactions
