// Metrics: counting from threads, and the text as Prometheus reads it.
#include "base/telemetry/metrics.h"

#include <doctest/doctest.h>

#include <ctime>
#include <thread>

#include "base/telemetry/process_figures.h"
#include "base/words/refusal.h"

using namespace heliograph;

namespace {

// Everything before the figures of the process.
std::string own_part(Metrics& metrics) {
    std::string text = metrics.expose();
    return text.substr(0, text.find("# HELP process_"));
}

}  // namespace

TEST_CASE("counters and gauges are told with their labels, sorted by name") {
    Metrics metrics;
    metrics.gauge("sockets", "Open sockets.").add(3);
    metrics.gauge("sockets", "Open sockets.").add(-1);
    metrics.counter("requests_total", "Requests\nanswered.", {{"path", "/a\"b\\"}, {"status", "200"}}).add();
    metrics.counter("requests_total", "Requests\nanswered.", {{"path", "/"}, {"status", "404"}}).add(2);
    CHECK(own_part(metrics) ==
          "# HELP requests_total Requests\\nanswered.\n"
          "# TYPE requests_total counter\n"
          "requests_total{path=\"/\",status=\"404\"} 2\n"
          "requests_total{path=\"/a\\\"b\\\\\",status=\"200\"} 1\n"
          "# HELP sockets Open sockets.\n"
          "# TYPE sockets gauge\n"
          "sockets 2\n");
}

TEST_CASE("a histogram is cumulative and counts a value on its bound as below") {
    Metrics metrics;
    const double bounds[] = {0.5, 1, 10};
    Histogram& histogram = metrics.histogram("seconds", "Time.", {{"door", "x"}}, bounds);
    for (double value : {0.25, 0.5, 2.0, 99.0}) histogram.observe(value);
    CHECK(own_part(metrics) ==
          "# HELP seconds Time.\n"
          "# TYPE seconds histogram\n"
          "seconds_bucket{door=\"x\",le=\"0.5\"} 2\n"
          "seconds_bucket{door=\"x\",le=\"1\"} 2\n"
          "seconds_bucket{door=\"x\",le=\"10\"} 3\n"
          "seconds_bucket{door=\"x\",le=\"+Inf\"} 4\n"
          "seconds_sum{door=\"x\"} 101.75\n"
          "seconds_count{door=\"x\"} 4\n");
}

TEST_CASE("a watched value is read when it is asked for") {
    Metrics metrics;
    double value = 1.5;
    metrics.watch("queue", "Length.", [&] { return value; });
    CHECK(own_part(metrics) == "# HELP queue Length.\n# TYPE queue gauge\nqueue 1.5\n");
    value = 2;
    CHECK(own_part(metrics).ends_with("queue 2\n"));
}

TEST_CASE("a watched value that only grows is a counter") {
    Metrics metrics;
    metrics.watch_total("writes_total", "Writes.", [] { return 7.0; });
    CHECK(own_part(metrics) == "# HELP writes_total Writes.\n# TYPE writes_total counter\nwrites_total 7\n");
    auto figures = metrics.figures();
    CHECK(figures.front().kind == "counter");
    CHECK(figures.front().value == 7);
}

TEST_CASE("no count is lost between threads") {
    Metrics metrics;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 6; ++t)
            threads.emplace_back([&] {
                Counter& counter = metrics.counter("n_total", "N.");
                Histogram& histogram = metrics.histogram("h", "H.");
                for (int i = 0; i < 1000; ++i) {
                    counter.add();
                    histogram.observe(1);
                }
            });
    }
    CHECK(metrics.counter("n_total", "N.").value() == 6000);
    CHECK(metrics.histogram("h", "H.").sum() == 6000);
}

TEST_CASE("labels beyond the limit share one series") {
    Metrics metrics;
    for (std::size_t i = 0; i < Metrics::series_max; ++i)
        metrics.counter("n_total", "N.", {{"who", std::to_string(i)}}).add();
    Counter& one = metrics.counter("n_total", "N.", {{"who", "late"}});
    CHECK(&one == &metrics.counter("n_total", "N.", {{"who", "later"}}));
    CHECK(&one != &metrics.counter("n_total", "N.", {{"who", "7"}}));
    one.add();
    CHECK(own_part(metrics).find("n_total{who=\"other\"} 1\n") != std::string::npos);
}

TEST_CASE("a name that Prometheus would not read, or that changes its kind, is a bug") {
    Metrics metrics;
    CHECK_THROWS_AS(metrics.counter("9lives", "N."), Bug);
    CHECK_THROWS_AS(metrics.counter("a-b", "N."), Bug);
    CHECK_THROWS_AS(metrics.counter("a", "N.", {{"bad label", "x"}}), Bug);
    metrics.counter("n_total", "N.");
    CHECK_THROWS_AS(metrics.gauge("n_total", "N."), Bug);
    CHECK_THROWS_AS(metrics.gauge("n_total", "N.", {{"other", "labels"}}), Bug);
    const double falling[] = {2, 1};
    CHECK_THROWS_AS(metrics.histogram("h", "H.", {}, falling), Bug);
    CHECK_THROWS_AS(metrics.watch("n_total", "N.", [] { return 0.0; }), Bug);
    CHECK_THROWS_AS(metrics.watch_total("grows", "N.", [] { return 0.0; }), Bug);
    CHECK(own_part(metrics) == "# HELP n_total N.\n# TYPE n_total counter\nn_total 0\n");
}

TEST_CASE("the process tells its memory, files, time and start") {
    auto figures = process_figures();
    REQUIRE(figures.size() == 4);
    CHECK(figures[0].value >= 0);
    CHECK(figures[1].value >= 3);
    CHECK(figures[2].value > 100'000);
    double age = static_cast<double>(std::time(nullptr)) - figures[3].value;
    CHECK(age > -5);
    CHECK(age < 3600);
    CHECK(Metrics().expose().find("# TYPE process_cpu_seconds_total counter\n") != std::string::npos);
}
