// What people may do with posts, and what happens then.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/posts/create.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// What a patch may change; what is absent stays.
struct PostPatch {
    std::optional<bool> is_pinned;                     // Pinned to its channel.
    std::optional<std::string> message;                // Markdown.
    std::optional<Json> props;                         // All props.
    std::optional<std::vector<std::string>> file_ids;  // Its files.
};
DESCRIBE(PostPatch, is_pinned, message, props, file_ids);

struct EphemeralPost {
    UserId user_id;            // Who sees it.
    std::optional<Post> post;  // What is shown.
};
DESCRIBE(EphemeralPost, user_id, post);

struct Silently {
    bool set_online = true;  // The author is shown as online.
};
DESCRIBE(Silently, set_online);

struct WithDeleted {
    bool include_deleted = false;  // Administrators see deleted posts.
};
DESCRIBE(WithDeleted, include_deleted);

struct ForEver {
    bool permanent = false;  // Leave nothing behind: refused here.
};
DESCRIBE(ForEver, permanent);

struct Reminder {
    Millis target_time = 0;  // When, in seconds.
};
DESCRIBE(Reminder, target_time);

// Facts about where a post stands, for permalinks.
struct PostPlace {
    ChannelId channel_id;              // Its channel.
    std::string channel_type;          // "O", "P", "D" or "G".
    std::string channel_display_name;  // Shown name of the channel.
    bool has_joined_channel = false;   // The reader is a member.
    TeamId team_id;                    // The channel's team.
    std::string team_type;             // "O" or "I".
    std::string team_display_name;     // Shown name of the team.
    bool has_joined_team = false;      // The reader is a member of the team.
};
DESCRIBE(PostPlace, channel_id, channel_type, channel_display_name, has_joined_channel, team_id, team_type,
         team_display_name, has_joined_team);

Task<ReadyJson> post(App& app, SignedIn caller, Query<Silently> query, Post wanted);
Task<ReadyJson> get(App& app, SignedIn caller, PostId id, Query<WithDeleted> query);
Task<std::vector<Json>> get_several(App& app, SignedIn caller, std::vector<PostId> ids);
Task<ReadyJson> update(App& app, SignedIn caller, PostId id, Request request, Post wanted);
Task<ReadyJson> edit(App& app, SignedIn caller, PostId id, PostPatch patch);
Task<Ok> remove_by(App& app, SignedIn caller, PostId id, Query<ForEver> query);
Task<Ok> pin(App& app, SignedIn caller, PostId id);
Task<Ok> unpin(App& app, SignedIn caller, PostId id);
Task<std::vector<Json>> history(App& app, SignedIn caller, PostId id);
Task<ReadyJson> restore(App& app, SignedIn caller, PostId id, PostId version_id);
Task<ReadyJson> show_once(App& app, SignedIn caller, EphemeralPost wanted);
// The files of a post, as the files capability joins them.
Task<ReadyJson> files_of(App& app, SignedIn caller, PostId id);
Task<PostPlace> place_of(App& app, SignedIn caller, PostId id);
Task<Ok> remind(App& app, SignedIn caller, UserId user_id, PostId id, Reminder reminder);
Task<Ok> no_scheduling(App& app, SignedIn caller);

// The post if it is there and the caller may read its channel; throws otherwise.
Task<Post> readable(App& app, SignedIn caller, PostId id);
// The same, but of a post that is not there only those hear who may read everything.
Task<Post> readable_or_refused(App& app, SignedIn caller, PostId id);
// Throws unless the caller is that person, or may edit others.
void require_self(App& app, const SignedIn& caller, UserId user_id);

}  // namespace heliograph::posts
