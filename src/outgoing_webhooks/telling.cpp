// On the writer's thread: a post of a team without hooks costs one look into memory.
#include "src/outgoing_webhooks/telling.h"

#include "base/crypto/hmac.h"
#include "base/events/bus.h"
#include "base/store/reader.h"
#include "src/channels/cache.h"
#include "src/channels/events.h"
#include "src/channels/store.h"
#include "src/deliveries/asking.h"
#include "src/outgoing_webhooks/answering.h"
#include "src/outgoing_webhooks/cache.h"
#include "src/outgoing_webhooks/events.h"
#include "src/outgoing_webhooks/notices.h"
#include "src/outgoing_webhooks/store.h"
#include "src/outgoing_webhooks/triggers.h"
#include "src/posts/create.h"
#include "src/posts/events.h"
#include "src/posts/shown.h"
#include "src/posts/store.h"
#include "src/reactions/events.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/store.h"

namespace heliograph::outgoing_webhooks {

namespace {

// What happened, before it is known who wants to hear it. Lives for one transaction.
struct Happening {
    const char* wanted;  // As hooks ask for it.
    const char* name;    // As receivers are told.
    const posts::Post& post;
    std::shared_ptr<const channels::Channel> channel;
    UserId by;
    Millis at = 0;
    std::string old_text;
    std::string emoji_name;
};

// In memory, or as it stands; the next post finds it in memory.
std::shared_ptr<const Ears> ears_for(App& app, Transaction& tx, TeamId team_id) {
    if (auto found = app.outgoing_cache.find(team_id)) return found;
    auto loaded = load_ears(tx, team_id);
    return std::make_shared<const Ears>(loaded ? std::move(*loaded) : Ears{});
}

bool may_hear(Transaction& tx, const Ear& ear, const Happening& what) {
    const auto& channel = *what.channel;
    if (!ear.hears(what.wanted)) return false;
    if (!ear.hook.channel_id.empty() && ear.hook.channel_id != channel.id) return false;
    const auto& only = ear.extras.channel_ids;
    if (!only.empty() && std::ranges::find(only, channel.id.view()) == only.end()) return false;
    if (channel.type == "O") return true;
    bool wanted = channel.type == "P" ? ear.extras.private_channels : ear.extras.direct_messages;
    return wanted && channels::find_member(tx, channel.id, ear.hook.creator_id).has_value();
}

std::string user_name(App& app, Transaction& tx, UserId id) {
    if (auto user = app.user_cache.find(id)) return user->username;
    auto user = users::find(tx, id);
    return user ? user->username : std::string();
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ",") + text;
    return all;
}

Notice notice_of(App& app, Transaction& tx, const Happening& what) {
    Notice notice{.channel_id = what.channel->id,
                  .channel_name = what.channel->name,
                  .timestamp = what.at,
                  .user_id = what.by,
                  .user_name = user_name(app, tx, what.by),
                  .post_id = what.post.id,
                  .text = what.post.message,
                  .file_ids = joined(what.post.file_ids),
                  .event = what.name,
                  .root_id = what.post.root_id,
                  .old_text = what.old_text,
                  .emoji_name = what.emoji_name};
    if (!what.post.file_ids.empty()) notice.files = files_json(tx, what.post.file_ids);
    return notice;
}

void ask_for(App& app, Transaction& tx, const Ear& ear, Notice& notice, const std::string& trigger) {
    const OutgoingWebhook& hook = ear.hook;
    std::string secret = ear.secret;
    if (secret.empty()) secret = deliveries::endpoint_of(app, tx, hook.id.str(), kind).secret;
    notice.token = hook.token;
    notice.team_id = hook.team_id;
    notice.team_domain = ear.team_name;
    notice.trigger_word = trigger;
    for (const auto& url : hook.callback_urls) {
        auto id = deliveries::new_id(app);
        notice.response_url = response_url(app, id, secret);
        deliveries::ask(tx, {.id = id,
                             .kind = kind,
                             .endpoint_id = hook.id.str(),
                             .endpoint_name = hook.display_name,
                             .owner_id = hook.creator_id,
                             .team_id = hook.team_id,
                             .channel_id = notice.channel_id,
                             .post_id = notice.post_id,
                             .user_id = notice.user_id,
                             .url = url,
                             .content_type = content_type_of(hook),
                             .body = body_of(hook, notice)});
    }
}

void tell(App& app, Transaction& tx, const Happening& what) {
    if (!what.channel || !app.settings.now()->integrations.EnableOutgoingWebhooks) return;
    auto ears = ears_for(app, tx, what.channel->team_id);
    std::optional<Notice> notice;
    for (const Ear& ear : ears->all) {
        if (!may_hear(tx, ear, what)) continue;
        auto trigger = trigger_in(ear.hook, ear.pattern.get(), what.post.message);
        if (!trigger) continue;
        if (!notice) notice = notice_of(app, tx, what);
        ask_for(app, tx, ear, *notice, *trigger);
    }
}

std::shared_ptr<const channels::Channel> channel_of(App& app, Transaction& tx, ChannelId id) {
    if (auto found = app.channel_cache.find(id)) return found;
    auto stored = channels::find_channel(tx, id);
    return stored ? std::make_shared<const channels::Channel>(std::move(*stored)) : nullptr;
}

// Messages of the server and of integrations set nothing going, however they change.
bool is_silent(const posts::Post& post) {
    return post.type.starts_with("system_") || posts::holds(post.props.text, "\"from_webhook\"");
}

void hear_changes(App& app) {
    app.bus.inside<posts::PostEdited>([&app](Transaction& tx, const posts::PostEdited& news) {
        if (news.post.edit_at == news.old.edit_at || is_silent(news.post)) return;
        tell(app, tx,
             {.wanted = "edit",
              .name = "edit",
              .post = news.post,
              .channel = channel_of(app, tx, news.post.channel_id),
              .by = news.post.user_id,
              .at = news.post.edit_at,
              .old_text = news.old.message});
    });
    app.bus.inside<posts::PostDeleted>([&app](Transaction& tx, const posts::PostDeleted& news) {
        if (is_silent(news.post)) return;
        tell(app, tx,
             {.wanted = "delete",
              .name = "delete",
              .post = news.post,
              .channel = channel_of(app, tx, news.post.channel_id),
              .by = news.deleted_by,
              .at = news.at});
    });
}

void tell_reaction(App& app, Transaction& tx, const char* event, const reactions::Reaction& reaction) {
    auto post = posts::find(tx, reaction.post_id);
    if (!post || is_silent(*post)) return;
    tell(app, tx,
         {.wanted = "reaction",
          .name = event,
          .post = *post,
          .channel = channel_of(app, tx, post->channel_id),
          .by = reaction.user_id,
          .at = reaction.update_at,
          .emoji_name = reaction.emoji_name});
}

Task<void> warm(App* app, TeamId team_id) { co_await app->outgoing_cache.get(app->db, team_id); }

}  // namespace

