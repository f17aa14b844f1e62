// What an attempt is made of. A crash before the record leaves the delivery waiting: it comes again, by the
// same id.
#include "src/deliveries/sending.h"

#include "base/clock.h"
#include "base/crypto/standard_webhooks.h"
#include "base/out/http_client.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/metrics.h"
#include "base/words/letters.h"
#include "src/deliveries/answers.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/failures.h"
#include "src/deliveries/masking.h"
#include "src/deliveries/requests.h"
#include "src/deliveries/schedule.h"
#include "src/deliveries/store.h"
#include "src/settings.h"

namespace heliograph::deliveries {

namespace {

// A delivery and who receives it.
struct Ready {
    std::optional<Delivery> delivery;
    std::optional<Endpoint> endpoint;
};

Ready read_ready(Reader& db, DeliveryId id) {
    Ready ready{.delivery = find_delivery(db, id)};
    if (ready.delivery) ready.endpoint = find_endpoint(db, ready.delivery->endpoint_id);
    return ready;
}

// All that the record needs; frozen, for a write may run twice.
struct Record {
    Delivery delivery;
    Attempt attempt;
    Follow follow;
    bool succeeded = false;
    bool called = true;  // Somebody was called, so that it says something about the endpoint.
    EndpointFate fate;
};

bool write_record(Transaction& tx, const std::shared_ptr<const Record>& record) {
    if (!record_attempt(tx, record->delivery, record->attempt)) return false;
    if (record->follow) (*record->follow)(tx);
    if (record->delivery.endpoint_id.empty() || !record->called) return true;
    if (record->succeeded)
        mark_healthy(tx, record->delivery.endpoint_id);
    else
        mark_failing(tx, record->delivery, record->fate);
    return true;
}

OutRequest request_of(App& app, const Ready& ready, Millis now) {
    const Delivery& delivery = *ready.delivery;
    OutRequest request = plain_request(app, delivery.url, delivery.content_type);
    request.method = delivery.method;
    // However many commands hang: what is called at once uses the rest.
    request.reserved = true;
    request.body = delivery.body;
    request.headers.emplace_back("webhook-id", delivery.id.str());
    request.headers.emplace_back("webhook-timestamp", std::to_string(now / 1000));
    if (!ready.endpoint) return request;
    std::vector<std::string> secrets{ready.endpoint->secret};
    if (!ready.endpoint->old_secret.empty() && now < ready.endpoint->old_secret_until)
        secrets.push_back(ready.endpoint->old_secret);
    request.headers.emplace_back(
        "webhook-signature",
        crypto::standard_webhooks_signature(secrets, delivery.id.view(), now / 1000, delivery.body));
    return request;
}

std::string reason_of(const OutAnswer& answer) {
    if (!answer.failure.empty()) return answer.failure;
    if (answer.status >= 300 && answer.status < 400)
        return "status " + std::to_string(answer.status) + ": redirects are not followed";
    return "status " + std::to_string(answer.status);
}

Millis retry_after_of(const OutAnswer& answer, Millis now) {
    for (const auto& [name, value] : answer.headers)
        if (same_without_case(name, "retry-after")) return read_retry_after(value, now);
    return 0;
}

// The verdict becomes the delivery's new state.
void judge_into(App& app, Delivery& delivery, const OutAnswer& answer, Verdict verdict, Millis now) {
    using enum State;
    State state = delivered;
    if (verdict == Verdict::refused || verdict == Verdict::gone) state = failed;
    if (verdict == Verdict::again) {
        double spread = static_cast<double>(app.random.number(2001)) / 1000 - 1;
        auto pause = pause_after(delivery.attempts, spread, retry_after_of(answer, now));
        state = pause ? waiting : dead;
        if (pause) delivery.next_attempt_at = now + *pause;
    }
    delivery.state = static_cast<std::int64_t>(state);
    if (state != waiting) delivery.next_attempt_at = 0;
}

std::string request_lines(const OutRequest& request) {
    std::string lines;
    for (const auto& [name, value] : request.headers) append_header(lines, name, value);
    return lines;
}

// An endpoint that is off receives nothing: the delivery ends without a call.
Task<Sent> end_unsent(App& app, Delivery delivery, std::string reason) {
    auto record = std::make_shared<Record>();
    delivery.attempts += 1;
    delivery.state = static_cast<std::int64_t>(State::failed);
    delivery.next_attempt_at = 0;
    delivery.reason = std::move(reason);
    record->attempt = {.delivery_id = delivery.id,
                       .number = delivery.attempts,
                       .at = app.clock.now(),
                       .reason = delivery.reason};
    record->delivery = std::move(delivery);
    record->called = false;
    co_await app.db.write(write_record, std::shared_ptr<const Record>(record));
    co_return Sent{};
}

Task<Reaction> read_answer(App& app, Delivery delivery, OutAnswer answer) {
    AnswerReader reader = app.dispatcher.reader_of(delivery.kind);
    if (!reader || !answer.failure.empty()) co_return Reaction{};
    std::string fault;
    try {
        co_return co_await reader(app, {.delivery = std::move(delivery),
                                        .status = answer.status,
                                        .body = std::move(answer.body),
                                        .body_cut = answer.body_cut});
    } catch (const Refusal& refusal) {
        fault = refusal.sentence;
    } catch (const Refused& refused) {
        fault = refused.sentence();
    }
    co_return Reaction{.fault = std::move(fault)};
}

// What follows from an answer may be refused at the last moment; the attempt is recorded all the same.
Task<bool> keep(App& app, std::shared_ptr<Record> record) {
    std::string fault;
    try {
        co_return co_await app.db.write(write_record, std::shared_ptr<const Record>(record));
    } catch (const Refusal& refusal) {
        if (!record->follow || refusal.status >= 500) throw;
        fault = refusal.sentence;
    } catch (const Refused& refused) {
        if (!record->follow || refused.refusal().status >= 500) throw;
        fault = refused.sentence();
    }
    record->follow = nullptr;
    record->attempt.reason += (record->attempt.reason.empty() ? "" : "; ") + fault;
    co_return co_await app.db.write(write_record, std::shared_ptr<const Record>(record));
}

}  // namespace

Attempt attempt_of(const Delivery& delivery, const OutAnswer& answer, Millis at) {
    Attempt attempt{.delivery_id = delivery.id,
                    .number = delivery.attempts,
                    .at = at,
                    .status = answer.status,
                    .resolve_ms = answer.timing.resolve_ms,
                    .connect_ms = answer.timing.connect_ms,
                    .tls_ms = answer.timing.tls_ms,
                    .first_byte_ms = answer.timing.first_byte_ms,
                    .total_ms = answer.timing.total_ms};
    for (const auto& [name, value] : answer.headers) append_header(attempt.answer_headers, name, value);
    attempt.answer_headers = kept_text(attempt.answer_headers, answer_kept_bytes);
    // Masked as a whole: what is cut can no longer be read.
    attempt.answer_body = kept_text(masked_body(answer.body, "application/json"), answer_kept_bytes);
    return attempt;
}

Task<Sent> send(App& app, DeliveryId id) {
    Ready ready = co_await app.db.read(read_ready, id);
    if (!ready.delivery || ready.delivery->state != static_cast<std::int64_t>(State::waiting))
        co_return Sent{};
    if (ready.endpoint && ready.endpoint->disabled_at != 0)
        co_return co_await end_unsent(app, std::move(*ready.delivery), "the endpoint is switched off");
    // Nothing goes out unsigned that has an endpoint.
    if (!ready.endpoint && !ready.delivery->endpoint_id.empty())
        co_return co_await end_unsent(app, std::move(*ready.delivery), "the endpoint is gone");
    Millis began_at = app.clock.now();
    OutRequest request = request_of(app, ready, began_at);
    auto record = std::make_shared<Record>();
    Delivery& delivery = record->delivery = std::move(*ready.delivery);
    delivery.request_headers = request_lines(request);
    OutAnswer answer = co_await app.dispatcher.client().call(std::move(request));
    // What was broken off says nothing about the receiver: after the restart it is made again.
    if (app.dispatcher.is_stopping() && !answer.failure.empty()) co_return Sent{};

    Millis now = app.clock.now();
    delivery.attempts += 1;
    delivery.last_status = answer.status;
    Reaction reaction = co_await read_answer(app, delivery, answer);
    Verdict verdict = answer.failure.empty() ? judge(answer.status) : Verdict::again;
    if (answer.forbidden) verdict = Verdict::refused;
    if (reaction.taken) verdict = Verdict::delivered;
    record->succeeded = verdict == Verdict::delivered;
    delivery.reason =
        record->succeeded && judge(answer.status) == Verdict::delivered ? "" : reason_of(answer);
    judge_into(app, delivery, answer, verdict, now);
    record->attempt = attempt_of(delivery, answer, began_at);
    record->attempt.reason = delivery.reason;
    if (!reaction.fault.empty())
        record->attempt.reason += (delivery.reason.empty() ? "" : "; ") + reaction.fault;
    record->follow = std::move(reaction.follow);
    record->fate = fate_of(app, delivery, verdict == Verdict::gone);
    const char* outcome = record->succeeded ? "delivered" : delivery.next_attempt_at != 0 ? "again" : "lost";
    app.metrics
        .counter("heliograph_delivery_attempts_total", "Attempts to deliver to the outside.",
                 {{"outcome", outcome}})
        .add();
    bool written = co_await keep(app, record);
    if (written && !record->succeeded) tell_who_caused(app, delivery);
    co_return Sent{
        .again_at = delivery.next_attempt_at, .timed_out = answer.timed_out, .delivered = record->succeeded};
}

}  // namespace heliograph::deliveries
