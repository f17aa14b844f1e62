// Which verb of a scope each route needs. What stands in no line: GET reads and everything else manages, in
// the channels that the path names. `all` is for what opens another way in: nobody with a scope has that.
#include <array>
#include <span>
#include <string_view>

#include "src/sessions/scopes.h"

namespace heliograph::sessions {

namespace {

using Verb = Need::Verb;
using Where = Need::Where;

// "*" is one segment, "**" all that follow (or none). The first line that fits decides; an empty method is
// any.
struct Line {
    std::string_view method;
    std::string_view pattern;
    Verb verb;
    Where where = Where::in_path;
};

constexpr std::array lines{
    // Tokens, sessions, apps, hooks, commands and bots act beyond the request that makes or shows them.
    Line{"", "api/v4/users/tokens/**", Verb::all},
    Line{"", "api/v4/users/*/tokens/**", Verb::all},
    Line{"", "api/v4/users/sessions/**", Verb::all},
    Line{"", "api/v4/users/*/sessions/**", Verb::all},
    Line{"", "oauth/**", Verb::all},
    Line{"", "api/v4/oauth/**", Verb::all},
    Line{"", "api/v4/users/*/oauth/**", Verb::all},
    Line{"", "api/v4/hooks/**", Verb::all},
    Line{"", "api/v4/commands/**", Verb::all},
    Line{"", "api/heliograph/**", Verb::all},
    Line{"GET", "api/v4/bots/**", Verb::read, Where::harmless},
    Line{"", "api/v4/bots/**", Verb::all},
    Line{"", "api/v4/config/**", Verb::all},
    // Whoever has a file's link reads it, also when the token is gone.
    Line{"GET", "api/v4/files/*/link", Verb::all},
    Line{"", "api/v4/plugins/**", Verb::all},
    // Reading by POST.
    Line{"POST", "api/v4/users/ids", Verb::read, Where::harmless},
    Line{"POST", "api/v4/users/usernames", Verb::read, Where::harmless},
    Line{"POST", "api/v4/users/status/ids", Verb::read, Where::harmless},
    Line{"POST", "api/v4/users/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/users/group_channels", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/emoji/search", Verb::read, Where::harmless},
    Line{"POST", "api/v4/emoji/names", Verb::read, Where::harmless},
    Line{"POST", "api/v4/roles/names", Verb::read, Where::harmless},
    Line{"POST", "api/v4/posts/ids", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/posts/ids/reactions", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/posts/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/files/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/teams/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/teams/*/*/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/teams/*/channels/ids", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/channels/search", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/channels/group/search", Verb::read, Where::anywhere},
    // What has been seen.
    Line{"POST", "api/v4/channels/members/*/view", Verb::read, Where::in_body},
    Line{"POST", "api/v4/channels/members/**", Verb::read, Where::anywhere},
    Line{"POST", "api/v4/users/*/posts/*/set_unread", Verb::read},
    Line{"POST", "api/v4/users/*/posts/*/reminder", Verb::read},
    Line{"PUT", "api/v4/users/*/teams/*/threads/**", Verb::read},
    Line{"DELETE", "api/v4/users/*/teams/*/threads/**", Verb::read},
    // Posting.
    Line{"POST", "api/v4/posts", Verb::post, Where::in_body},
    Line{"POST", "api/v4/posts/ephemeral", Verb::post, Where::in_body},
    Line{"POST", "api/v4/posts/schedule", Verb::post, Where::in_body},
    Line{"PUT", "api/v4/posts/*/**", Verb::post},
    Line{"DELETE", "api/v4/posts/*", Verb::post},
    Line{"POST", "api/v4/posts/*/pin", Verb::post},
    Line{"POST", "api/v4/posts/*/unpin", Verb::post},
    Line{"POST", "api/v4/posts/*/restore/**", Verb::post},
    Line{"POST", "api/v4/posts/*/actions/**", Verb::post},
    Line{"POST", "api/v4/actions/dialogs/submit", Verb::post, Where::in_body},
    Line{"POST", "api/v4/actions/dialogs/**", Verb::post, Where::anywhere},
    Line{"POST", "api/v4/reactions", Verb::post, Where::in_body},
    Line{"DELETE", "api/v4/users/*/posts/*/reactions/*", Verb::post},
    Line{"POST", "api/v4/drafts", Verb::post, Where::in_body},
    Line{"DELETE", "api/v4/users/*/channels/*/drafts/**", Verb::post},
    Line{"POST", "api/v4/files", Verb::post, Where::harmless},
    Line{"POST", "api/v4/uploads/**", Verb::post, Where::harmless},
    Line{"POST", "api/v4/channels/direct", Verb::post, Where::anywhere},
    Line{"POST", "api/v4/channels/group", Verb::post, Where::anywhere},
    Line{"POST", "api/v4/users/*/typing", Verb::post, Where::in_body},
    Line{"PUT", "api/v4/users/*/status/**", Verb::post, Where::harmless},
    Line{"DELETE", "api/v4/users/*/status/**", Verb::post, Where::harmless},
    // One's own settings; anything else of an account could open it with a new password or address.
    Line{"PUT", "api/v4/users/*/preferences", Verb::manage, Where::anywhere},
    Line{"POST", "api/v4/users/*/preferences/delete", Verb::manage, Where::anywhere},
    Line{"POST", "api/v4/users/*/teams/*/channels/categories/**", Verb::manage, Where::anywhere},
    Line{"PUT", "api/v4/users/*/teams/*/channels/categories/**", Verb::manage, Where::anywhere},
    Line{"DELETE", "api/v4/users/*/teams/*/channels/categories/**", Verb::manage, Where::anywhere},
    Line{"POST", "api/v4/users/login", Verb::nothing, Where::harmless},
    Line{"POST", "api/v4/users/logout", Verb::nothing, Where::harmless},
    Line{"POST", "api/v4/users/**", Verb::all},
    Line{"PUT", "api/v4/users/**", Verb::all},
    Line{"DELETE", "api/v4/users/**", Verb::all},
    Line{"PUT", "api/v4/roles/**", Verb::all},
    // Reading what is no secret of a channel.
    Line{"GET", "api/v4/users/autocomplete", Verb::read, Where::anywhere},
    Line{"GET", "api/v4/users/*", Verb::read, Where::harmless},
    Line{"GET", "api/v4/users/username/*", Verb::read, Where::harmless},
    Line{"GET", "api/v4/users/email/*", Verb::read, Where::harmless},
    Line{"GET", "api/v4/users/*/image/**", Verb::read, Where::harmless},
    Line{"GET", "api/v4/users/*/status", Verb::read, Where::harmless},
    Line{"GET", "api/v4/users/*/teams", Verb::read, Where::harmless},
    Line{"GET", "api/v4/teams/*", Verb::read, Where::harmless},
    Line{"GET", "api/v4/teams/name/*", Verb::read, Where::harmless},
    Line{"GET", "api/v4/teams/*/image", Verb::read, Where::harmless},
    Line{"GET", "api/v4/emoji/**", Verb::read, Where::harmless},
    Line{"GET", "api/v4/roles/**", Verb::read, Where::harmless},
    Line{"GET", "api/v4/license/**", Verb::nothing, Where::harmless},
    Line{"GET", "api/v4/system/ping", Verb::nothing, Where::harmless},
    Line{"GET", "api/v4/system/timezones", Verb::nothing, Where::harmless},
    Line{"GET", "api/v4/websocket", Verb::read, Where::harmless},
};
// Read before the lines: the configuration for clients is for everybody.
constexpr std::string_view client_config = "api/v4/config/client";

// Takes the next segment off; empty segments do not count.
std::string_view next_segment(std::string_view& path) {
    while (path.starts_with('/')) path.remove_prefix(1);
    auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool fits(std::string_view pattern, std::string_view path) {
    for (;;) {
        auto wanted = next_segment(pattern);
        if (wanted == "**") return true;
        auto segment = next_segment(path);
        if (wanted.empty() || segment.empty()) return wanted == segment;
        if (wanted != "*" && wanted != segment) return false;
    }
}

}  // namespace

Need need_of(const std::string& method, const std::string& path) {
    std::string_view verb = method == "HEAD" ? "GET" : std::string_view(method);
    if (verb == "GET" && fits(client_config, path)) return {Verb::nothing, Where::harmless};
    for (const auto& line : lines)
        if ((line.method.empty() || line.method == verb) && fits(line.pattern, path))
            return {line.verb, line.where};
    // Outside the API there are pages and hooks, whose address is their key.
    if (!fits("api/**", path)) return {Verb::nothing, Where::harmless};
    return {verb == "GET" ? Verb::read : Verb::manage, Where::in_path};
}

}  // namespace heliograph::sessions
