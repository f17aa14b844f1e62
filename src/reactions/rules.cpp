// Who may react, and what happens then.
#include "src/reactions/rules.h"

#include "base/clock.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/emoji/store.h"
#include "src/emoji/system_emoji.h"
#include "src/posts/create.h"
#include "src/posts/events.h"
#include "src/posts/rules.h"
#include "src/posts/store.h"
#include "src/reactions/events.h"
#include "src/reactions/store.h"

namespace heliograph::reactions {

namespace {

Reaction put(Transaction& tx, Reaction reaction) {
    save_reaction(tx, reaction);
    posts::set_has_reactions(tx, reaction.post_id, true, reaction.update_at);
    tx.announce(ReactionAdded{reaction});
    tx.announce(posts::PostTouched{reaction.post_id, reaction.channel_id});
    return reaction;
}

void take_back(Transaction& tx, Reaction reaction) {
    mark_deleted(tx, reaction, reaction.update_at);
    posts::set_has_reactions(tx, reaction.post_id, has_any(tx, reaction.post_id), reaction.update_at);
    ChannelId channel_id = reaction.channel_id;
    PostId post_id = reaction.post_id;
    reaction.channel_id = ChannelId();
    tx.announce(ReactionRemoved{std::move(reaction), channel_id});
    tx.announce(posts::PostTouched{post_id, channel_id});
}

Task<void> require_emoji(App& app, std::string name) {
    if (emoji::is_system_emoji(name)) co_return;
    if (!co_await app.db.read(emoji::find_named, name)) throw refuse::unknown_emoji;
}

Task<posts::Post> open_post(App& app, PostId id, const Refusal* closed) {
    auto post = co_await app.db.read(posts::find, id);
    if (!post) throw posts::refuse::no_post;
    auto channel = co_await app.channel_cache.get(app.db, post->channel_id);
    if (!channel || channel->delete_at > 0) throw *closed;
    co_return std::move(*post);
}

}  // namespace

Task<Reaction> add(App& app, SignedIn caller, Reaction wanted) {
    if (!wanted.user_id.valid() || !wanted.post_id.valid() || wanted.emoji_name.empty() ||
        wanted.emoji_name.size() > 64)
        throw refuse::invalid;
    if (wanted.user_id != caller.user_id) throw refuse::foreign;
    auto post = co_await open_post(app, wanted.post_id, &refuse::archived_channel);
    co_await channels::require(app, caller, post.channel_id, permissions::add_reaction);
    co_await require_emoji(app, wanted.emoji_name);
    wanted.create_at = wanted.update_at = app.clock.now();
    wanted.delete_at = 0;
    wanted.remote_id.clear();
    wanted.channel_id = post.channel_id;
    co_return co_await app.db.write(put, std::move(wanted));
}

Task<Ok> remove(App& app, SignedIn caller, UserId user_id, PostId post_id, PathText emoji_name) {
    auto post = co_await open_post(app, post_id, &refuse::archived_channel_delete);
    bool own = user_id == caller.user_id;
    co_await channels::require(app, caller, post.channel_id,
                               own ? permissions::remove_reaction : permissions::remove_others_reactions);
    Reaction gone{.user_id = user_id,
                  .post_id = post_id,
                  .emoji_name = emoji_name,
                  .update_at = app.clock.now(),
                  .channel_id = post.channel_id};
    co_await app.db.write(take_back, std::move(gone));
    co_return Ok{};
}

Task<std::vector<Reaction>> list(App& app, SignedIn caller, PostId post_id) {
    co_await posts::readable_or_refused(app, std::move(caller), post_id);
    co_return co_await app.db.read(of_post, post_id);
}

Task<std::map<PostId, std::vector<Reaction>>> list_several(App& app, SignedIn caller,
                                                           std::vector<PostId> ids) {
    std::vector<PostId> allowed;
    std::map<PostId, std::vector<Reaction>> result;
    for (const auto& post : co_await app.db.read(posts::of_ids, std::move(ids))) {
        if (!co_await channels::may_read(app, caller, post.channel_id)) continue;
        allowed.push_back(post.id);
        result[post.id];
    }
    for (auto& reaction : co_await app.db.read(of_posts, std::move(allowed)))
        result[reaction.post_id].push_back(std::move(reaction));
    co_return result;
}

}  // namespace heliograph::reactions
