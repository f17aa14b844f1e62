// What the kernel says of this process: memory, files, time.
#pragma once

#include <string_view>
#include <vector>

namespace heliograph {

struct ProcessFigure {
    std::string_view name;  // As Prometheus names it: process_resident_memory_bytes.
    std::string_view help;
    std::string_view type;
    double value;
};

// Read afresh from /proc; what cannot be read is left out.
std::vector<ProcessFigure> process_figures();

}  // namespace heliograph
