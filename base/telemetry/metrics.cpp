// Counting, and the text that tells the counts.
#include "base/telemetry/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <variant>

#include "base/telemetry/process_figures.h"
#include "base/words/refusal.h"

namespace heliograph {

namespace metrics_detail {

std::size_t stripe() {
    static std::atomic<std::size_t> threads = 0;
    thread_local const std::size_t mine = threads.fetch_add(1, std::memory_order_relaxed) % stripe_count;
    return mine;
}

}  // namespace metrics_detail

std::uint64_t Counter::value() const {
    std::uint64_t total = 0;
    for (const Cell& cell : cells_) total += cell.n.load(std::memory_order_relaxed);
    return total;
}

Histogram::Histogram(std::span<const double> bounds) : bounds_(bounds.begin(), bounds.end()) {
    ENSURE(std::ranges::is_sorted(bounds_));
    for (Stripe& stripe : stripes_)
        stripe.counts = std::make_unique<std::atomic<std::uint64_t>[]>(bounds_.size() + 1);
}

void Histogram::observe(double value) {
    Stripe& stripe = stripes_[metrics_detail::stripe()];
    auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
    stripe.counts[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    stripe.sum.fetch_add(value, std::memory_order_relaxed);
}

std::vector<std::uint64_t> Histogram::counts() const {
    std::vector<std::uint64_t> total(bounds_.size() + 1);
    for (const Stripe& stripe : stripes_)
        for (std::size_t i = 0; i < total.size(); ++i)
            total[i] += stripe.counts[i].load(std::memory_order_relaxed);
    return total;
}

double Histogram::sum() const {
    double total = 0;
    for (const Stripe& stripe : stripes_) total += stripe.sum.load(std::memory_order_relaxed);
    return total;
}

namespace {

bool valid_name(std::string_view name, std::string_view also) {
    if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
    return std::ranges::all_of(name, [also](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || also.contains(c);
    });
}

std::string escaped(std::string_view text, bool quotes) {
    std::string out;
    for (char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || (quotes && c == '"')) out += '\\';
        out += c;
    }
    return out;
}

// `a="1",b="2"`, without braces.
std::string written(const Labels& labels) {
    std::string out;
    for (const auto& [name, value] : labels) {
        ENSURE(valid_name(name, "_"));
        if (!out.empty()) out += ',';
        out.append(name).append("=\"").append(escaped(value, true)).append("\"");
    }
    return out;
}

std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

template <class N>
void append_sample(std::string& out, std::string_view name, std::string_view labels, const N& value) {
    out += name;
    if (!labels.empty()) out.append("{").append(labels).append("}");
    fmt::format_to(std::back_inserter(out), " {}\n", value);
}

void append_heading(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} {2}\n", name, escaped(help, false),
                   type);
}

struct Watched {
    std::string_view kind;  // "counter" or "gauge".
    std::function<double()> value;
};
using Series =
    std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>, Watched>;

void append_series(std::string& out, const std::string& name, const std::string& labels,
                   const Counter& counter) {
    append_sample(out, name, labels, counter.value());
}

void append_series(std::string& out, const std::string& name, const std::string& labels, const Gauge& gauge) {
    append_sample(out, name, labels, gauge.value());
}

void append_series(std::string& out, const std::string& name, const std::string& labels,
                   const Histogram& histogram) {
    const std::string comma = labels.empty() ? "" : ",";
    std::vector<std::uint64_t> counts = histogram.counts();
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        so_far += counts[i];
        std::string bound = i < histogram.bounds().size() ? number(histogram.bounds()[i]) : "+Inf";
        append_sample(out, name + "_bucket", labels + comma + "le=\"" + bound + "\"", so_far);
    }
    append_sample(out, name + "_sum", labels, number(histogram.sum()));
    append_sample(out, name + "_count", labels, so_far);
}

std::string_view kind_of(const Series& series) {
    constexpr std::string_view kinds[] = {"counter", "gauge", "histogram"};
    auto* watched = std::get_if<Watched>(&series);
    return watched ? watched->kind : kinds[series.index()];
}

