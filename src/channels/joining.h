// Who is in a channel: joining, adding, removing, roles, notification settings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/channels/model.h"
#include "src/channels/view.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::channels {

struct NewMembers {
    UserId user_id;                // The person, or:
    std::vector<UserId> user_ids;  // Several; the answer is a list then.
    PostId post_root_id;           // The thread in which somebody asked for them.
};
DESCRIBE(NewMembers, user_id, user_ids, post_root_id);

struct NewChannelRoles {
    std::string roles;  // Space-separated, those of the flags among them.
};
DESCRIBE(NewChannelRoles, roles);

struct ChannelSchemeRoles {
    bool scheme_guest = false;  // Holds the guest role.
    bool scheme_user = false;   // Holds the user role.
    bool scheme_admin = false;  // Holds the administrator role.
};
DESCRIBE(ChannelSchemeRoles, scheme_guest, scheme_user, scheme_admin);

using NotifyProps = std::map<std::string, std::string>;

// Several people, in their order; those who are in already stay as they are.
Task<std::vector<ChannelMemberView>> add(App& app, SignedIn caller, ChannelId id, NewMembers wanted);
// Lets a person in without asking for permission: for slash commands, hooks and bots that checked before.
Task<ChannelMember> let_in(App& app, std::shared_ptr<const Channel> channel, UserId user_id, UserId requestor,
                           PostId root_id);
Task<Ok> remove(App& app, SignedIn caller, ChannelId id, UserId user_id);
Task<Ok> set_roles(App& app, SignedIn caller, ChannelId id, UserId user_id, NewChannelRoles wanted);
Task<Ok> set_scheme_roles(App& app, SignedIn caller, ChannelId id, UserId user_id, ChannelSchemeRoles wanted);
Task<Ok> set_notify_props(App& app, SignedIn caller, ChannelId id, UserId user_id, NotifyProps wanted);

// Inside a write: mutes a channel for a person, or ends that. Nothing for who is no member.
void set_muted(Transaction& tx, ChannelId id, UserId user_id, bool muted);

}  // namespace heliograph::channels
