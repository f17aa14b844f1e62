// The doors of posts, threads and drafts.
#include "base/events/bus.h"
#include "src/capability.h"
#include "src/channels/events.h"
#include "src/files/retention.h"
#include "src/posts/cache.h"
#include "src/posts/drafts.h"
#include "src/posts/events.h"
#include "src/posts/news.h"
#include "src/posts/pages.h"
#include "src/posts/post_files.h"
#include "src/posts/rules.h"
#include "src/posts/system_posts.h"
#include "src/posts/threads.h"
#include "src/posts/unread.h"
#include "src/users/events.h"

namespace heliograph::posts {

namespace {

// The header names the client's own socket.
Task<Draft> draft_door(App& app, SignedIn caller, Request request, Draft wanted) {
    return save_draft(app, std::move(caller), std::move(wanted),
                      std::string(request.header("Connection-Id")));
}

Task<Ok> delete_draft_door(App& app, SignedIn caller, UserId user_id, ChannelId channel_id, Request request) {
    return delete_draft(app, std::move(caller), user_id, channel_id, PostId(),
                        std::string(request.header("Connection-Id")));
}

Task<Ok> delete_thread_draft_door(App& app, SignedIn caller, UserId user_id, ChannelId channel_id,
                                  PostId root_id, Request request) {
    return delete_draft(app, std::move(caller), user_id, channel_id, root_id,
                        std::string(request.header("Connection-Id")));
}

Task<Ok> no_acknowledgement(App&, SignedIn, UserId, PostId) {
    throw refuse::unlicensed;
    co_return Ok{};
}

Task<Ok> no_move(App&, SignedIn, PostId) {
    throw refuse::unlicensed;
    co_return Ok{};
}

Task<Ok> no_scheduled_of_team(App& app, SignedIn caller, TeamId) {
    return no_scheduling(app, std::move(caller));
}
Task<Ok> no_scheduled_change(App& app, SignedIn caller, PostId) {
    return no_scheduling(app, std::move(caller));
}

void thread_routes(Routes<App>& on) {
    const std::string threads = "/api/v4/users/{user_id}/teams/{team_id}/threads";
    on.get(threads, followed, "List the threads that a person follows in a team");
    on.put(threads + "/read", read_all, "Mark all followed threads of a team read");
    on.get(threads + "/{thread_id}", followed_thread, "Get a followed thread");
    on.put(threads + "/{thread_id}/read/{timestamp}", read_thread, "Mark a thread read up to a time");
    on.post(threads + "/{thread_id}/set_unread/{post_id}", unread_thread,
            "Mark a thread unread from a post on");
    on.put(threads + "/{thread_id}/following", follow, "Follow a thread");
    on.del(threads + "/{thread_id}/following", unfollow, "No longer follow a thread");
}

void draft_routes(Routes<App>& on) {
    on.post("/api/v4/drafts", draft_door, "Save a draft").answers(201);
    on.get("/api/v4/users/{user_id}/teams/{team_id}/drafts", drafts, "List the own drafts of a team");
    const std::string of_channel = "/api/v4/users/{user_id}/channels/{channel_id}/drafts";
    on.del(of_channel, delete_draft_door, "Delete the draft of a channel");
    on.del(of_channel + "/{thread_id}", delete_thread_draft_door, "Delete the draft of a thread");
    on.post("/api/v4/posts/schedule", no_scheduling, "Schedule a post; licensed at the peer, not here");
    on.get("/api/v4/posts/scheduled/team/{team_id}", no_scheduled_of_team,
           "List scheduled posts; licensed at the peer, not here");
    on.put("/api/v4/posts/schedule/{scheduled_post_id}", no_scheduled_change,
           "Change a scheduled post; licensed at the peer, not here");
    on.del("/api/v4/posts/schedule/{scheduled_post_id}", no_scheduled_change,
           "Delete a scheduled post; licensed at the peer, not here");
}

void page_routes(Routes<App>& on) {
    on.get("/api/v4/channels/{channel_id}/posts", page, "List posts of a channel");
    on.get("/api/v4/channels/{channel_id}/pinned", pinned, "List the pinned posts of a channel");
    on.get("/api/v4/users/{user_id}/channels/{channel_id}/posts/unread", page_around_unread,
           "List posts around the first unread one");
    on.get("/api/v4/posts/{post_id}/thread", thread_page, "Get a post and its thread");
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/posts", post, "Make a post").answers(201);
    on.post("/api/v4/posts/ephemeral", show_once, "Show a post to one person once").answers(201);
    on.post("/api/v4/posts/ids", get_several, "Get posts by their ids");
    on.get("/api/v4/posts/{post_id}", get, "Get a post");
    on.put("/api/v4/posts/{post_id}", update, "Replace the text of a post");
    on.put("/api/v4/posts/{post_id}/patch", edit, "Change parts of a post");
    on.del("/api/v4/posts/{post_id}", remove_by, "Delete a post");
    on.post("/api/v4/posts/{post_id}/pin", pin, "Pin a post to its channel");
    on.post("/api/v4/posts/{post_id}/unpin", unpin, "Unpin a post");
    on.get("/api/v4/posts/{post_id}/edit_history", history, "List earlier versions of an own post");
    on.get("/api/v4/posts/{post_id}/files/info", files_of, "List the files of a post");
    on.post("/api/v4/posts/{post_id}/restore/{restore_version_id}", restore, "Bring back an earlier version");
    on.get("/api/v4/posts/{post_id}/info", place_of, "Tell where a post stands");
    on.post("/api/v4/users/{user_id}/posts/{post_id}/set_unread", set_unread,
            "Mark a post and all after it unread");
    on.post("/api/v4/users/{user_id}/posts/{post_id}/reminder", remind, "Be reminded of a post");
    on.post("/api/v4/users/{user_id}/posts/{post_id}/ack", no_acknowledgement,
            "Acknowledge a post; licensed at the peer, not here");
    on.del("/api/v4/users/{user_id}/posts/{post_id}/ack", no_acknowledgement,
           "Take back an acknowledgement; licensed at the peer, not here");
    on.post("/api/v4/posts/{post_id}/move", no_move, "Move a thread; licensed at the peer, not here");
    page_routes(on);
    thread_routes(on);
    draft_routes(on);
}

void listen(App& app) {
    auto& cache = app.post_cache;
    app.bus.on<PostCreated>(
        [&cache](const PostCreated& made) { cache.newest_pages.forget(made.post.channel_id); });
    app.bus.on<PostEdited>(
        [&cache](const PostEdited& edited) { cache.newest_pages.forget(edited.post.channel_id); });
    app.bus.on<PostDeleted>(
        [&cache](const PostDeleted& deleted) { cache.newest_pages.forget(deleted.post.channel_id); });
    app.bus.on<PostTouched>(
        [&cache](const PostTouched& touched) { cache.newest_pages.forget(touched.channel_id); });
    app.bus.on<users::UserCreated>([&cache](const users::UserCreated&) { cache.forget_keywords(); });
    app.bus.on<users::UserUpdated>([&cache](const users::UserUpdated& updated) {
        if (updated.before.notify_props != updated.after.notify_props ||
            updated.before.first_name != updated.after.first_name)
            cache.forget_keywords();
    });
    app.bus.inside<channels::ChannelsViewed>(read_with_channels);
    add_join(join_files);
    files::add_still_wanted(wanted_by_drafts);
    write_system_posts(app);
    tell_news(app);
}

}  // namespace heliograph::posts
