// heliograph: serve, user, describe, translate, version.
#include <cstdio>
#include <exception>
#include <string_view>

#include "base/filter/worker.h"
#include "src/commands.h"

int main(int count, char** words) {
    using namespace heliograph;
    int status = 0;
    if (filter::is_worker(count, words, status)) return status;
    std::vector<std::string> arguments(words + 1, words + count);
    std::string command = arguments.empty() ? "help" : arguments.front();
    if (!arguments.empty()) arguments.erase(arguments.begin());
    try {
        if (command == "serve") return commands::serve(std::move(arguments));
        if (command == "user") return commands::user(std::move(arguments));
        if (command == "describe") return commands::describe(std::move(arguments));
        if (command == "translate") return commands::translate(std::move(arguments));
        if (command == "version") return commands::version();
        // What the server starts to draw a picture apart from itself.
        if (command == "picture") return commands::picture(std::move(arguments));
        return commands::help(command);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "heliograph: %s\n", failure.what());
        return 1;
    }
}
