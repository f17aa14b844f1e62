// Programs get their numbers and their preface here.
#include "base/filter/model.h"

#include <atomic>

namespace heliograph::filter {

namespace {

// One line, so that the author's lines are easily counted. A definition hides the builtin of its name.
constexpr std::string_view forbidden =
    "def env: {}; def input: error(\"input does not exist in filters\"); def inputs: input; def debug: .; "
    "def debug(f): .; def stderr: .; def input_filename: null; def input_line_number: 0; "
    "def get_search_list: []; def modulemeta: error(\"modules do not exist in filters\"); "
    "def halt: error(\"halt does not exist in filters\"); def halt_error: halt; def halt_error(f): halt;\n";

}  // namespace

std::shared_ptr<const std::string> make_preface(std::string_view functions) {
    std::string text(forbidden);
    text.append(functions);
    if (text.back() != '\n') text += '\n';
    return std::make_shared<const std::string>(std::move(text));
}

namespace {
std::uint32_t next_id() {
    static std::atomic<std::uint32_t> last_id = 0;
    return ++last_id;
}
}  // namespace

SharedProgram make_program(std::string name, std::shared_ptr<const std::string> before, std::string own) {
    return std::make_shared<const Program>(Program{
        .id = next_id(), .name = std::move(name), .own = std::move(own), .before = std::move(before)});
}

SharedProgram make_program(std::string name, std::shared_ptr<const std::string> before,
                           std::function<std::string()> read_own) {
    return std::make_shared<const Program>(Program{.id = next_id(),
                                                   .name = std::move(name),
                                                   .read_own = std::move(read_own),
                                                   .before = std::move(before)});
}

const char* verdict_name(Verdict verdict) {
    static constexpr const char* names[] = {
        "",          "value",     "nothing",       "error",   "not_compiled", "bad_input",
        "too_large", "timed_out", "out_of_memory", "crashed", "suspended",    "busy"};
    return names[static_cast<std::size_t>(verdict)];
}

}  // namespace heliograph::filter
