// Where lines go: spdlog's queue and sinks behind our own lines.
#include "base/telemetry/log.h"

#include <spdlog/async.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/telemetry/log_line.h"
#include "base/words/guarded.h"

namespace heliograph::log {

namespace {

struct Output {
    std::shared_ptr<spdlog::logger> logger;
    std::atomic<Level>* level;
    bool json;
};

// What start() made: the outputs and the thread that feeds them.
struct Running {
    std::vector<Output> outputs;
    std::shared_ptr<spdlog::details::thread_pool> thread;  // Last: it must have ended before the outputs go.
};

std::atomic<Level> console_level = Level::off;
std::atomic<Level> file_level = Level::off;

Guarded<std::shared_ptr<const Running>>& running() {
    static Guarded<std::shared_ptr<const Running>> shared;
    return shared;
}

std::shared_ptr<const Running> current() {
    auto locked = running().lock();
    return *locked;
}

Output output(const std::shared_ptr<spdlog::details::thread_pool>& thread, spdlog::sink_ptr sink,
              std::atomic<Level>* level, bool json) {
    auto logger = std::make_shared<spdlog::async_logger>("heliograph", std::move(sink), thread,
                                                         spdlog::async_overflow_policy::overrun_oldest);
    logger->set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
    logger->set_level(spdlog::level::trace);
    logger->flush_on(spdlog::level::info);
    return {std::move(logger), level, json};
}

spdlog::level::level_enum spdlog_level(Level level) {
    constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug, spdlog::level::info,
                                                    spdlog::level::warn, spdlog::level::err,
                                                    spdlog::level::off};
    return levels[static_cast<int>(level)];
}

}  // namespace

std::expected<void, std::string> start(const Settings& settings) {
    stop();
    auto made = std::make_shared<Running>();
    try {
        made->thread =
            std::make_shared<spdlog::details::thread_pool>(std::max<std::size_t>(settings.queue_lines, 1), 1);
        made->outputs.push_back(output(made->thread, std::make_shared<spdlog::sinks::stdout_sink_mt>(),
                                       &console_level, settings.console_json));
        if (!settings.file.empty())
            made->outputs.push_back(output(
                made->thread,
                std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                    settings.file, std::max<std::size_t>(settings.file_bytes_max, 4096), settings.files_kept),
                &file_level, settings.file_json));
    } catch (const spdlog::spdlog_ex& fault) {
        return std::unexpected(std::string(fault.what()));
    }
    {
        auto locked = running().lock();
        *locked = made;
    }
    set_levels(settings.console_level, settings.file.empty() ? Level::off : settings.file_level);
    return {};
}

void stop() {
    std::shared_ptr<const Running> last;
    {
        auto locked = running().lock();
        last = std::move(*locked);
        *locked = nullptr;
    }
    detail::lowest = Level::warn;
    // Whoever still writes shares it; the last one out ends the thread, which first writes what waits.
}

void set_levels(Level console, Level file) {
    console_level = console;
    file_level = file;
    detail::lowest = std::min(console, file);
}

std::uint64_t dropped() {
    auto now = current();
    return now ? now->thread->overrun_counter() : 0;
}

void write(Level level, std::string_view message, Fields fields) {
    Millis at = std::chrono::duration_cast<std::chrono::milliseconds>(
                    std::chrono::system_clock::now().time_since_epoch())
                    .count();
    Record record{at, level, message, fields};
    auto now = current();
    if (!now) {
        std::string line = plain_line(record) + '\n';
        std::fwrite(line.data(), 1, line.size(), stderr);
        return;
    }
    std::string plain, json;
    for (const Output& output : now->outputs) {
        if (level < output.level->load(std::memory_order_relaxed)) continue;
        std::string& line = output.json ? json : plain;
        if (line.empty()) line = output.json ? json_line(record) : plain_line(record);
        output.logger->log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
    }
}

}  // namespace heliograph::log
