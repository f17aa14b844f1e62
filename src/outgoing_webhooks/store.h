// Every sentence of SQL about outgoing webhooks.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/outgoing_webhooks/model.h"

namespace heliograph::outgoing_webhooks {

std::optional<OutgoingWebhook> find_hook(Reader& db, OutgoingHookId id);
// An empty team, channel or creator is any.
std::vector<OutgoingWebhook> hooks_of(Reader& db, OutgoingListQuery query, UserId creator_id,
                                      std::int64_t count, std::int64_t skip);
std::vector<OutgoingWebhook> hooks_of_team(Reader& db, TeamId team_id);
// Those that hear direct messages, of all teams.
std::vector<OutgoingWebhook> hooks_of_direct_messages(Reader& db);
void insert_hook(Transaction& tx, const OutgoingWebhook& hook);
void update_hook(Transaction& tx, const OutgoingWebhook& hook);
void mark_deleted(Transaction& tx, OutgoingHookId id, Millis at);
// Their ids.
std::vector<OutgoingHookId> mark_deleted_of_channel(Transaction& tx, ChannelId channel_id, Millis at);
void move_with_channel(Transaction& tx, ChannelId channel_id, TeamId team_id);

// Defaults where there is no row.
Extras extras_of(Reader& db, OutgoingHookId id);
void save_extras(Transaction& tx, const Extras& extras);

// False if it was used so often already.
bool use_late_answer(Transaction& tx, DeliveryId id, std::int64_t uses_max);
void delete_late_answers(Transaction& tx, Millis before);

}  // namespace heliograph::outgoing_webhooks
