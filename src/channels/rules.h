// What may be done with channels, and what happens then.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/channels/access.h"
#include "src/channels/events.h"
#include "src/channels/store.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::teams {
struct TeamCreated;
struct TeamMemberAdded;
struct TeamMemberRemoved;
}  // namespace heliograph::teams

namespace heliograph::channels {

// What one sends to make a channel, or to replace what can be replaced.
struct NewChannel {
    ChannelId id;              // Only when replacing: the channel of the path.
    TeamId team_id;            // Where it will be.
    std::string name;          // The word in its URL: a-z, 0-9, - and _; 1 to 64 characters.
    std::string display_name;  // Shown name, up to 64 characters.
    std::string type;          // "O" public, "P" private.
    std::string header;        // Text beside the name, up to 1024 characters.
    std::string purpose;       // What it is for, up to 250 characters.
};
DESCRIBE(NewChannel, id, team_id, name, display_name, type, header, purpose);

// What a patch may change; absent members stay.
struct ChannelPatch {
    Optional<std::string> name;          // The word in its URL.
    Optional<std::string> display_name;  // Shown name.
    Optional<std::string> header;        // Text beside the name.
    Optional<std::string> purpose;       // What it is for.
};
DESCRIBE(ChannelPatch, name, display_name, header, purpose);

struct NewChannelPrivacy {
    std::string privacy;  // "O" or "P".
};
DESCRIBE(NewChannelPrivacy, privacy);

struct Move {
    TeamId team_id;      // Where it goes.
    bool force = false;  // Remove members who are not in that team.
};
DESCRIBE(Move, team_id, force);

// The channel in memory (its counts may be old), or refuse::not_found.
Task<std::shared_ptr<const Channel>> existing(App& app, ChannelId id);
// Throws not_allowed unless the caller is that person or may act on them.
Task<void> require_self(App& app, SignedIn caller, UserId user_id);
// The permission that fits the channel's type.
permissions::Permission by_type(const Channel& channel, permissions::Permission if_public,
                                permissions::Permission if_private);
// Throws the refusals of names, lengths and types.
void check_channel(const Channel& channel);

// Inside a write: a membership with its history, announced unless it is a founding one.
ChannelMember enter(Transaction& tx, Channel channel, UserId user_id, UserId requestor, Arrival arrival,
                    bool as_admin, Millis now, PostId root_id);

Task<Channel> create(App& app, SignedIn caller, NewChannel wanted);
Task<Channel> get(App& app, SignedIn caller, ChannelId id);
Task<Channel> get_by_name(App& app, SignedIn caller, TeamId team_id, std::string name, bool archived_too);
Task<Channel> update(App& app, SignedIn caller, ChannelId id, NewChannel wanted);
Task<Channel> patch(App& app, SignedIn caller, ChannelId id, ChannelPatch wanted);
Task<Channel> set_privacy(App& app, SignedIn caller, ChannelId id, NewChannelPrivacy wanted);
Task<Ok> archive(App& app, SignedIn caller, ChannelId id, bool permanently);
Task<Channel> restore(App& app, SignedIn caller, ChannelId id);
Task<Channel> move(App& app, SignedIn caller, ChannelId id, Move wanted);

// What teams ask of channels, inside the team's own write (Bus::inside).
void make_default_channels(App& app, Transaction& tx, const teams::TeamCreated& created);
void join_default_channels(Transaction& tx, const teams::TeamMemberAdded& added);
void leave_channels_of_team(Transaction& tx, const teams::TeamMemberRemoved& removed);

}  // namespace heliograph::channels
