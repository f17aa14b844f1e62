// Metrics: counters, gauges and histograms, told in the text format of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words/describe.h"
#include "base/words/guarded.h"

namespace heliograph {

namespace metrics_detail {
inline constexpr std::size_t stripe_count = 4;
// This thread's stripe: threads that count the same thing seldom share a cache line.
std::size_t stripe();
}  // namespace metrics_detail

// Only grows. Safe from any thread, some nanoseconds a call.
class Counter {
public:
    void add(std::uint64_t n = 1) {
        cells_[metrics_detail::stripe()].n.fetch_add(n, std::memory_order_relaxed);
    }
    std::uint64_t value() const;

private:
    struct alignas(64) Cell {
        std::atomic<std::uint64_t> n = 0;
    };
    std::array<Cell, metrics_detail::stripe_count> cells_;  // Safe by itself.
};

// Goes up and down. Safe from any thread.
class Gauge {
public:
    void set(std::int64_t n) { n_.store(n, std::memory_order_relaxed); }
    void add(std::int64_t n) { n_.fetch_add(n, std::memory_order_relaxed); }
    std::int64_t value() const { return n_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> n_ = 0;  // Safe by itself.
};

// How many values fell at or below each bound. Safe from any thread.
class Histogram {
public:
    // REQUIRES: bounds ascend.
    explicit Histogram(std::span<const double> bounds);
    void observe(double value);

    // Per bucket, not cumulative; the last is for values above every bound.
    std::vector<std::uint64_t> counts() const;
    double sum() const;
    const std::vector<double>& bounds() const { return bounds_; }

private:
    struct alignas(64) Stripe {
        std::unique_ptr<std::atomic<std::uint64_t>[]> counts;
        std::atomic<double> sum = 0;
    };
    const std::vector<double> bounds_;                          // Set once.
    std::array<Stripe, metrics_detail::stripe_count> stripes_;  // Safe by itself.
};

// Seconds from a quarter of a millisecond to ten.
inline constexpr double duration_buckets[] = {0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                              0.1,     0.25,   0.5,   1,      2.5,   5,    10};

// Names and values, in the order they are written.
using Labels = std::vector<std::pair<std::string, std::string>>;

// One value of this moment, for those who do not read the text format.
struct MetricFigure {
    std::string name;    // "heliograph_http_requests_total"; of a histogram "..._count" and "..._sum".
    std::string labels;  // `kind="a"`, or empty.
    std::string help;    // What it counts.
    std::string kind;    // "counter", "gauge" or "histogram".
    double value = 0;    // Its value.
};
DESCRIBE(MetricFigure, name, labels, help, kind, value);

// All metrics of the process. Asking again for the same name and labels gives the same object, which lives as
// long as this does: ask once and keep the reference. Safe from any thread.
class Metrics {
public:
    // A family keeps this many different labels; further ones share one series whose values are all "other".
    static constexpr std::size_t series_max = 1000;

    Metrics();
    ~Metrics();

    Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
    Gauge& gauge(std::string_view name, std::string_view help, Labels labels = {});
    Histogram& histogram(std::string_view name, std::string_view help, Labels labels = {},
                         std::span<const double> bounds = duration_buckets);
    // Read when asked for; value must be quick and safe from any thread, and must not use these metrics.
    void watch(std::string_view name, std::string_view help, std::function<double()> value);
    // The same for what only grows; its name ends in "_total".
    void watch_total(std::string_view name, std::string_view help, std::function<double()> value);

    // Everything, sorted by name, with the figures of the process itself. Content type: exposition_type.
    std::string expose();
    // The same as values.
    std::vector<MetricFigure> figures();
    static constexpr std::string_view exposition_type = "text/plain; version=0.0.4; charset=utf-8";

private:
    struct Family;
    using Families = std::map<std::string, std::unique_ptr<Family>, std::less<>>;

    void watch_as(std::string_view kind, std::string_view name, std::string_view help,
                  std::function<double()> value);
    template <class T, class... Args>
    T& series(std::string_view name, std::string_view help, Labels labels, Args... args);

    Guarded<Families> families_;
};

}  // namespace heliograph
