// Marking a post, and all after it, unread.
#include "src/posts/unread.h"

#include <algorithm>

#include "base/store/database.h"
#include "src/channels/cache.h"
#include "src/channels/store.h"
#include "src/posts/events.h"
#include "src/posts/mentions.h"
#include "src/posts/rules.h"
#include "src/posts/store.h"

namespace heliograph::posts {

namespace {

struct Setting {
    UserId user_id;
    Post post;
    TeamId team_id;
    std::int64_t mentions = 0;
    std::int64_t root_mentions = 0;
};

ChannelUnread set_back(Transaction& tx, Setting setting) {
    const Post& post = setting.post;
    auto channel = channels::find_channel(tx, post.channel_id);
    ENSURE(channel);
    Counts unread = count_from(tx, post.channel_id, {post.create_at, post.id});
    ChannelUnread place{
        .team_id = setting.team_id,
        .user_id = setting.user_id,
        .channel_id = post.channel_id,
        .msg_count = std::max<std::int64_t>(channel->total_msg_count - unread.all, 0),
        .mention_count = setting.mentions,
        .mention_count_root = setting.root_mentions,
        .msg_count_root = std::max<std::int64_t>(channel->total_msg_count_root - unread.roots, 0),
        .last_viewed_at = post.create_at - 1};
    tx.execute(
        "UPDATE channelmembers SET msgcount = $3, msgcountroot = $4, mentioncount = $5, mentioncountroot = "
        "$6, "
        "urgentmentioncount = 0, lastviewedat = $7, lastupdateat = $8 WHERE channelid = $1 AND userid = $2",
        place.channel_id, place.user_id, place.msg_count, place.msg_count_root, place.mention_count,
        place.mention_count_root, place.last_viewed_at, tx.now());
    tx.announce(PostMarkedUnread{.user_id = place.user_id,
                                 .team_id = place.team_id,
                                 .channel_id = place.channel_id,
                                 .post_id = post.id,
                                 .msg_count = place.msg_count,
                                 .msg_count_root = place.msg_count_root,
                                 .mention_count = place.mention_count,
                                 .mention_count_root = place.mention_count_root,
                                 .urgent_mention_count = 0,
                                 .last_viewed_at = place.last_viewed_at});
    return place;
}

}  // namespace

Task<ChannelUnread> set_unread(App& app, SignedIn caller, UserId user_id, PostId id, SetUnread) {
    require_self(app, caller, user_id);
    auto post = co_await readable_or_refused(app, caller, id);
    auto channel = co_await app.channel_cache.get(app.db, post.channel_id);
    ENSURE(channel);
    Setting setting{.user_id = user_id, .post = post, .team_id = channel->team_id};
    for (auto& later :
         co_await app.db.read(unread_from, post.channel_id, user_id, Spot{post.create_at, post.id})) {
        Call call{later.user_id, later.props.text.find("\"from_webhook\"") != std::string::npos, channel,
                  texts_of(later)};
        auto called = co_await called_by(app, std::move(call));
        if (std::ranges::find(called.users, user_id) == called.users.end()) continue;
        ++setting.mentions;
        if (later.root_id.empty()) ++setting.root_mentions;
    }
    co_return co_await app.db.write(set_back, std::move(setting));
}

}  // namespace heliograph::posts
