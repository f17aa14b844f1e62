// One call, at once, by the client that deliveries use.
#include "src/deliveries/calls.h"

#include "base/out/http_client.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/requests.h"
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

}  // namespace

Task<CallAnswer> call_now(App& app, CallOut call) {
    auto answer = co_await app.dispatcher.client().call(request_of(app, call));
    co_return CallAnswer{.status = answer.failure.empty() ? answer.status : 0,
                         .body = std::move(answer.body),
                         .body_cut = answer.body_cut,
                         .headers = std::move(answer.headers),
                         .failure = std::move(answer.failure),
                         .timed_out = answer.timed_out};
}

}  // namespace heliograph::deliveries
