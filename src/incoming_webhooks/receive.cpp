// The door's side of a delivery: admission, outcome, log. What is posted is in posting.cpp and changing.cpp.
#include "src/incoming_webhooks/receive.h"

#include "base/clock.h"
#include "base/random.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/meaning.h"
#include "src/incoming_webhooks/notices.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/rewriting.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

// The sender sees the outer refusal; the inner one is for the owner, the log and developers.
Refused outer_of(const Refused& inner) {
    const Refusal& refusal = inner.refusal();
    std::string_view id = refusal.id;
    bool shown_as_it_is = id == refuse::decode.id || id == refuse::form_unreadable.id ||
                          id == refuse::media_type.id || id == refuse::multipart_unreadable.id ||
                          id == refuse::form_too_large.id;
    std::string reason = inner.sentence() + (inner.reason().empty() ? "" : " " + inner.reason());
    if (shown_as_it_is) return refusal.because(inner.reason());
    Refusal general{refusal.status, refuse::general_id, refuse::general_sentence};
    return general.because(std::string(id) + ": " + reason);
}

Delivered refuse_unknown(const Refusal& inner) {
    Delivered delivered{.outcome = Outcome::refused};
    delivered.refused = outer_of(inner.because(""));
    return delivered;
}

Allowance admit(App& app, const HookFacts& facts, HookCounters& counters) {
    auto settings = app.settings.now();
    std::int64_t per_second = facts.settings.requests_per_second;
    std::int64_t burst = per_second * 10;
    if (per_second == 0) {
        per_second = settings->heliograph.HookRequestsPerSecond;
        burst = settings->heliograph.HookRequestsBurst;
    }
    return counters.bucket.take(per_second, burst, app.clock.now());
}

Task<Delivered> carry_out(App& app, SharedCourse course, Allowance allowance) {
    const Delivery& delivery = course->delivery;
    if (!allowance.allowed) throw refuse::too_many;
    if (course->facts->settings.disabled) throw refuse::switched_off_hook;
    bool guarded = !course->facts->allow_list.empty() && !delivery.replayed;
    if (guarded && !course->facts->allow_list.contains(delivery.remote_address))
        throw refuse::address_not_allowed;
    if (delivery.idempotency_key.size() > 200) throw refuse::bad_key;
    if (!delivery.files.empty())
        course->files = co_await files::keep_all(app, files::FileInfo{}, std::move(course->delivery.files));
    if (delivery.post_id.empty()) co_return co_await post_payload(app, std::move(course));
    require_proof(app, *course);
    co_return co_await change_post(app, std::move(course));
}

// What a rule refused; bugs and a failed store stay thrown.
Refused refused_of(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Refusal& refusal) {
        return refusal.because("");
    } catch (const Refused& refused) {
        return refused;
    }
}

SharedCourse course_of(App& app, std::shared_ptr<const HookFacts> facts, HookCounters& counters,
                       Delivery delivery) {
    auto course = std::make_shared<Course>();
    course->row.id = counters.next_id();
    course->row.create_at = app.clock.now();
    course->row.remote_address = delivery.remote_address;
    // Names that the hook's own rule gives to what proves a sender.
    const translation::SignatureRule& rule = facts->signature;
    course->row.query = masked_query(delivery.query, rule.name);
    // What is sent again from the log has no others.
    bool needed = delivery.raw_headers.empty();
    course->row.headers = needed ? delivery.headers : std::move(delivery.headers);
    if (rule.kind == "token") course->row.headers = masked_lines(course->row.headers, rule.header);
    keep_body(course->row, delivery.body);
    course->row.body_kept = course->row.body_kept && !delivery.body_was_cut;
    course->facts = std::move(facts);
    course->delivery = std::move(delivery);
    return course;
}

void record_refused(App& app, Course& course, const Refused& inner) {
    ReceivedRow row = std::move(course.row);
    row.outcome = static_cast<std::int64_t>(Outcome::refused);
    row.status = inner.refusal().status;
    row.post_ids.clear();
    row.reason = std::string(inner.refusal().id) + ": " + inner.sentence();
    if (!inner.reason().empty()) row.reason += " " + inner.reason();
    record_later(app, std::move(row));
    tell_owner(app, course.facts, inner, course.delivery.remote_address);
}

}  // namespace

void mark(ReceivedRow& row, Outcome outcome, const std::vector<PostId>& post_ids) {
    row.outcome = static_cast<std::int64_t>(outcome);
    row.status = 200;
    row.post_ids.clear();
    for (const auto& id : post_ids) {
        if (!row.post_ids.empty()) row.post_ids += ' ';
        row.post_ids += id.view();
    }
}

ReadPayload read_plain(App& app, const Course& course) {
    const Delivery& delivery = course.delivery;
    // The peer says 413 for a form; a cut JSON text is broken JSON.
    if (delivery.body_was_cut && delivery.content_type.starts_with("application/x-www-form-urlencoded"))
        return std::unexpected(PayloadFault{refuse::form_too_large, ""});
    auto new_id = [&app] { return app.random.id_text().str(); };
    return parse_payload({delivery.content_type, delivery.body, delivery.query}, new_id);
}

Task<Payload> finished_payload(App& app, SharedCourse course, ReadPayload read, bool is_patch) {
    if (!read) throw read.error().refusal.because(read.error().reason);
    Payload payload = std::move(*read);
    if (!is_patch)
        if (auto ok = check_payload(payload); !ok && !(payload.text.empty() && !course->files.empty()))
            throw Refusal(ok.error());
    co_return co_await with_markdown(app, std::move(payload));
}

Task<Delivered> receive(App& app, Delivery delivery) {
    if (!app.settings.now()->integrations.EnableIncomingWebhooks)
        co_return refuse_unknown(refuse::switched_off);
    auto facts = app.hook_cache.find(delivery.hook_id);
    if (!facts) facts = co_await app.hook_cache.get_addressed(app.db, delivery.hook_id, app.clock.now());
    if (!facts) co_return refuse_unknown(refuse::no_hook);

    sweep_sometimes(app);
    auto counters = app.hook_cache.counters(*facts);
    bool replayed = delivery.replayed;
    auto course = course_of(app, facts, *counters, std::move(delivery));
    std::int64_t number = course->row.id & number_mask;
    Allowance allowance;
    if (!replayed) allowance = admit(app, *facts, *counters);
    std::exception_ptr thrown;
    Delivered delivered;
    try {
        delivered = co_await carry_out(app, course, allowance);
    } catch (...) {
        thrown = std::current_exception();
    }
    bool unused = thrown || delivered.outcome == Outcome::repeated || delivered.outcome == Outcome::ignored;
    if (!course->files.empty() && unused)
        co_await files::drop_bytes(app, std::move(course->files));
    if (thrown) {
        Refused inner = refused_of(thrown);
        record_refused(app, *course, inner);
        delivered = Delivered{.outcome = Outcome::refused};
        delivered.refused = outer_of(inner);
    }
    delivered.allowance = allowance;
    delivered.number = number;
    co_return delivered;
}

}  // namespace heliograph::incoming_webhooks
