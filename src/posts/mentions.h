// Who is called by a post: by name, by keyword, as part of the whole channel, or because it is a direct
// message.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/app.h"
#include "src/channels/model.h"
#include "src/posts/model.h"

namespace heliograph::posts {

struct Call {
    UserId author;
    bool from_webhook = false;  // The owner of a hook may be called by its posts.
    std::shared_ptr<const channels::Channel> channel;
    std::vector<std::string> texts;  // The message, and of attachments pretext, text and field values.
    bool may_call_all = true;        // Besides the permission: the scope of the author's token.
};
struct Called {
    std::vector<UserId> users;
    bool highlight_disabled = false;  // The author may not call the whole channel, and tried to.
};

// Reads only snapshots when they are warm.
Task<Called> called_by(App& app, Call call);
// True if nothing in the texts can call anybody.
bool calls_nobody(const std::vector<std::string>& texts);
// The texts of a post in which people can be called.
std::vector<std::string> texts_of(const Post& post);
// The prop channel_mentions: ~names that exist in the channel's team and that everybody, or the author, may
// read.
Task<std::string> channel_mentions_of(App& app, Call call);

}  // namespace heliograph::posts
