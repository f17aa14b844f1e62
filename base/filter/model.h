// A filter: a jq program that turns one JSON value into another, and what may come of running it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace heliograph::filter {

// Compiled once in each worker that meets it. Frozen.
struct Program {
    std::uint32_t id = 0;  // No other program of this process has it.
    std::string name;      // For the log: "github", "filter of hook ...".
    std::string own;       // The author's text; empty where it is only read when it is needed.
    std::function<std::string()> read_own;
    // What stands before it; shared among programs.
    std::shared_ptr<const std::string> before;
};
using SharedProgram = std::shared_ptr<const Program>;

// What stands before programs: it puts what filters must not use out of their reach, then come the functions.
std::shared_ptr<const std::string> make_preface(std::string_view functions);
SharedProgram make_program(std::string name, std::shared_ptr<const std::string> before, std::string own);
// The text is read from where it is kept each time a process compiles it. `read_own` is called on any thread.
SharedProgram make_program(std::string name, std::shared_ptr<const std::string> before,
                           std::function<std::string()> read_own);

enum class BodyKind : std::uint8_t { json = 1, text = 2, xml = 3 };

// One run. The program's input is the envelope, a JSON object, with the body as its member `body`.
struct Job {
    SharedProgram program;  // Null: the body, which is XML, is only turned into JSON.
    std::string envelope = "{}";
    BodyKind kind = BodyKind::json;
    std::shared_ptr<const std::string> body;
};

enum class Verdict : std::uint8_t {
    value = 1,      // `text` is the first value that came out, as JSON.
    nothing,        // No value came out.
    error,          // The program gave up; `text` says why.
    not_compiled,   // `text` is the compiler's sentence, with line and column.
    bad_input,      // The body is not what its kind says.
    too_large,      // The value is longer than allowed.
    timed_out,      // Stopped for the time it took.
    out_of_memory,  // Stopped for the memory it took.
    crashed,        // Its process ended by itself; `text` says how.
    suspended,      // Not run, for it was stopped too often lately.
    busy,           // Not run, for too many wait.
};
const char* verdict_name(Verdict verdict);

struct Outcome {
    Verdict verdict = Verdict::busy;
    std::string text;
    int line = 0;  // Of an error of the compiler, in the author's text; 0 where none is known.
    int column = 0;
    std::int64_t microseconds = 0;  // From the request to the answer, waiting included.
};

}  // namespace heliograph::filter
