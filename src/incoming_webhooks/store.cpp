// Plain rows; received ones are found by ranges of their only key.
#include "src/incoming_webhooks/store.h"

namespace heliograph::incoming_webhooks {

std::optional<IncomingWebhook> find_hook(Reader& db, HookId id) {
    return db.one<IncomingWebhook>("FROM incomingwebhooks WHERE id = $1 AND deleteat = 0", id);
}

std::vector<IncomingWebhook> hooks_of(Reader& db, TeamId team_id, UserId user_id, std::int64_t count,
                                      std::int64_t skip) {
    if (team_id.empty())
        return db.all<IncomingWebhook>(
            "FROM incomingwebhooks WHERE deleteat = 0 AND ($1 = '' OR userid = $1) "
            "ORDER BY createat, id LIMIT $2 OFFSET $3",
            user_id, count, skip);
    return db.all<IncomingWebhook>(
        "FROM incomingwebhooks WHERE teamid = $1 AND deleteat = 0 AND ($2 = '' OR userid = $2) "
        "ORDER BY createat, id LIMIT $3 OFFSET $4",
        team_id, user_id, count, skip);
}

std::int64_t count_hooks(Reader& db, TeamId team_id, UserId user_id) {
    return db
        .value<std::int64_t>(
            "SELECT COUNT(*) FROM incomingwebhooks WHERE deleteat = 0 AND ($1 = '' OR teamid = $1) "
            "AND ($2 = '' OR userid = $2)",
            team_id, user_id)
        .value_or(0);
}

void insert_hook(Transaction& tx, const IncomingWebhook& hook) { tx.insert("incomingwebhooks", hook); }

void update_hook(Transaction& tx, const IncomingWebhook& hook) { tx.update("incomingwebhooks", hook, "id"); }

void mark_deleted(Transaction& tx, HookId id, Millis at) {
    tx.execute("UPDATE incomingwebhooks SET deleteat = $2, updateat = $2 WHERE id = $1", id, at);
}

std::vector<HookId> mark_deleted_of_channel(Transaction& tx, ChannelId channel_id, Millis at) {
    auto ids = tx.values<HookId>("SELECT id FROM incomingwebhooks WHERE channelid = $1 AND deleteat = 0",
                                 channel_id);
    for (const auto& id : ids) mark_deleted(tx, id, at);
    return ids;
}

std::vector<HookId> move_with_channel(Transaction& tx, ChannelId channel_id, TeamId team_id) {
    auto ids = tx.values<HookId>("SELECT id FROM incomingwebhooks WHERE channelid = $1", channel_id);
    tx.execute("UPDATE incomingwebhooks SET teamid = $2 WHERE channelid = $1", channel_id, team_id);
    return ids;
}

std::optional<HookSettingsRow> find_settings(Reader& db, HookId id) {
    return db.one<HookSettingsRow>("FROM heliograph_hook_settings WHERE hookid = $1", id);
}

HookSettingsRow settings_row(Transaction& tx, HookId id) {
    if (auto found = find_settings(tx, id)) return *found;
    auto slot = tx.value<std::int64_t>("SELECT COALESCE(MAX(slot), 0) + 1 FROM heliograph_hook_settings");
    HookSettingsRow row{.hook_id = id, .slot = slot.value_or(1)};
    tx.insert("heliograph_hook_settings", row);
    return row;
}

void update_settings(Transaction& tx, const HookSettingsRow& row) {
    tx.update("heliograph_hook_settings", row, "hookid");
}

std::vector<std::int64_t> slots(Reader& db) {
    return db.values<std::int64_t>("SELECT slot FROM heliograph_hook_settings ORDER BY slot");
}

std::optional<HookId> renamed_from(Reader& db, HookId former_id, Millis now) {
    return db.value<HookId>(
        "SELECT hookid FROM heliograph_former_hook_ids WHERE formerid = $1 AND expiresat > $2", former_id,
        now);
}

void rename_hook(Transaction& tx, HookId id, HookId new_id, Millis former_until) {
    tx.execute("UPDATE incomingwebhooks SET id = $2, updateat = $3 WHERE id = $1", id, new_id, tx.now());
    tx.execute("UPDATE heliograph_hook_settings SET hookid = $2 WHERE hookid = $1", id, new_id);
    tx.execute("UPDATE heliograph_hook_keys SET hookid = $2 WHERE hookid = $1", id, new_id);
    tx.execute("DELETE FROM heliograph_former_hook_ids WHERE expiresat <= $1", tx.now());
    tx.execute("UPDATE heliograph_former_hook_ids SET hookid = $2 WHERE hookid = $1", id, new_id);
    tx.insert("heliograph_former_hook_ids",
              FormerHookId{.former_id = id, .hook_id = new_id, .expires_at = former_until});
}

void forget_former_ids(Transaction& tx, HookId id) {
    tx.execute("DELETE FROM heliograph_former_hook_ids WHERE hookid = $1", id);
}

namespace {
std::int64_t first_id(std::int64_t slot) { return slot << slot_shift; }
std::int64_t end_id(std::int64_t slot) { return (slot + 1) << slot_shift; }
}  // namespace

std::int64_t last_number(Reader& db, std::int64_t slot) {
    auto last = db.value<std::int64_t>(
        "SELECT id FROM heliograph_received WHERE id >= $1 AND id < $2 "
        "ORDER BY id DESC LIMIT 1",
        first_id(slot), end_id(slot));
    return last.value_or(0) & number_mask;
}

void insert_received(Transaction& tx, const ReceivedRow& row, std::int64_t rows_max) {
    tx.insert("heliograph_received", row);
    std::int64_t number = row.id & number_mask;
    if (number % 64 == 0 && number > rows_max) trim_received(tx, row.id >> slot_shift, number - rows_max);
}

std::optional<ReceivedRow> find_received(Reader& db, std::int64_t slot, std::int64_t number) {
    if (number < 0 || number > number_mask) return std::nullopt;
    return db.one<ReceivedRow>("FROM heliograph_received WHERE id = $1", first_id(slot) + number);
}

std::vector<ReceivedRow> received_of(Reader& db, std::int64_t slot, std::int64_t outcome, Millis since,
                                     std::int64_t count, std::int64_t skip) {
    // In DESCRIBE order, with nothing in the place of the body.
    return db.select<ReceivedRow>(
        "SELECT id, createat, outcome, status, reason, remoteaddress, query, headers, "
        "'' AS body, bodybytes, bodykept, postids, integration, event "
        "FROM heliograph_received WHERE id >= $1 AND id < $2 AND ($3 = 0 OR outcome = $3) AND createat >= $4 "
        "ORDER BY id DESC LIMIT $5 OFFSET $6",
        first_id(slot), end_id(slot), outcome, since, count, skip);
}

void trim_received(Transaction& tx, std::int64_t slot, std::int64_t up_to_number) {
    tx.execute("DELETE FROM heliograph_received WHERE id >= $1 AND id <= $2", first_id(slot),
               first_id(slot) + up_to_number);
}

void trim_received_by_age(Transaction& tx, std::int64_t slot, Millis before) {
    tx.execute("DELETE FROM heliograph_received WHERE id >= $1 AND id < $2 AND createat < $3", first_id(slot),
               end_id(slot), before);
}

HookOverview overview_of(Reader& db, const IncomingWebhook& hook, Millis now) {
    HookOverview overview{.hook = hook, .state = "live"};
    overview.former_until =
        db.value<Millis>(
              "SELECT COALESCE(MAX(expiresat), 0) FROM heliograph_former_hook_ids "
              "WHERE hookid = $1 AND expiresat > $2",
              hook.id, now)
            .value_or(0);
    auto settings = find_settings(db, hook.id);
    if (!settings) return overview;
    if (settings->disabled) overview.state = "disabled";
    auto last = received_of(db, settings->slot, 0, 0, 1, 0);
    if (last.empty()) return overview;
    overview.last_received_at = last.front().create_at;
    overview.last_outcome = outcome_name(last.front().outcome);
    auto count = [&](std::int64_t outcome) {
        return db
            .value<std::int64_t>(
                "SELECT COUNT(*) FROM heliograph_received WHERE id >= $1 AND id < $2 "
                "AND ($3 = 0 OR outcome = $3)",
                first_id(settings->slot), end_id(settings->slot), outcome)
            .value_or(0);
    };
    overview.received = count(0);
    overview.refused = count(static_cast<std::int64_t>(Outcome::refused));
    return overview;
}

std::optional<HookKeyRow> find_key(Reader& db, HookId id, std::string kind, std::string text) {
    return db.one<HookKeyRow>("FROM heliograph_hook_keys WHERE hookid = $1 AND kind = $2 AND keytext = $3",
                              id, kind, text);
}

void save_key(Transaction& tx, const HookKeyRow& row) {
    tx.upsert("heliograph_hook_keys", "hookid, kind, keytext", row);
}

void delete_key(Transaction& tx, HookId id, std::string kind, std::string text) {
    tx.execute("DELETE FROM heliograph_hook_keys WHERE hookid = $1 AND kind = $2 AND keytext = $3", id, kind,
               text);
}

void delete_all_old_keys(Transaction& tx, Millis answers_before, Millis keys_before) {
    tx.execute("DELETE FROM heliograph_hook_keys WHERE kind = 'i' AND createat < $1", answers_before);
    tx.execute("DELETE FROM heliograph_hook_keys WHERE kind <> 'i' AND createat < $1", keys_before);
}

void delete_old_keys(Transaction& tx, HookId id, std::string kind, Millis before) {
    tx.execute(
        "DELETE FROM heliograph_hook_keys WHERE hookid = $1 AND kind = $2 AND keytext IN "
        "(SELECT keytext FROM heliograph_hook_keys WHERE hookid = $1 AND kind = $2 AND createat < $3 LIMIT "
        "100)",
        id, kind, before);
}

}  // namespace heliograph::incoming_webhooks
