// The listener of figures: GET /metrics for Prometheus, on an address of its own, away from users.
#pragma once

#include "base/telemetry/metrics.h"
#include "base/wire/http_sink.h"

namespace heliograph {

class MetricsDoor : public HttpSink {
public:
    explicit MetricsDoor(Metrics& metrics) : metrics_(metrics) {}

    BodyLimit body_limit(const Request&) override { return {}; }
    Task<Answer> answer(Request request) override;
    bool wants_websocket(std::string_view) override { return false; }
    Task<Upgrade> upgrade(Request request) override;

private:
    Metrics& metrics_;  // Set once.
};

}  // namespace heliograph
