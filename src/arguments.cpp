// Sorting the words of a command line.
#include "src/arguments.h"

#include <algorithm>
#include <stdexcept>

namespace heliograph {

std::string Arguments::option(const std::string& name, const std::string& otherwise) const {
    auto found = options.find(name);
    return found == options.end() ? otherwise : found->second;
}

Arguments read_arguments(const std::vector<std::string>& from, const std::vector<std::string>& known) {
    Arguments arguments;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!from[i].starts_with("--")) {
            arguments.words.push_back(from[i]);
            continue;
        }
        auto equals = from[i].find('=');
        std::string name = from[i].substr(2, equals == std::string::npos ? equals : equals - 2);
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw std::runtime_error("there is no option --" + name);
        if (equals != std::string::npos)
            arguments.options[name] = from[i].substr(equals + 1);
        else if (i + 1 < from.size())
            arguments.options[name] = from[++i];
        else
            throw std::runtime_error("--" + name + " needs a value");
    }
    return arguments;
}

}  // namespace heliograph
