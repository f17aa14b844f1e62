// Endpoints that fail, and the words for it.
#include "src/deliveries/failures.h"

#include <algorithm>

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/store/reader.h"
#include "base/telemetry/log.h"
#include "base/words/loop.h"
#include "src/bots/notices.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/events.h"
#include "src/deliveries/masking.h"
#include "src/deliveries/store.h"
#include "src/posts/create.h"
#include "src/settings.h"
#include "src/users/model.h"

namespace heliograph::deliveries {

namespace {

constexpr Millis day_ms = 24 * 60 * 60 * 1000;
constexpr Millis told_pause_ms = day_ms;

bool is_lost(const Delivery& delivery) {
    return delivery.state == static_cast<std::int64_t>(State::failed) ||
           delivery.state == static_cast<std::int64_t>(State::dead);
}

// Names stand in bold, and must not end it.
std::string name_of(const Delivery& delivery) {
    std::string name = delivery.endpoint_name.empty() ? "(without a name)" : delivery.endpoint_name;
    std::ranges::replace_if(name, [](char c) { return c == '*' || c == '\n' || c == '\r'; }, ' ');
    return name;
}

std::string quoted(const std::string& text) {
    std::string plain = kept_text(text, 300);
    std::ranges::replace_if(plain, [](char c) { return c == '`' || c == '\n' || c == '\r'; }, ' ');
    return "`" + plain + "`";
}

std::string words_for_owner(const EndpointFails& news) {
    const Delivery& delivery = news.delivery;
    std::string text = "Your outgoing webhook **" + name_of(delivery) + "** could not deliver to " +
                       quoted(masked_url(delivery.url)) + ": " + quoted(delivery.reason) + ".";
    if (delivery.state == static_cast<std::int64_t>(State::dead))
        text += " It was tried " + std::to_string(delivery.attempts) + " times and is given up.";
    if (news.endpoint.disabled_at != 0)
        text += "\nThe webhook is switched off now (" + news.endpoint.disabled_reason +
                "); switch it on again in its settings.";
    return text +
           "\nThe log of deliveries has all that was tried, and sends lost ones again. More losses are not "
           "told here until one gets through, or for a day.";
}

Task<void> show(App& app, Delivery delivery) {
    bool again = delivery.state == static_cast<std::int64_t>(State::waiting);
    auto bot = co_await bots::server_bot(app);
    posts::Post post{.user_id = bot->id, .channel_id = delivery.channel_id};
    post.message = "The outgoing webhook **" + name_of(delivery) +
                   "** did not hear this: " + quoted(delivery.reason) +
                   (again ? ". It will be tried again." : ".");
    co_await posts::ephemeral(app, delivery.user_id, std::move(post));
}

// A server that is stopping, or busy, shows it to nobody.
Task<void> show_failure(App* app, Delivery delivery) {
    try {
        co_await show(*app, std::move(delivery));
    } catch (const Refusal& busy) {
        log::debug("a failed delivery is not shown", {{"reason", busy.id}});
    }
}

}  // namespace

EndpointFate fate_of(App& app, const Delivery&, bool gone) {
    return {.gone = gone,
            .disable_after_ms = app.settings.now()->heliograph.EndpointDisabledAfterDays * day_ms};
}

void mark_failing(Transaction& tx, const Delivery& delivery, const EndpointFate& fate) {
    auto found = find_endpoint(tx, delivery.endpoint_id);
    if (!found || found->disabled_at != 0) return;
    Endpoint before = *found, &endpoint = *found;
    if (endpoint.failing_since == 0) endpoint.failing_since = tx.now();
    bool too_long = fate.disable_after_ms > 0 && tx.now() - endpoint.failing_since >= fate.disable_after_ms;
    if (fate.gone || too_long) {
        endpoint.disabled_at = tx.now();
        endpoint.disabled_reason = fate.gone ? "it answered 410 Gone"
                                             : "nothing but failures for " +
                                                   std::to_string(fate.disable_after_ms / day_ms) + " days";
    }
    bool tells =
        endpoint.disabled_at != 0 ||
        (is_lost(delivery) && (endpoint.told_at == 0 || tx.now() - endpoint.told_at >= told_pause_ms));
    if (tells) endpoint.told_at = tx.now();
    if (endpoint.failing_since == before.failing_since && !tells) return;
    save_endpoint(tx, endpoint);
    if (endpoint.disabled_at != 0) tx.announce(EndpointChanged{endpoint.id});
    if (tells) tx.announce(EndpointFails{endpoint, delivery});
}

void tell_who_caused(App& app, const Delivery& delivery) {
    if (delivery.attempts != 1 || delivery.user_id.empty() || delivery.channel_id.empty()) return;
    if (!delivery.replay_of.empty() || delivery.endpoint_id.empty()) return;
    if (!app.dispatcher.may_show(delivery.endpoint_id + delivery.user_id.str(), app.clock.now())) return;
    spawn("failure of a delivery, shown", show_failure(&app, delivery));
}

void tell_owners(App& app) {
    app.bus.on<EndpointFails>([&app](const EndpointFails& news) {
        if (news.delivery.owner_id.empty() || app.loops.empty()) return;
        app.loops.front()->post([&app, to = news.delivery.owner_id, text = words_for_owner(news)] {
            spawn("failure of a delivery, told", bots::tell(app, to, text));
        });
    });
}

}  // namespace heliograph::deliveries
