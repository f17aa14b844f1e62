// The messages of the server in channels.
#include "src/posts/system_posts.h"

#include <map>

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/random.h"
#include "base/store/reader.h"
#include "base/wire/write_json.h"
#include "src/channels/direct.h"
#include "src/channels/events.h"
#include "src/channels/store.h"
#include "src/posts/cache.h"
#include "src/posts/create.h"
#include "src/posts/finish.h"
#include "src/teams/events.h"
#include "src/users/store.h"

namespace heliograph::posts {

namespace {

using Props = std::map<std::string, std::string>;

struct Message {
    channels::Channel channel;
    UserId author;
    std::string type;
    std::string text;
    Props props;
    PostId root_id;
    std::vector<UserId> mentions;
};

std::string name_of(Reader& db, UserId id) {
    auto user = users::find(db, id);
    return user ? user->username : std::string("someone");
}

void write(App& app, Transaction& tx, Message message) {
    Prepared prepared;
    prepared.channel = std::make_shared<const channels::Channel>(std::move(message.channel));
    auto place = app.post_cache.places.next(app.clock.now(), app.random);
    Post& post = prepared.post;
    post.id = place.id;
    post.create_at = post.update_at = place.at;
    post.user_id = message.author;
    post.channel_id = prepared.channel->id;
    post.message = std::move(message.text);
    post.type = std::move(message.type);
    post.props.text = to_json(message.props);
    prepared.mentions = std::move(message.mentions);
    if (prepared.channel->type == "D") {
        UserId other = channels::other_of(*prepared.channel, message.author);
        if (other != message.author) prepared.mentions.push_back(other);
    }
    prepared.marks_view = false;
    prepared.triggers_hooks = false;
    prepared.sender_name = "System";
    finish(prepared, name_of(tx, message.author));
    save(tx, std::move(prepared));
}

void tell_joined(App& app, Transaction& tx, const channels::ChannelMemberAdded& added) {
    using channels::Arrival;
    if (added.arrival == Arrival::with_channel) return;
    std::string name = name_of(tx, added.user_id);
    Message message{.channel = added.channel, .author = added.user_id, .root_id = added.root_id};
    if (added.arrival == Arrival::added) {
        std::string by = name_of(tx, added.requestor);
        message.author = added.requestor;
        message.type = "system_add_to_channel";
        message.text = name + " added to the channel by " + by + ".";
        message.props = {{"userId", added.requestor.str()},
                         {"username", by},
                         {"addedUserId", added.user_id.str()},
                         {"addedUsername", name}};
        message.mentions = {added.user_id};
    } else {
        bool team = added.arrival == Arrival::joined_team && added.channel.name == "town-square";
        message.type = team ? "system_join_team" : "system_join_channel";
        message.text = name + (team ? " joined the team." : " joined the channel.");
        message.props = {{"username", name}};
    }
    write(app, tx, std::move(message));
}

void tell_left(App& app, Transaction& tx, const channels::ChannelMemberRemoved& removed) {
    using channels::Departure;
    if (removed.departure == Departure::left_team) return;
    std::string name = name_of(tx, removed.user_id);
    Message message{.channel = removed.channel, .author = removed.user_id};
    if (removed.departure == Departure::left) {
        message.type = "system_leave_channel";
        message.text = name + " has left the channel.";
        message.props = {{"username", name}};
    } else {
        message.author = removed.remover;
        message.type = "system_remove_from_channel";
        message.text = name + " was removed from the channel.";
        message.props = {{"removedUserId", removed.user_id.str()}, {"removedUsername", name}};
    }
    write(app, tx, std::move(message));
}

// "set the X to: new", "updated the X from: old to: new", "removed the X (was: old)".
std::string change_text(const std::string& name, const std::string& what, const std::string& before,
                        const std::string& after) {
    if (before.empty()) return name + " updated the channel " + what + " to: " + after;
    if (after.empty()) return name + " removed the channel " + what + " (was: " + before + ")";
    return name + " updated the channel " + what + " from: " + before + " to: " + after;
}

void tell_updated(App& app, Transaction& tx, const channels::ChannelUpdated& updated) {
    std::string name = name_of(tx, updated.editor);
    struct Fact {
        const char* type;
        const char* what;
        const char* key;
        const std::string& before;
        const std::string& after;
    };
    const auto &before = updated.before, &after = updated.after;
    for (const Fact& fact :
         {Fact{"system_displayname_change", "display name", "displayname", before.display_name,
               after.display_name},
          Fact{"system_header_change", "header", "header", before.header, after.header},
          Fact{"system_purpose_change", "purpose", "purpose", before.purpose, after.purpose}}) {
        if (fact.before == fact.after) continue;
        std::string key = fact.key;
        write(app, tx,
              {.channel = after,
               .author = updated.editor,
               .type = fact.type,
               .text = change_text(name, fact.what, fact.before, fact.after),
               .props = {{"username", name}, {"old_" + key, fact.before}, {"new_" + key, fact.after}}});
    }
}

void tell_fate(App& app, Transaction& tx, channels::Channel channel, UserId by, std::string type,
               std::string text) {
    std::string name = name_of(tx, by);
    write(app, tx,
          {.channel = std::move(channel),
           .author = by,
           .type = std::move(type),
           .text = name + " " + std::move(text),
           .props = {{"username", name}}});
}

void tell_left_team(App& app, Transaction& tx, const teams::TeamMemberRemoved& removed) {
    auto town_square = channels::find_named(tx, removed.team_id, "town-square", false);
    if (!town_square) return;
    bool alone = removed.requestor == removed.user_id;
    tell_fate(app, tx, std::move(*town_square), removed.user_id,
              alone ? "system_leave_team" : "system_remove_from_team",
              alone ? "left the team." : "was removed from the team.");
}

}  // namespace

void write_system_posts(App& app) {
    using namespace channels;
    app.bus.inside<ChannelMemberAdded>(
        [&app](Transaction& tx, const ChannelMemberAdded& event) { tell_joined(app, tx, event); });
    app.bus.inside<ChannelMemberRemoved>(
        [&app](Transaction& tx, const ChannelMemberRemoved& event) { tell_left(app, tx, event); });
    app.bus.inside<ChannelUpdated>(
        [&app](Transaction& tx, const ChannelUpdated& event) { tell_updated(app, tx, event); });
    app.bus.inside<ChannelArchived>([&app](Transaction& tx, const ChannelArchived& event) {
        tell_fate(app, tx, event.channel, event.remover, "system_channel_deleted", "archived the channel.");
    });
    app.bus.inside<ChannelRestored>([&app](Transaction& tx, const ChannelRestored& event) {
        tell_fate(app, tx, event.channel, event.restorer, "system_channel_restored",
                  "unarchived the channel.");
    });
    app.bus.inside<ChannelConverted>([&app](Transaction& tx, const ChannelConverted& event) {
        tell_fate(app, tx, event.after, event.editor, "system_change_chan_privacy",
                  event.after.type == "P" ? "made the channel private." : "made the channel public.");
    });
    app.bus.inside<teams::TeamMemberRemoved>(
        [&app](Transaction& tx, const teams::TeamMemberRemoved& event) { tell_left_team(app, tx, event); });
}

}  // namespace heliograph::posts
