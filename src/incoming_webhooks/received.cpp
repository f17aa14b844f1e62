// Rows of posts are written with them; those of refused requests are queued and written in batches.
#include "src/incoming_webhooks/received.h"

#include <algorithm>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/store/failures.h"
#include "base/telemetry/log.h"
#include "base/words/letters.h"
#include "src/deliveries/masking.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/cache.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

constexpr Millis sweep_pause_ms = 60 * 60 * 1000;
constexpr Millis day_ms = 24 * 60 * 60 * 1000;
// Thread and update keys that were not used for so long are forgotten.
constexpr Millis key_age_max_ms = 90 * day_ms;

// What signs a request is one, too: it would let it be sent again.
bool is_secret(std::string_view name) {
    return deliveries::carries_a_secret(name) || contains_without_case(name, "signature") ||
           contains_without_case(name, "x-hub-sig");
}

void insert_all(Transaction& tx, const std::vector<ReceivedRow>& rows, std::int64_t rows_max) {
    for (const auto& row : rows) insert_received(tx, row, rows_max);
}

std::int64_t rows_kept(App& app) { return app.settings.now()->heliograph.ReceivedLogRowsPerHook; }

Task<void> write_queue(App* app) {
    try {
        while (true) {
            auto rows = app->hook_cache.received.take();
            if (rows.empty()) co_return;
            co_await app->db.write(insert_all, std::move(rows), rows_kept(*app));
        }
    } catch (const Refusal& busy) {
        log::warn("requests that hooks refused are not logged", {{"reason", busy.id}});
    } catch (const StoreFailed& failure) {
        log::warn("requests that hooks refused are not logged", {{"reason", failure.what()}});
    }
    app->hook_cache.received.give_up();
}

void sweep_slot(Transaction& tx, std::int64_t slot, Millis before, std::int64_t rows_max) {
    std::int64_t last = last_number(tx, slot);
    if (last > rows_max) trim_received(tx, slot, last - rows_max);
    trim_received_by_age(tx, slot, before);
}

Task<void> sweep_all(App* app) {
    auto settings = app->settings.now();
    Millis now = app->clock.now();
    auto all = co_await app->db.read(slots);
    for (std::int64_t slot : all)
        co_await app->db.write(sweep_slot, slot, now - settings->heliograph.ReceivedLogDays * day_ms,
                               rows_kept(*app));
    co_await app->db.write(delete_all_old_keys, now - settings->heliograph.IdempotencyHours * 60 * 60 * 1000,
                           now - key_age_max_ms);
}

// A busy or stopping server sweeps another time.
Task<void> sweep(App* app) {
    try {
        co_await sweep_all(app);
    } catch (const Refusal& busy) {
        log::debug("log of hooks not swept", {{"reason", busy.id}});
    }
}

}  // namespace

void append_header_line(std::string& lines, std::string_view name, std::string_view value) {
    lines.append(name).append(": ").append(is_secret(name) ? "***" : value).append("\n");
}

std::string masked_lines(const std::string& lines, std::string_view secret_name) {
    if (secret_name.empty()) return lines;
    std::string masked;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = std::min(lines.find('\n', begin), lines.size());
        std::string_view line = std::string_view(lines).substr(begin, end - begin);
        std::string_view name = line.substr(0, line.find(':'));
        if (same_without_case(name, secret_name))
            masked.append(name).append(": ***\n");
        else
            masked.append(line).append("\n");
        begin = end + 1;
    }
    return masked;
}

std::string masked_query(const std::string& query, std::string_view secret_name) {
    std::string masked;
    for (std::size_t begin = 0; begin < query.size();) {
        std::size_t end = std::min(query.find('&', begin), query.size());
        std::string_view part = std::string_view(query).substr(begin, end - begin);
        std::string_view name = part.substr(0, part.find('='));
        if (!masked.empty()) masked += '&';
        bool secret = is_secret(name) || same_without_case(name, "key") ||
                      (!secret_name.empty() && same_without_case(name, secret_name));
        if (secret && name.size() < part.size())
            masked.append(name).append("=***");
        else
            masked.append(part);
        begin = end + 1;
    }
    return masked;
}

std::string header_in(const std::string& lines, std::string_view name) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = std::min(lines.find('\n', begin), lines.size());
        std::string_view line = std::string_view(lines).substr(begin, end - begin);
        if (line.size() > name.size() + 1 && line[name.size()] == ':' &&
            same_without_case(line.substr(0, name.size()), name))
            return std::string(line.substr(name.size() + 2));
        begin = end + 1;
    }
    return {};
}

void keep_body(ReceivedRow& row, std::string_view body) {
    row.body_bytes = static_cast<std::int64_t>(body.size());
    row.body_kept = body.size() <= received_body_max && is_text(body);
    if (row.body_kept) {
        row.body = body;
        return;
    }
    std::size_t cut = std::min(body.size(), received_body_max);
    while (cut < body.size() && cut > 0 && (static_cast<unsigned char>(body[cut]) & 0xC0) == 0x80) --cut;
    row.body = formatting::made_plain(body.substr(0, cut));
}

Received shown(const ReceivedRow& row, bool with_body) {
    Received received{.number = row.id & number_mask,
                      .create_at = row.create_at,
                      .outcome = outcome_name(row.outcome),
                      .status = row.status,
                      .reason = row.reason,
                      .remote_address = row.remote_address,
                      .query = row.query,
                      .body_bytes = row.body_bytes,
                      .body_kept = row.body_kept,
                      .integration = row.integration,
                      .event = row.event};
    for (std::size_t begin = 0; begin < row.headers.size();) {
        std::size_t end = std::min(row.headers.find('\n', begin), row.headers.size());
        std::size_t colon = row.headers.find(": ", begin);
        if (colon < end)
            received.headers[row.headers.substr(begin, colon - begin)] =
                row.headers.substr(colon + 2, end - colon - 2);
        begin = end + 1;
    }
    for (std::size_t begin = 0; begin < row.post_ids.size(); begin += IdText::length + 1)
        received.post_ids.push_back(row.post_ids.substr(begin, IdText::length));
    if (with_body) received.body = row.body;
    return received;
}

void record_later(App& app, ReceivedRow row) {
    if (app.hook_cache.received.add(std::move(row))) spawn("log of what hooks received", write_queue(&app));
}

Task<void> flush_received(App& app) {
    // Writes go in order: an empty one waits for those that are on their way.
    co_await app.db.write(insert_all, app.hook_cache.received.take_beside(), rows_kept(app));
}

void sweep_sometimes(App& app) {
    Millis now = app.clock.now();
    Millis before = app.hook_cache.swept_at.load(std::memory_order_relaxed);
    if (now - before < sweep_pause_ms || !app.hook_cache.swept_at.compare_exchange_strong(before, now))
        return;
    spawn("sweep of what hooks received", sweep(&app));
}

const char* outcome_name(std::int64_t outcome) {
    static constexpr const char* names[] = {"",        "posted",  "updated", "repeated",
                                            "refused", "removed", "ignored"};
    return outcome >= 1 && outcome <= 6 ? names[outcome] : "";
}

std::int64_t outcome_number(std::string_view name) {
    for (std::int64_t i = 1; i <= 6; ++i)
        if (name == outcome_name(i)) return i;
    return 0;
}

}  // namespace heliograph::incoming_webhooks
