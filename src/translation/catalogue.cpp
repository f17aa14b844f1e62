// Starting, watching the administrator's folder, stopping.
#include "src/translation/catalogue.h"

#include <filesystem>

#include "base/telemetry/log.h"
#include "base/telemetry/metrics.h"
#include "base/words/task.h"
#include "base/words/workers.h"
#include "src/settings.h"

namespace heliograph::translation {

namespace {

constexpr Millis look_ms = 2000;
constexpr std::size_t predicates_max = 256;

filter::PoolSettings pool_settings(const HeliographSettings& settings) {
    filter::PoolSettings pool;
    pool.workers = static_cast<std::size_t>(settings.FilterWorkers);
    pool.limit_ms = settings.FilterMilliseconds;
    pool.process.memory_megabytes = settings.FilterMemoryMegabytes;
    // Adapters are tested, and a hook whose message comes late is no better for having come early.
    pool.process.nice = 0;
    pool.prepares = true;
    return pool;
}

filter::PoolSettings own_settings(const HeliographSettings& settings) {
    auto pool = pool_settings(settings);
    pool.suspends = true;
    pool.prepares = false;
    pool.waiting_max = 1024;
    pool.waiting_max_each = 64;
    // Whatever strangers' filters compute, the server has the processor first.
    pool.process.nice = 19;
    return pool;
}

// Paths, sizes and times of all files, as one text.
std::string state_of(const std::string& folder) {
    namespace fs = std::filesystem;
    std::string state;
    std::error_code broken;
    for (auto it = fs::recursive_directory_iterator(folder, broken);
         !broken && it != fs::recursive_directory_iterator(); it.increment(broken)) {
        if (it.depth() > 3) it.disable_recursion_pending();
        std::error_code gone;
        auto time = it->last_write_time(gone).time_since_epoch().count();
        std::uintmax_t size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
        state += it->path().string() + " " + std::to_string(time) + " " + std::to_string(size) + "\n";
        if (state.size() > (4u << 20)) break;
    }
    return state;
}

Task<void> watch(App* app, Catalogue* catalogue, std::shared_ptr<std::atomic<bool>> stopped) {
    while (!*stopped) {
        co_await sleep_for(look_ms);
        if (*stopped) co_return;
        std::string folder = app->settings.now()->heliograph.IntegrationsFolder;
        try {
            // A stopping server gives up its workers only after the catalogue has stopped.
            co_await app->workers.run([catalogue, folder, stopped] {
                if (!*stopped) catalogue->reload(folder);
            });
        } catch (const Refusal& busy) {
            log::debug("integrations not looked at", {{"reason", busy.id}});
        }
    }
}

void watch_pool(Metrics& metrics, const filter::PoolFigures& figures, const std::string& name) {
    auto total = [&](const char* what, const char* help, const std::atomic<std::uint64_t>& figure) {
        metrics.watch_total("heliograph_" + name + "_" + what + "_total", help,
                            [&figure] { return static_cast<double>(figure.load()); });
    };
    total("runs", "Runs.", figures.runs);
    total("stopped", "Runs that were stopped for time or memory, or that broke.", figures.stopped);
    total("suspended", "Runs left out after too many of those.", figures.suspended);
    total("busy", "Runs left out because too many waited.", figures.busy);
    metrics.watch("heliograph_" + name + "_waiting", "Runs that wait.",
                  [&figures] { return static_cast<double>(figures.waiting.load()); });
}

}  // namespace

Catalogue::Catalogue() : integrations_(std::make_shared<const Integrations>()) {}
Catalogue::~Catalogue() { stop(); }

void Catalogue::open(const HeliographSettings& settings, const std::vector<Shelf>& shelves) {
    adapters_ = std::make_unique<filter::Pool>(pool_settings(settings));
    own_filters_ = std::make_unique<filter::Pool>(own_settings(settings));
    take(read_integrations(shelves));
}

void Catalogue::start(App& app) {
    auto settings = app.settings.now();
    open(settings->heliograph, {built_in_shelf()});
    watch_pool(app.metrics, adapters_->figures(), "adapters");
    watch_pool(app.metrics, own_filters_->figures(), "own_filters");
    reload(settings->heliograph.IntegrationsFolder);
    app.loops.front()->post([&app, this] { spawn("watch over integrations", watch(&app, this, stopped_)); });
}

void Catalogue::stop() {
    *stopped_ = true;
    if (adapters_) adapters_->close();
    if (own_filters_) own_filters_->close();
}

SharedIntegrations Catalogue::now() {
    auto held = integrations_.lock();
    return *held;
}

void Catalogue::take(Integrations read) {
    for (const auto& fault : read.faults) log::error("an integration is left out", {{"reason", fault}});
    auto made = std::make_shared<const Integrations>(std::move(read));
    adapters_->forget_expected();
    auto held = integrations_.lock();
    *held = std::move(made);
}

void Catalogue::expect(const std::vector<std::string>& names) {
    auto known = now();
    std::vector<filter::SharedProgram> programs;
    for (const auto& name : names)
        if (auto integration = known->find(name)) programs.push_back(integration->adapter);
    if (!programs.empty()) adapters_->expect(programs);
}

filter::SharedProgram Catalogue::predicate(const std::string& text) {
    auto shared = now()->shared;
    auto known = predicates_.lock();
    if (known->shared != shared || known->by_text.size() >= predicates_max) *known = {shared, {}};
    auto& program = known->by_text[text];
    if (!program) program = filter::make_program("when", shared, text);
    return program;
}

bool Catalogue::reload(const std::string& folder) {
    std::string state = folder.empty() ? std::string() : folder + "\n" + state_of(folder);
    {
        auto seen = seen_.lock();
        if (*seen == state) return false;
        *seen = state;
    }
    std::vector<Shelf> shelves{built_in_shelf()};
    try {
        if (!folder.empty()) shelves.push_back(folder_shelf(folder));
    } catch (const std::exception& unreadable) {
        log::error("the folder of own integrations is not read", {{"reason", unreadable.what()}});
    }
    take(read_integrations(shelves));
    log::info("integrations read", {{"folder", folder}, {"count", now()->all.size()}});
    return true;
}

}  // namespace heliograph::translation
