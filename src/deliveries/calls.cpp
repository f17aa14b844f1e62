// One call, at once, by the client that deliveries use; the log is written after the answer.
#include "src/deliveries/calls.h"

#include "base/clock.h"
#include "base/out/http_client.h"
#include "base/store/database.h"
#include "base/store/failures.h"
#include "base/telemetry/log.h"
#include "src/deliveries/asking.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/masking.h"
#include "src/deliveries/requests.h"
#include "src/deliveries/sending.h"
#include "src/deliveries/store.h"
#include "src/settings.h"

namespace heliograph::deliveries {

namespace {

OutRequest request_of(App& app, const CallOut& call) {
    OutRequest request = plain_request(app, call.url, call.content_type);
    request.method = call.method;
    for (const auto& header : call.headers) request.headers.push_back(header);
    request.body = call.body;
    request.total_ms = call.total_ms;
    request.answer_bytes_max = call.answer_bytes_max;
    return request;
}

void write_call(Transaction& tx, const Delivery& delivery, const Attempt& attempt) {
    insert_delivery(tx, delivery);
    insert_attempt(tx, attempt);
}

Delivery row_of(App& app, const CallOut& call, const OutRequest& request, Millis at) {
    Delivery delivery{.id = new_id(app),
                      .create_at = at,
                      .kind = call.kind,
                      .endpoint_id = call.endpoint_id,
                      .endpoint_name = call.name,
                      .team_id = call.team_id,
                      .channel_id = call.channel_id,
                      .post_id = call.post_id,
                      .user_id = call.user_id,
                      .method = call.method,
                      .url = masked_url(call.url),
                      .content_type = call.content_type,
                      .body = kept_text(masked_body(call.body, call.content_type), call.answer_bytes_max),
                      .attempts = 1};
    for (const auto& [name, value] : request.headers) append_header(delivery.request_headers, name, value);
    return delivery;
}

Task<void> log_call(App* app, Delivery delivery, Attempt attempt) {
    try {
        co_await app->db.write(write_call, std::move(delivery), std::move(attempt));
    } catch (const Refusal& busy) {
        log::warn("a call to the outside is not logged", {{"reason", busy.id}});
    } catch (const StoreFailed& failure) {
        log::warn("a call to the outside is not logged", {{"reason", failure.what()}});
    }
}

}  // namespace

Task<CallAnswer> call_now(App& app, CallOut call) {
    Millis at = app.clock.now();
    OutRequest request = request_of(app, call);
    Delivery delivery = row_of(app, call, request, at);
    OutAnswer answer = co_await app.dispatcher.client().call(std::move(request));
    bool good = answer.failure.empty() && answer.status >= 200 && answer.status < 300;
    delivery.state = static_cast<std::int64_t>(good ? State::delivered : State::failed);
    delivery.last_status = answer.status;
    if (!good)
        delivery.reason = answer.failure.empty() ? "status " + std::to_string(answer.status) : answer.failure;
    Attempt attempt = attempt_of(delivery, answer, at);
    attempt.reason = delivery.reason;
    spawn("log of a call to the outside", log_call(&app, std::move(delivery), std::move(attempt)));
    co_return CallAnswer{.status = answer.failure.empty() ? answer.status : 0,
                         .body = std::move(answer.body),
                         .body_cut = answer.body_cut,
                         .headers = std::move(answer.headers),
                         .failure = std::move(answer.failure),
                         .timed_out = answer.timed_out};
}

}  // namespace heliograph::deliveries