void hear_posts(App& app) {
    app.bus.inside<posts::PostCreated>([&app](Transaction& tx, const posts::PostCreated& news) {
        if (!news.triggers_hooks) return;
        tell(app, tx,
             {.wanted = "post",
              .name = "post",
              .post = news.post,
              .channel = news.channel,
              .by = news.post.user_id,
              .at = news.post.create_at});
    });
    app.bus.on<posts::PostCreated>([&app](const posts::PostCreated& news) {
        if (!news.triggers_hooks || !news.channel) return;
        TeamId team_id = news.channel->team_id;
        if (app.outgoing_cache.find(team_id) || app.loops.empty()) return;
        app.loops.front()->post([&app, team_id] { spawn("hooks of a team", warm(&app, team_id)); });
    });
    hear_changes(app);
    app.bus.inside<reactions::ReactionAdded>([&app](Transaction& tx, const reactions::ReactionAdded& news) {
        tell_reaction(app, tx, "reaction_added", news.reaction);
    });
    app.bus.inside<reactions::ReactionRemoved>(
        [&app](Transaction& tx, const reactions::ReactionRemoved& news) {
            tell_reaction(app, tx, "reaction_removed", news.reaction);
        });
}

void follow_channels(App& app) {
    app.bus.inside<channels::ChannelArchived>([&app](Transaction& tx, const channels::ChannelArchived& news) {
        for (const auto& id : mark_deleted_of_channel(tx, news.channel.id, tx.now()))
            deliveries::switch_endpoint(app, tx, id.str(), kind, false, deleted_reason);
        tx.announce(OutgoingHooksChanged{news.channel.team_id});
    });
    app.bus.inside<channels::ChannelMoved>([](Transaction& tx, const channels::ChannelMoved& news) {
        move_with_channel(tx, news.after.id, news.after.team_id);
        tx.announce(OutgoingHooksChanged{news.before.team_id});
        tx.announce(OutgoingHooksChanged{news.after.team_id});
    });
}

}  // namespace heliograph::outgoing_webhooks
