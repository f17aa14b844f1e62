// Words of the command line: --name VALUE options and the rest.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace heliograph {

struct Arguments {
    std::map<std::string, std::string> options;  // By name without dashes.
    std::vector<std::string> words;

    std::string option(const std::string& name, const std::string& otherwise = "") const;
};

// Throws std::runtime_error naming an option that is not among `known` or has no value.
Arguments read_arguments(const std::vector<std::string>& from, const std::vector<std::string>& known);

}  // namespace heliograph
