// One synchronous call, without retries; the person who pressed waits for it.
#include "src/actions/outside.h"

#include "src/actions/dialog_checks.h"
#include "src/actions/model.h"
#include "src/deliveries/calls.h"
#include "src/deliveries/masking.h"
#include "src/settings.h"

namespace heliograph::actions {

namespace {

// The peer waits no longer, whatever is set.
constexpr Millis wait_max_ms = 30'000;
constexpr std::size_t answer_bytes_max = 1 << 20;

}  // namespace

Task<std::string> ask(App& app, Outside call) {
    if (!is_web_url(call.url))
        throw refuse::action_failed.because("the address is not http or https: " +
                                            deliveries::masked_url(call.url));
    Millis set_ms = Millis{app.settings.now()->integrations.OutgoingIntegrationRequestsTimeout} * 1000;
    deliveries::CallOut out{.kind = std::move(call.kind),
                            .name = std::move(call.name),
                            .team_id = call.team_id,
                            .channel_id = call.channel_id,
                            .post_id = call.post_id,
                            .user_id = call.user_id,
                            .url = std::move(call.url),
                            .content_type = "application/json",
                            .body = std::move(call.body),
                            .total_ms = std::min(set_ms, wait_max_ms),
                            .answer_bytes_max = answer_bytes_max};
    auto answer = co_await deliveries::call_now(app, std::move(out));
    if (answer.status == 0) throw refuse::action_failed.because(answer.failure);
    if (answer.status != 200) throw refuse::action_failed.because("status " + std::to_string(answer.status));
    if (answer.body_cut) throw refuse::action_failed.because("the answer is longer than 1 MiB");
    co_return std::move(answer.body);
}

}  // namespace heliograph::actions
