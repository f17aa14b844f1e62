// The subcommands of the program; each returns the exit code and throws std::runtime_error with a sentence.
#pragma once

#include <string>
#include <vector>

namespace heliograph::commands {

int serve(std::vector<std::string> arguments);
int user(std::vector<std::string> arguments);
int describe(std::vector<std::string> arguments);
int translate(std::vector<std::string> arguments);
int picture(std::vector<std::string> arguments);
int version();
int help(const std::string& command);

}  // namespace heliograph::commands
