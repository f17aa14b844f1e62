// From a payload to the posts it becomes: overrides, props, splitting. Pure.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "src/incoming_webhooks/cache.h"
#include "src/incoming_webhooks/payload.h"
#include "src/posts/model.h"

namespace heliograph::incoming_webhooks {

inline constexpr std::size_t message_runes_max = 16383;
// Of the JSON of a post's props: 800000 less a reserve.
inline constexpr std::size_t props_runes_max = 760000;
// In the props of its posts: which hook made them. A number, for the id is a secret.
inline constexpr const char* slot_prop = "heliograph_hook";

struct ComposeOptions {
    bool username_override = true;
    bool icon_override = true;
    bool owner_is_bot = false;
};

// Refuses a type or a priority that cannot be.
std::expected<void, Refusal> check_payload(const Payload& payload);
// Slack's markup in text and attachments becomes Markdown. name_of knows users by id.
void rewrite(Payload& payload, const std::function<std::string(std::string_view id)>& name_of);
// At least one post, without channel, author and root.
std::expected<std::vector<posts::Post>, Refusal> compose(const Payload& payload, const HookFacts& facts,
                                                         const ComposeOptions& options);
// The props of a post that this hook made, with what a patch brings.
std::expected<std::string, Refusal> patched_props(const std::string& props, const Payload& patch,
                                                  const HookFacts& facts, const ComposeOptions& options);
// True if a hook of that slot made a post with these props.
bool made_by(const std::string& props, std::int64_t slot);

}  // namespace heliograph::incoming_webhooks
