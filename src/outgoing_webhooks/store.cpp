// Plain rows.
#include "src/outgoing_webhooks/store.h"

namespace heliograph::outgoing_webhooks {

std::optional<OutgoingWebhook> find_hook(Reader& db, OutgoingHookId id) {
    return db.one<OutgoingWebhook>("FROM outgoingwebhooks WHERE id = $1 AND deleteat = 0", id);
}

std::vector<OutgoingWebhook> hooks_of(Reader& db, OutgoingListQuery query, UserId creator_id,
                                      std::int64_t count, std::int64_t skip) {
    return db.all<OutgoingWebhook>(
        "FROM outgoingwebhooks WHERE deleteat = 0 AND ($1 = '' OR teamid = $1) AND "
        "($2 = '' OR channelid = $2) AND ($3 = '' OR creatorid = $3) ORDER BY createat, id LIMIT $4 OFFSET "
        "$5",
        query.team_id, query.channel_id, creator_id, count, skip);
}

std::vector<OutgoingWebhook> hooks_of_team(Reader& db, TeamId team_id) {
    return db.all<OutgoingWebhook>(
        "FROM outgoingwebhooks WHERE teamid = $1 AND deleteat = 0 ORDER BY createat, id", team_id);
}

std::vector<OutgoingWebhook> hooks_of_direct_messages(Reader& db) {
    return db.all<OutgoingWebhook>(
        "FROM outgoingwebhooks WHERE deleteat = 0 AND id IN (SELECT hookid FROM heliograph_outgoing_extras "
        "WHERE directmessages = $1) ORDER BY createat, id",
        true);
}

void insert_hook(Transaction& tx, const OutgoingWebhook& hook) { tx.insert("outgoingwebhooks", hook); }
void update_hook(Transaction& tx, const OutgoingWebhook& hook) { tx.update("outgoingwebhooks", hook, "id"); }

void mark_deleted(Transaction& tx, OutgoingHookId id, Millis at) {
    tx.execute("UPDATE outgoingwebhooks SET deleteat = $2, updateat = $2 WHERE id = $1", id, at);
}

std::vector<OutgoingHookId> mark_deleted_of_channel(Transaction& tx, ChannelId channel_id, Millis at) {
    auto ids = tx.values<OutgoingHookId>(
        "SELECT id FROM outgoingwebhooks WHERE channelid = $1 AND deleteat = 0", channel_id);
    for (const auto& id : ids) mark_deleted(tx, id, at);
    return ids;
}

void move_with_channel(Transaction& tx, ChannelId channel_id, TeamId team_id) {
    tx.execute("UPDATE outgoingwebhooks SET teamid = $2 WHERE channelid = $1", channel_id, team_id);
}

Extras extras_of(Reader& db, OutgoingHookId id) {
    auto found = db.one<Extras>("FROM heliograph_outgoing_extras WHERE hookid = $1", id);
    return found ? std::move(*found) : Extras{.hook_id = id};
}

void save_extras(Transaction& tx, const Extras& extras) {
    tx.upsert("heliograph_outgoing_extras", "hookid", extras);
}

bool use_late_answer(Transaction& tx, DeliveryId id, std::int64_t uses_max) {
    auto known = tx.one<LateAnswers>("FROM heliograph_late_answers WHERE deliveryid = $1", id);
    LateAnswers row = known.value_or(LateAnswers{.delivery_id = id, .create_at = tx.now()});
    if (row.used >= uses_max) return false;
    ++row.used;
    tx.upsert("heliograph_late_answers", "deliveryid", row);
    return true;
}

void delete_late_answers(Transaction& tx, Millis before) {
    tx.execute("DELETE FROM heliograph_late_answers WHERE createat < $1", before);
}

}  // namespace heliograph::outgoing_webhooks
