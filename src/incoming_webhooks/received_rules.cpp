// The settings that the peer lacks, and the log of what a hook received.
#include <algorithm>
#include <charconv>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/incoming_webhooks/access.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/incoming_webhooks/rules.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

constexpr std::int64_t per_page_max = 200;
constexpr std::int64_t rate_max = 1'000'000;
constexpr std::size_t networks_max = 200;
constexpr Millis day_ms = 24 * 60 * 60 * 1000;

HookSettings settings_of(const HookSettingsRow& row) {
    HookSettings settings{.requests_per_second = row.requests_per_second, .disabled = row.disabled};
    for (std::size_t begin = 0; begin < row.allow_list.size();) {
        std::size_t end = std::min(row.allow_list.find(' ', begin), row.allow_list.size());
        settings.allow_list.push_back(row.allow_list.substr(begin, end - begin));
        begin = end + 1;
    }
    return settings;
}

void save_settings(Transaction& tx, const HookSettingsRow& row) {
    update_settings(tx, row);
    tx.announce(HookSettingsChanged{row.hook_id});
}

Millis oldest_kept(App& app) {
    return app.clock.now() - app.settings.now()->heliograph.ReceivedLogDays * day_ms;
}

Task<ReceivedRow> find_row(App& app, std::shared_ptr<const HookFacts> facts, std::string number) {
    co_await flush_received(app);
    std::int64_t wanted = -1;
    const char* end = number.data() + number.size();
    auto read = std::from_chars(number.data(), end, wanted);
    if (read.ec != std::errc() || read.ptr != end) throw refuse::not_received;
    auto row = co_await app.db.read(find_received, facts->settings.slot, wanted);
    if (!row || row->create_at < oldest_kept(app)) throw refuse::not_received;
    co_return std::move(*row);
}

}  // namespace

Task<HookSettings> get_settings(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    co_return settings_of(facts->settings);
}

Task<HookSettings> put_settings(App& app, SignedIn caller, HookId hook_id, HookSettings wanted) {
    auto facts = co_await managed(app, caller, hook_id);
    if (wanted.allow_list.size() > networks_max) throw refuse::bad_allow_list;
    if (auto read = read_allow_list(wanted.allow_list); !read)
        throw refuse::bad_allow_list.because(read.error()).saying("The allow-list is wrong: " + read.error());
    if (wanted.requests_per_second < 0 || wanted.requests_per_second > rate_max) throw refuse::bad_rate;
    HookSettingsRow row = facts->settings;
    row.requests_per_second = wanted.requests_per_second;
    row.disabled = wanted.disabled;
    row.allow_list.clear();
    for (const auto& network : wanted.allow_list)
        row.allow_list.append(row.allow_list.empty() ? "" : " ").append(network);
    co_await app.db.write(save_settings, row);
    co_return settings_of(row);
}

Task<std::vector<Received>> list_received(App& app, SignedIn caller, HookId hook_id,
                                          Query<ReceivedQuery> query) {
    auto facts = co_await managed(app, caller, hook_id);
    std::int64_t outcome = 0;
    if (!query.outcome.empty() && (outcome = outcome_number(query.outcome)) == 0)
        throw ::heliograph::refuse::invalid_url_param.because("outcome");
    co_await flush_received(app);
    std::int64_t per_page = query.per_page <= 0 ? 60 : std::min(query.per_page, per_page_max);
    std::int64_t page = std::max<std::int64_t>(query.page, 0);
    auto rows = co_await app.db.read(received_of, facts->settings.slot, outcome, oldest_kept(app), per_page,
                                     page * per_page);
    std::vector<Received> received;
    for (const auto& row : rows) received.push_back(shown(row, false));
    co_return received;
}

Task<Received> get_received(App& app, SignedIn caller, HookId hook_id, PathText number) {
    auto facts = co_await managed(app, caller, hook_id);
    auto row = co_await find_row(app, facts, number);
    co_return shown(row, true);
}

Task<Received> replay(App& app, SignedIn caller, HookId hook_id, PathText number) {
    auto facts = co_await managed(app, caller, hook_id);
    auto row = co_await find_row(app, facts, number);
    if (!row.body_kept) throw refuse::not_kept;
    Delivery delivery{.hook_id = hook_id,
                      .content_type = header_in(row.headers, "Content-Type"),
                      .body = row.body,
                      .query = row.query,
                      .headers = row.headers,
                      .name = facts->translation.integration.empty() && row.integration != "filter"
                                  ? row.integration
                                  : std::string(),
                      .remote_address = row.remote_address,
                      .replayed = true};
    auto delivered = co_await receive(app, std::move(delivery));
    auto again = co_await find_row(app, facts, std::to_string(delivered.number));
    co_return shown(again, true);
}

}  // namespace heliograph::incoming_webhooks
