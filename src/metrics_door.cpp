// One page and no other.
#include "src/metrics_door.h"

namespace heliograph {

Task<Answer> MetricsDoor::answer(Request request) {
    Answer answer;
    answer.content_type = "text/plain; charset=utf-8";
    if (request.method != "GET" || request.path != "/metrics") {
        answer.status = 404;
        answer.body = "The figures are at /metrics.\n";
        co_return answer;
    }
    answer.content_type = Metrics::exposition_type;
    answer.body = metrics_.expose();
    co_return answer;
}

Task<Upgrade> MetricsDoor::upgrade(Request request) { co_return co_await answer(std::move(request)); }

}  // namespace heliograph
