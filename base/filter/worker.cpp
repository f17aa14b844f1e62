// Inside the sandbox: compile, run, answer. Nothing here trusts a program or a body.
#include "base/filter/worker.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "base/filter/frames.h"
#include "base/filter/json_values.h"
#include "base/filter/model.h"
#include "base/filter/regexes.h"
#include "base/filter/sandbox.h"
#include "base/filter/xml.h"

extern "C" {
#include <jq.h>
}

namespace heliograph::filter {

namespace {

struct Worker {
    std::unordered_map<std::uint32_t, jq_state*> programs;
    std::size_t output_bytes_max = 0;
};

bool read_all(char* into, std::size_t size) {
    while (size > 0) {
        ssize_t got = read(worker_socket, into, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_all(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        ssize_t put = write(worker_socket, bytes.data() + sent, bytes.size() - sent);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        sent += static_cast<std::size_t>(put);
    }
    return true;
}

std::string text_of(jv value) {
    std::string text(jv_string_value(value),
                     static_cast<std::size_t>(jv_string_length_bytes(jv_copy(value))));
    jv_free(value);
    return text;
}

// An error is text or any other value.
std::string message_of(jv invalid) {
    jv message = jv_invalid_get_msg(invalid);
    if (jv_get_kind(message) == JV_KIND_STRING) return text_of(message);
    return json_text(message);
}

std::string answer(Verdict verdict, std::string_view text) {
    FrameWriter frame;
    frame.number(static_cast<std::uint32_t>(verdict));
    frame.text(text);
    return frame.done();
}

void no_memory(void*) { _exit(memory_status); }

void collect(void* into, jv message) {
    auto& lines = *static_cast<std::string*>(into);
    jv line = jq_format_error(message);
    if (jv_get_kind(line) != JV_KIND_STRING) return jv_free(line);
    if (!lines.empty()) lines += '\n';
    lines += text_of(line);
}

std::string load(Worker& worker, FrameReader& frame) {
    std::uint32_t id = frame.number();
    std::string source(frame.text());
    std::string errors;
    jq_state* program = jq_init();
    if (!program) _exit(memory_status);
    jq_set_nomem_handler(program, no_memory, nullptr);
    jq_set_error_cb(program, collect, &errors);
    if (!jq_compile(program, source.c_str())) {
        jq_teardown(&program);
        return answer(Verdict::not_compiled, errors);
    }
    jq_set_error_cb(program, nullptr, nullptr);
    worker.programs[id] = program;
    return answer(Verdict::value, "");
}

void drop(Worker& worker, std::uint32_t id) {
    auto found = worker.programs.find(id);
    if (found == worker.programs.end()) return;
    jq_teardown(&found->second);
    worker.programs.erase(found);
}

// libjq also reads what is nearly JSON.
std::optional<jv> json_or_like_it(std::string_view text) {
    if (auto value = json_value(text)) return value;
    jv value = jv_parse_sized(text.data(), static_cast<int>(text.size()));
    if (jv_is_valid(value)) return value;
    jv_free(value);
    return std::nullopt;
}

std::optional<jv> body_value(BodyKind kind, std::string_view body) {
    auto size = static_cast<int>(body.size());
    if (kind == BodyKind::text) return jv_string_sized(body.data(), size);
    if (kind == BodyKind::xml) return xml_value(body);
    return json_or_like_it(body);
}

std::string evaluate(Worker& worker, jq_state* program, jv input) {
    jq_start(program, input, 0);
    jv value = jq_next(program);
    bool stopped = !jv_is_valid(value);
    if (stopped) {
        bool error = jv_invalid_has_msg(jv_copy(value));
        if (error) return answer(Verdict::error, message_of(value).substr(0, 2000));
        jv_free(value);
        return answer(Verdict::nothing, "");
    }
    std::string text = json_text(value);
    // What it still holds of the input is let go.
    jq_start(program, jv_null(), 0);
    if (text.size() > worker.output_bytes_max) return answer(Verdict::too_large, "");
    return answer(Verdict::value, text);
}

std::string run(Worker& worker, FrameReader& frame) {
    auto found = worker.programs.find(frame.number());
    auto kind = static_cast<BodyKind>(frame.number());
    std::string_view envelope = frame.text(), body = frame.text();
    auto value = body_value(kind, body);
    if (!value) return answer(Verdict::bad_input, "");
    if (found == worker.programs.end()) return answer(Verdict::value, json_text(*value));
    auto input = json_or_like_it(envelope);
    if (!input || jv_get_kind(*input) != JV_KIND_OBJECT) {
        if (input) jv_free(*input);
        jv_free(*value);
        return answer(Verdict::bad_input, "");
    }
    return evaluate(worker, found->second, jv_object_set(*input, jv_string("body"), *value));
}

bool answer_one(Worker& worker, std::string& buffer) {
    std::uint32_t length = 0;
    if (!read_all(reinterpret_cast<char*>(&length), sizeof length)) return false;
    if (length > frame_bytes_max) return false;
    buffer.resize(length);
    if (!read_all(buffer.data(), length)) return false;
    FrameReader frame(buffer);
    switch (static_cast<Ask>(frame.number())) {
        case Ask::load:
            return write_all(load(worker, frame));
        case Ask::run:
            return write_all(run(worker, frame));
        case Ask::drop:
            drop(worker, frame.number());
            return true;
    }
    return false;
}

}  // namespace

int work(int memory_megabytes, int output_bytes_max) {
    // Times are told in UTC, and nothing of the server's environment is here to be read.
    tzset();
    clearenv();
    jv_nomem_handler(no_memory, nullptr);
    // What jq makes once is made before memory is counted.
    jq_state* first = jq_init();
    jq_compile(first, ".");
    jq_teardown(&first);
    keep_regexes();
    // So is what the first text that is no JSON, or has too large a number, makes: there sanitizers ask the
    // system.
    for (const char* text : {"{", "1e999"}) json_value(text);
    if (!enter_sandbox(memory_megabytes)) return 78;
    Worker worker{.output_bytes_max = static_cast<std::size_t>(output_bytes_max)};
    std::string buffer;
    while (answer_one(worker, buffer)) {
        if (buffer.capacity() > (1u << 20)) buffer = {};
    }
    return 0;
}

bool is_worker(int count, char** words, int& status) {
    if (count != 4 || std::string_view(words[1]) != worker_command) return false;
    status = work(std::atoi(words[2]), std::atoi(words[3]));
    return true;
}

}  // namespace heliograph::filter
