// Reading of /proc/self.
#include "base/telemetry/process_figures.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

namespace heliograph {

namespace {

std::optional<double> resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double all_pages = 0, resident_pages = 0;
    if (!(file >> all_pages >> resident_pages)) return std::nullopt;
    return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

std::optional<double> open_files() {
    std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir("/proc/self/fd"), closedir);
    if (!folder) return std::nullopt;
    double count = -1;  // The folder itself is open while we look.
    while (const dirent* entry = readdir(folder.get()))
        if (entry->d_name[0] != '.') ++count;
    return count;
}

std::optional<double> cpu_seconds() {
    rusage used{};
    if (getrusage(RUSAGE_SELF, &used) != 0) return std::nullopt;
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// Field 22 of stat, in ticks since boot; the name in field 2 may hold blanks, so counting starts behind it.
std::optional<double> start_seconds() {
    std::ifstream stat("/proc/self/stat"), machine("/proc/stat");
    std::string line;
    std::getline(stat, line);
    std::size_t name_end = line.rfind(')');
    if (name_end == line.npos) return std::nullopt;
    std::istringstream fields(line.substr(name_end + 1));
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0, boot = 0;
    if (!(fields >> ticks)) return std::nullopt;
    while (machine >> skipped)
        if (skipped == "btime" && machine >> boot)
            return boot + ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
    return std::nullopt;
}

}  // namespace

std::vector<ProcessFigure> process_figures() {
    std::vector<ProcessFigure> figures;
    auto add = [&](std::string_view name, std::string_view help, std::string_view type,
                   std::optional<double> value) {
        if (value) figures.push_back({name, help, type, *value});
    };
    add("process_cpu_seconds_total", "Processor time used, in seconds.", "counter", cpu_seconds());
    add("process_open_fds", "Open files and sockets.", "gauge", open_files());
    add("process_resident_memory_bytes", "Memory held, in bytes.", "gauge", resident_bytes());
    add("process_start_time_seconds", "When the process started, in seconds since 1970.", "gauge",
        start_seconds());
    return figures;
}

}  // namespace heliograph
