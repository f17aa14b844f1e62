// Reads no database for the hook's own channel when the snapshots are warm.
#include "src/incoming_webhooks/target.h"

#include <algorithm>

#include "base/words/letters.h"
#include "src/bots/notices.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/channels/direct.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/users/cache.h"

namespace heliograph::incoming_webhooks {

namespace {

using SharedChannel = std::shared_ptr<const channels::Channel>;

Task<SharedChannel> direct_with(App& app, UserId owner, std::string username) {
    auto user = co_await app.user_cache.by_username(app.db, lower(std::move(username)));
    if (!user) throw refuse::no_such_user;
    co_return co_await channels::direct(app, owner, user->id);
}

Task<SharedChannel> named(App& app, TeamId team_id, std::string name) {
    auto channel = co_await app.channel_cache.by_name(app.db, team_id, name);
    // Names of direct and group channels stand beside those of the team, as at the peer.
    if (!channel) channel = co_await app.channel_cache.by_name(app.db, TeamId(), name);
    co_return channel;
}

// What Slack calls a channel by: C1H9RESGL. No channel here has capitals in its name, so it is a foreign one.
bool is_slack_id(std::string_view name) {
    if (name.size() < 9 || name.size() > 12 || !std::string_view("CDG").contains(name.front())) return false;
    return std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

Task<SharedChannel> choose_channel(App& app, IncomingWebhook hook, UserId author, std::string wanted,
                                   bool for_slack) {
    if (wanted.starts_with('@')) co_return co_await direct_with(app, author, wanted.substr(1));
    if (wanted.starts_with('#')) wanted.erase(0, 1);
    if (!wanted.empty() && !is_slack_id(wanted)) {
        auto channel = co_await named(app, hook.team_id, std::move(wanted));
        if (channel) co_return channel;
        if (!for_slack) throw refuse::no_channel;
    }
    auto own = co_await app.channel_cache.get(app.db, hook.channel_id);
    if (!own) throw refuse::no_hook_channel;
    co_return own;
}

}  // namespace

Task<Target> choose_target(App& app, std::shared_ptr<const HookFacts> facts, std::string wanted,
                           bool for_slack) {
    const IncomingWebhook& hook = facts->hook;
    Target target;
    target.author = app.user_cache.find(hook.user_id);
    if (!target.author) target.author = co_await app.user_cache.get(app.db, hook.user_id);
    if (!target.author) {
        target.owner_is_gone = true;
        target.author = co_await bots::server_bot(app);
    }
    if (wanted.empty()) target.channel = app.channel_cache.find(hook.channel_id);
    if (!target.channel)
        target.channel = co_await choose_channel(app, hook, target.author->id, std::move(wanted), for_slack);
    bool own_channel = target.channel->id == hook.channel_id;
    if (hook.channel_locked && !own_channel) throw refuse::locked;
    // An owner who has gone can be asked for nothing: the hook keeps its own channel and the public ones.
    if (target.channel->type == "O" || (target.owner_is_gone && own_channel)) co_return target;
    bool may = co_await channels::may_as(app, target.author->id, target.channel->id,
                                         permissions::read_channel_content);
    if (!may) throw refuse::may_not_post;
    co_return target;
}

}  // namespace heliograph::incoming_webhooks
