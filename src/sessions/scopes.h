// Tokens that may do less than their owner: what a token's scope is, and what a request needs of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/words/refusal.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/sessions/model.h"

namespace heliograph {
struct Request;
}

namespace heliograph::sessions {

struct Scope {
    bool may_read = false;
    bool may_post = false;
    bool may_manage = false;
    bool may_mention_all = false;
    bool bound = false;  // To these channels.
    std::vector<ChannelId> channels;

    bool reaches(ChannelId channel_id) const;
};

// Nothing for a session that may do whatever its owner may. Costs a search in a short text.
std::optional<Scope> scope_of(const Session& session);
// What is kept of a token's scope in the props of its session.
std::vector<std::pair<std::string, std::string>> props_of(const ScopeRow& row);

// What a request needs. Pure; the table stands in needs.cpp.
struct Need {
    enum class Verb { nothing, read, post, manage, all };
    enum class Where {
        in_path,   // The channels, posts and files that the path names; none is more than a bound token
                   // reaches.
        in_body,   // Besides, the channel_id or post_id of the body.
        harmless,  // Nothing of any channel.
        anywhere   // More than a bound token reaches.
    };
    Verb verb = Verb::read;
    Where where = Where::in_path;
};
Need need_of(const std::string& method, const std::string& path);

// Why the session's scope does not reach as far as the request; nothing where it does. Called by the Entrance
// for every request with a session, whatever its route. The request outlives the call.
Task<std::optional<Refusal>> beyond_scope(App& app, const Request* request,
                                          std::shared_ptr<const Session> session);

}  // namespace heliograph::sessions
