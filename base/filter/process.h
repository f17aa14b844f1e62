// One worker process as the server's side sees it. Belongs to one thread, which may wait for it.
#pragma once

#include <sys/types.h>

#include <list>
#include <string>
#include <unordered_map>

#include "base/filter/model.h"
#include "base/words/types.h"

namespace heliograph::filter {

struct ProcessSettings {
    int memory_megabytes = 128;
    int output_bytes_max = 4 << 20;
    int nice = 5;  // How far it stands back behind the server.
};

class Process {
public:
    explicit Process(ProcessSettings settings) : settings_(settings) {}
    ~Process() { end(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Runs the job within limit_ms of computing. A process that breaks a limit, or breaks, is ended here, and
    // the next run has a new one.
    Outcome run(const Job& job, Millis limit_ms);
    // Compiles it before there is work for it.
    void prepare(const Program& program);
    // The programs that it has compiled, the latest first.
    const std::list<std::uint32_t>& programs() const { return recent_; }
    // Grows when those change, and when one could not be compiled.
    std::uint64_t changes() const { return changes_; }

private:
    struct Answer {
        Verdict verdict = Verdict::crashed;
        std::string text;
    };

    bool start();
    // Kills it if it is there; how it ended, in words.
    std::string end();
    Answer load(const Program& program);
    Answer ask(const std::string& frame, Millis limit_ms);
    Answer gone(std::string sentence);
    // False at the end of the time. Reading and writing go on while the process computes less than its limit.
    bool wait_for(short events, Millis began, Millis limit_ms, Millis computed_before);
    Millis computed() const;

    const ProcessSettings settings_;  // Set once.
    // Only on the thread it belongs to.
    pid_t pid_ = 0;
    int socket_ = -1;
    std::uint64_t changes_ = 0;
    std::list<std::uint32_t> recent_;  // Loaded programs, the latest first.
    std::unordered_map<std::uint32_t, std::list<std::uint32_t>::iterator> loaded_;
};

}  // namespace heliograph::filter
