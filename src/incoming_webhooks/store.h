// Every sentence of SQL about incoming webhooks, their settings and keys, and what they received.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/store/reader.h"
#include "src/incoming_webhooks/model.h"

namespace heliograph::incoming_webhooks {

// Deleted hooks are not found.
std::optional<IncomingWebhook> find_hook(Reader& db, HookId id);
// The order is that of ids. An empty team or owner does not restrict.
std::vector<IncomingWebhook> hooks_of(Reader& db, TeamId team_id, UserId user_id, std::int64_t count,
                                      std::int64_t skip);
std::int64_t count_hooks(Reader& db, TeamId team_id, UserId user_id);
void insert_hook(Transaction& tx, const IncomingWebhook& hook);
void update_hook(Transaction& tx, const IncomingWebhook& hook);
void mark_deleted(Transaction& tx, HookId id, Millis at);
std::vector<HookId> mark_deleted_of_channel(Transaction& tx, ChannelId channel_id, Millis at);
std::vector<HookId> move_with_channel(Transaction& tx, ChannelId channel_id, TeamId team_id);

std::optional<HookSettingsRow> find_settings(Reader& db, HookId id);
// Makes the row if it is missing.
HookSettingsRow settings_row(Transaction& tx, HookId id);
void update_settings(Transaction& tx, const HookSettingsRow& row);
std::vector<std::int64_t> slots(Reader& db);

// The hook that had this id before, while the id still counts.
std::optional<HookId> renamed_from(Reader& db, HookId former_id, Millis now);
// Gives the hook and all that hangs on it another id; the former one counts until then.
void rename_hook(Transaction& tx, HookId id, HookId new_id, Millis former_until);
void forget_former_ids(Transaction& tx, HookId id);
// The hook with what its log says of it.
HookOverview overview_of(Reader& db, const IncomingWebhook& hook, Millis now);

// The newest number that the hook gave, or 0.
std::int64_t last_number(Reader& db, std::int64_t slot);
// Every 64th row pays for deleting what is more than rows_max.
void insert_received(Transaction& tx, const ReceivedRow& row, std::int64_t rows_max);
std::optional<ReceivedRow> find_received(Reader& db, std::int64_t slot, std::int64_t number);
// Newest first, without bodies. Outcome 0 is any.
std::vector<ReceivedRow> received_of(Reader& db, std::int64_t slot, std::int64_t outcome, Millis since,
                                     std::int64_t count, std::int64_t skip);
// Deletes what is up to that number, or older.
void trim_received(Transaction& tx, std::int64_t slot, std::int64_t up_to_number);
void trim_received_by_age(Transaction& tx, std::int64_t slot, Millis before);

std::optional<HookKeyRow> find_key(Reader& db, HookId id, std::string kind, std::string text);
void save_key(Transaction& tx, const HookKeyRow& row);
void delete_key(Transaction& tx, HookId id, std::string kind, std::string text);
void delete_all_old_keys(Transaction& tx, Millis answers_before, Millis keys_before);
// A hundred at most, so that no request pays for many.
void delete_old_keys(Transaction& tx, HookId id, std::string kind, Millis before);

}  // namespace heliograph::incoming_webhooks