void append_figures(std::vector<MetricFigure>& all, MetricFigure figure, const Series& series) {
    if (auto* watched = std::get_if<Watched>(&series)) figure.value = watched->value();
    if (auto* counter = std::get_if<std::unique_ptr<Counter>>(&series))
        figure.value = static_cast<double>((*counter)->value());
    if (auto* gauge = std::get_if<std::unique_ptr<Gauge>>(&series))
        figure.value = static_cast<double>((*gauge)->value());
    if (auto* histogram = std::get_if<std::unique_ptr<Histogram>>(&series)) {
        const std::string name = figure.name;
        std::uint64_t count = 0;
        for (std::uint64_t each : (*histogram)->counts()) count += each;
        figure.name = name + "_count";
        figure.value = static_cast<double>(count);
        all.push_back(figure);
        figure.name = name + "_sum";
        figure.value = (*histogram)->sum();
    }
    all.push_back(std::move(figure));
}

}  // namespace

struct Metrics::Family {
    std::string help;
    std::map<std::string, Series> series;  // By written labels.
};

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

template <class T, class... Args>
T& Metrics::series(std::string_view name, std::string_view help, Labels labels, Args... args) {
    ENSURE(valid_name(name, "_:"));
    std::string key = written(labels);
    auto families = families_.lock();
    auto& family = (*families)[std::string(name)];
    if (!family) family = std::make_unique<Family>(std::string(help));
    auto& all = family->series;
    // One name is one kind of metric.
    ENSURE(all.empty() || std::holds_alternative<std::unique_ptr<T>>(all.begin()->second));
    auto found = all.find(key);
    if (found == all.end() && all.size() >= series_max) {
        for (auto& [label, value] : labels) value = "other";
        key = written(labels);
        found = all.find(key);
    }
    if (found == all.end()) found = all.emplace(key, std::make_unique<T>(args...)).first;
    return *std::get<std::unique_ptr<T>>(found->second);
}

Counter& Metrics::counter(std::string_view name, std::string_view help, Labels labels) {
    return series<Counter>(name, help, std::move(labels));
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, Labels labels) {
    return series<Gauge>(name, help, std::move(labels));
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, Labels labels,
                              std::span<const double> bounds) {
    return series<Histogram>(name, help, std::move(labels), bounds);
}

void Metrics::watch(std::string_view name, std::string_view help, std::function<double()> value) {
    watch_as("gauge", name, help, std::move(value));
}

void Metrics::watch_total(std::string_view name, std::string_view help, std::function<double()> value) {
    ENSURE(name.ends_with("_total"));
    watch_as("counter", name, help, std::move(value));
}

void Metrics::watch_as(std::string_view kind, std::string_view name, std::string_view help,
                       std::function<double()> value) {
    ENSURE(valid_name(name, "_:"));
    auto families = families_.lock();
    auto family = std::make_unique<Family>(std::string(help));
    family->series.emplace("", Watched{kind, std::move(value)});
    bool added = families->try_emplace(std::string(name), std::move(family)).second;
    ENSURE(added);
}

std::vector<MetricFigure> Metrics::figures() {
    std::vector<MetricFigure> all;
    {
        auto families = families_.lock();
        for (const auto& [name, family] : *families)
            for (const auto& [labels, series] : family->series)
                append_figures(all,
                               {.name = name,
                                .labels = labels,
                                .help = family->help,
                                .kind = std::string(kind_of(series))},
                               series);
    }
    for (const ProcessFigure& figure : process_figures())
        all.push_back({.name = std::string(figure.name),
                       .help = std::string(figure.help),
                       .kind = std::string(figure.type),
                       .value = figure.value});
    return all;
}

std::string Metrics::expose() {
    std::string out;
    {
        auto families = families_.lock();
        for (const auto& [name, family] : *families) {
            if (family->series.empty()) continue;  // Its first series could not be made.
            append_heading(out, name, family->help, kind_of(family->series.begin()->second));
            for (const auto& [labels, series] : family->series) {
                if (auto* watched = std::get_if<Watched>(&series))
                    append_sample(out, name, labels, number(watched->value()));
                else
                    std::visit(
                        [&](const auto& kept) {
                            if constexpr (requires { *kept; }) append_series(out, name, labels, *kept);
                        },
                        series);
            }
        }
    }
    for (const ProcessFigure& figure : process_figures()) {
        append_heading(out, figure.name, figure.help, figure.type);
        append_sample(out, figure.name, "", number(figure.value));
    }
    return out;
}

}  // namespace heliograph
