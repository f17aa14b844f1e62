// The names of the nouns, so that an id can speak of a noun whose model it does not include.
#pragma once

#include "base/words/types.h"

namespace heliograph {

namespace users { struct User; }
namespace sessions { struct Session; struct UserAccessToken; }
namespace teams { struct Team; }
namespace channels { struct Channel; struct SidebarCategory; }
namespace posts { struct Post; }
namespace files { struct FileInfo; }
namespace emoji { struct Emoji; }
namespace permissions { struct Role; }
namespace oauth_apps { struct OAuthApp; }
namespace deliveries { struct Delivery; }
namespace incoming_webhooks { struct IncomingWebhook; }
namespace outgoing_webhooks { struct OutgoingWebhook; }
namespace slash_commands { struct Command; }

using UserId = Id<users::User>;
using SessionId = Id<sessions::Session>;
using TeamId = Id<teams::Team>;
using ChannelId = Id<channels::Channel>;
using PostId = Id<posts::Post>;
using FileId = Id<files::FileInfo>;
using EmojiId = Id<emoji::Emoji>;
using RoleId = Id<permissions::Role>;
using OAuthAppId = Id<oauth_apps::OAuthApp>;
using DeliveryId = Id<deliveries::Delivery>;
using HookId = Id<incoming_webhooks::IncomingWebhook>;
using OutgoingHookId = Id<outgoing_webhooks::OutgoingWebhook>;
using CommandId = Id<slash_commands::Command>;

}  // namespace heliograph
