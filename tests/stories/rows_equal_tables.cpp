// Every described row against its migrated table, on each engine there is: all of its members have a column,
// and a row that says nothing can be kept and read back.
#include <doctest/doctest.h>

#include "base/store/connection.h"
#include "base/store/database.h"
#include "base/store/engines.h"
#include "base/store/reader.h"
#include "base/store/tables.h"
#include "src/actions/model.h"
#include "src/bots/model.h"
#include "src/channels/model.h"
#include "src/deliveries/model.h"
#include "src/emoji/model.h"
#include "src/incoming_webhooks/model.h"
#include "src/translation/model.h"
#include "src/migrations.h"
#include "src/oauth_apps/model.h"
#include "src/outgoing_webhooks/model.h"
#include "src/permissions/model.h"
#include "src/posts/drafts.h"
#include "src/posts/store.h"
#include "src/posts/thread_store.h"
#include "src/preferences/model.h"
#include "src/presence/model.h"
#include "src/reactions/model.h"
#include "src/sessions/model.h"
#include "src/slash_commands/model.h"
#include "src/system/model.h"
#include "src/teams/store.h"
#include "src/users/model.h"

using namespace heliograph;

// All members of a type have a column, and one more row is there after an empty one was kept.
#define ROW(type, table)                                                  \
    {                                                                     \
        auto missing = missing_columns<type>(*connection, table);         \
        CHECK_MESSAGE(missing.empty(), table, " lacks ", first(missing)); \
        auto more = db->write_now([](Transaction& tx) {                   \
            auto before = tx.all<type>("FROM " table).size();             \
            tx.insert(table, type{});                                     \
            return tx.all<type>("FROM " table).size() - before;           \
        });                                                               \
        CHECK_MESSAGE(more == 1, table);                                  \
    }

namespace {

std::string first(const std::vector<std::string>& names) { return names.empty() ? "" : names.front(); }

}  // namespace

TEST_CASE("every described row equals its table") {
    for (Dialect dialect : heliograph::testing::engines()) {
        CAPTURE(dialect == Dialect::sqlite);
        auto db = Database::temporary(nullptr, dialect);
        db->migrate(all_migrations());
        auto connection = db->open_connection();
        ROW(permissions::RoleRow, "roles");
        ROW(actions::KeyRow, "heliograph_action_keys");
        ROW(slash_commands::Command, "commands");
        ROW(slash_commands::ResponseUrl, "commandwebhooks");
        ROW(slash_commands::CommandUse, "heliograph_command_uses");
        ROW(users::User, "users");
        ROW(users::MailToken, "tokens");
        ROW(users::Picture, "heliograph_profile_pictures");
        ROW(sessions::Session, "sessions");
        ROW(sessions::UserAccessToken, "useraccesstokens");
        ROW(sessions::ScopeRow, "heliograph_token_scopes");
        ROW(bots::Bot, "bots");
        ROW(oauth_apps::OAuthApp, "oauthapps");
        ROW(oauth_apps::Code, "oauthauthdata");
        ROW(oauth_apps::AccessData, "oauthaccessdata");
        ROW(oauth_apps::Approval, "heliograph_oauth_approvals");
        ROW(teams::Team, "teams");
        ROW(teams::TeamMember, "teammembers");
        ROW(teams::Icon, "heliograph_team_icons");
        ROW(channels::Channel, "channels");
        ROW(channels::ChannelMember, "channelmembers");
        ROW(emoji::Emoji, "emoji");
        ROW(emoji::EmojiPicture, "heliograph_emoji_pictures");
        ROW(posts::Post, "posts");
        ROW(posts::PostPriority, "postspriority");
        ROW(posts::Draft, "drafts");
        ROW(posts::Thread, "threads");
        ROW(posts::ThreadMembership, "threadmemberships");
        ROW(reactions::Reaction, "reactions");
        ROW(preferences::Preference, "preferences");
        ROW(presence::Status, "status");
        ROW(system::Fact, "systems");
        ROW(system::Audit, "audits");
        ROW(incoming_webhooks::IncomingWebhook, "incomingwebhooks");
        ROW(incoming_webhooks::HookSettingsRow, "heliograph_hook_settings");
        ROW(incoming_webhooks::ReceivedRow, "heliograph_received");
        ROW(incoming_webhooks::HookKeyRow, "heliograph_hook_keys");
        ROW(deliveries::Delivery, "heliograph_deliveries");
        ROW(deliveries::Attempt, "heliograph_attempts");
        ROW(deliveries::Endpoint, "heliograph_endpoints");
        ROW(outgoing_webhooks::OutgoingWebhook, "outgoingwebhooks");
        ROW(outgoing_webhooks::Extras, "heliograph_outgoing_extras");
        ROW(outgoing_webhooks::LateAnswers, "heliograph_late_answers");
        ROW(translation::TranslationRow, "heliograph_hook_translations");
        ROW(translation::FilterRow, "heliograph_hook_filters");
    }
}
