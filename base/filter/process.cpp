// Start, ask, watch the clock, end.
#include "base/filter/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "base/filter/frames.h"

namespace heliograph::filter {

namespace {

// Compiled programs take some 300 KiB each.
constexpr std::size_t programs_max = 64;
constexpr Millis compile_ms = 5000;
// A worker that waits for the processor is not at fault, but not for ever.
constexpr Millis patience = 10;
// Well before the kernel ends it, a worker gives way to a new one.
constexpr Millis worker_life_ms = 1800 * 1000;

Millis to_millis(const timespec& time) { return time.tv_sec * 1000 + time.tv_nsec / 1'000'000; }

Millis steady_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return to_millis(now);
}

std::string how_it_ended(int status) {
    if (WIFEXITED(status)) return "its process ended with status " + std::to_string(WEXITSTATUS(status));
    if (!WIFSIGNALED(status)) return "its process ended";
    if (WTERMSIG(status) == SIGSYS) return "it made a system call that filters may not make";
    return "its process was ended by signal " + std::to_string(WTERMSIG(status));
}

// "... at <top-level>, line 12:\ntext up to the fault": the line, and the column behind that text.
void find_place(Outcome& outcome, const Program& program) {
    auto at = outcome.text.find(", line ");
    if (at == std::string::npos) return;
    const char* end = outcome.text.data() + outcome.text.size();
    auto [rest, error] = std::from_chars(outcome.text.data() + at + 7, end, outcome.line);
    if (error != std::errc()) return;
    std::string_view shown(rest, static_cast<std::size_t>(end - rest));
    if (shown.starts_with(":\n")) shown.remove_prefix(2);
    shown = shown.substr(0, shown.find('\n'));
    outcome.column = static_cast<int>(std::max<std::size_t>(shown.size(), 1));
    auto lines_before = static_cast<int>(std::ranges::count(*program.before, '\n'));
    outcome.line = std::max(outcome.line - lines_before, 1);
    std::string sentence = outcome.text.substr(0, at);
    if (auto place = sentence.rfind(" at <top-level>"); place != std::string::npos) sentence.resize(place);
    for (std::string_view lead : {"jq: ", "error: "})
        if (sentence.starts_with(lead)) sentence.erase(0, lead.size());
    if (auto advice = sentence.find(" (Unix shell"); advice != std::string::npos) sentence.resize(advice);
    outcome.text = sentence;
}

std::string run_frame(const Job& job) {
    FrameWriter frame;
    frame.number(static_cast<std::uint32_t>(Ask::run));
    frame.number(job.program ? job.program->id : 0);
    frame.number(static_cast<std::uint32_t>(job.kind));
    frame.text(job.envelope);
    frame.text(job.body ? *job.body : std::string());
    return frame.done();
}

}  // namespace

bool Process::start() {
    ++changes_;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    // Its side must not be where ours is to be, or the copy would keep the flag that closes it.
    int theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, worker_socket + 1);
    close(ends[1]);
    std::string memory = std::to_string(settings_.memory_megabytes);
    std::string output = std::to_string(settings_.output_bytes_max);
    std::string own = "/proc/self/exe", command = worker_command, zone = "TZ=UTC0";
    // libjq asks for small pieces without end; the C library keeps more of them at hand than it would.
    std::string pieces = "GLIBC_TUNABLES=glibc.malloc.tcache_count=2000";
    char* words[] = {own.data(), command.data(), memory.data(), output.data(), nullptr};
    char* environment[] = {zone.data(), pieces.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (int standard : {0, 1, 2})
        posix_spawn_file_actions_addopen(&files, standard, "/dev/null", standard ? O_WRONLY : O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, theirs, worker_socket);
    posix_spawn_file_actions_addclosefrom_np(&files, worker_socket + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, standard;
    sigemptyset(&none);
    sigfillset(&standard);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &standard);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    int failed =
        theirs < 0 ? EMFILE : posix_spawn(&pid_, own.c_str(), &files, &attributes, words, environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (theirs >= 0) close(theirs);
    if (failed) {
        close(ends[0]);
        pid_ = 0;
        return false;
    }
    socket_ = ends[0];
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(pid_), settings_.nice);
    return true;
}

std::string Process::end() {
    if (pid_ == 0) return {};
    close(socket_);
    kill(pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    socket_ = -1;
    recent_.clear();
    loaded_.clear();
    ++changes_;
    return how_it_ended(status);
}

Process::Answer Process::gone(std::string sentence) {
    // It may be ending by itself just now: its own status says more than our signal.
    int status = 0;
    for (int turn = 0; turn < 50 && pid_ != 0; ++turn) {
        if (waitpid(pid_, &status, WNOHANG) != pid_) {
            poll(nullptr, 0, 2);
            continue;
        }
        close(socket_);
        pid_ = 0;
        recent_.clear();
        loaded_.clear();
        ++changes_;
        if (WIFEXITED(status) && WEXITSTATUS(status) == memory_status) return {Verdict::out_of_memory, ""};
        return {Verdict::crashed, how_it_ended(status)};
    }
    end();
    return {Verdict::crashed, std::move(sentence)};
}

Millis Process::computed() const {
    clockid_t clock;
    timespec used{};
    if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
    return to_millis(used);
}

bool Process::wait_for(short events, Millis began, Millis limit_ms, Millis computed_before) {
    while (true) {
        Millis passed = steady_now() - began;
        Millis rest = limit_ms - passed;
        // Late, but the processor was busy with others: a little longer.
        if (rest <= 0 && passed < limit_ms * patience) {
            rest = limit_ms - (computed() - computed_before);
            if (rest > 0) rest = std::clamp<Millis>(rest, 5, 100);
        }
        if (rest <= 0) return false;
        pollfd watched{.fd = socket_, .events = events};
        int ready = poll(&watched, 1, static_cast<int>(rest));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

Process::Answer Process::ask(const std::string& frame, Millis limit_ms) {
    Millis began = steady_now(), computed_before = computed();
    auto too_late = [this] { return end(), Answer{Verdict::timed_out, ""}; };
    for (std::size_t sent = 0; sent < frame.size();) {
        ssize_t put = send(socket_, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put > 0) {
            sent += static_cast<std::size_t>(put);
        } else if (errno == EAGAIN) {
            if (!wait_for(POLLOUT, began, limit_ms, computed_before)) return too_late();
        } else if (errno != EINTR) {
            return gone("it did not take its input");
        }
    }
    std::string bytes;
    std::size_t wanted = sizeof(std::uint32_t);
    bytes.resize(wanted);
    bool has_length = false;
    for (std::size_t got = 0; got < wanted;) {
        ssize_t came = recv(socket_, bytes.data() + got, wanted - got, MSG_DONTWAIT);
        if (came > 0) {
            got += static_cast<std::size_t>(came);
            if (got < wanted || has_length) continue;
            std::uint32_t length = FrameReader(bytes).number();
            if (length > frame_bytes_max) return end(), Answer{Verdict::crashed, "its answer makes no sense"};
            has_length = true;
            wanted += length;
            bytes.resize(wanted);
        } else if (came == 0 || (errno != EAGAIN && errno != EINTR)) {
            return gone("its process ended");
        } else if (errno == EAGAIN && !wait_for(POLLIN, began, limit_ms, computed_before)) {
            return too_late();
        }
    }
    FrameReader answer(std::string_view(bytes).substr(sizeof(std::uint32_t)));
    auto verdict = static_cast<Verdict>(answer.number());
    return {verdict, std::string(answer.text())};
}

Process::Answer Process::load(const Program& program) {
    if (auto found = loaded_.find(program.id); found != loaded_.end()) {
        recent_.splice(recent_.begin(), recent_, found->second);
        return {Verdict::value, ""};
    }
    if (recent_.size() >= programs_max) {
        FrameWriter frame;
        frame.number(static_cast<std::uint32_t>(Ask::drop));
        frame.number(recent_.back());
        std::string bytes = frame.done();
        if (send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return gone("its process ended");
        loaded_.erase(recent_.back());
        recent_.pop_back();
    }
    FrameWriter frame;
    frame.number(static_cast<std::uint32_t>(Ask::load));
    frame.number(program.id);
    frame.text(*program.before + (program.read_own ? program.read_own() : program.own));
    ++changes_;
    Answer answer = ask(frame.done(), compile_ms);
    if (answer.verdict != Verdict::value) return answer;
    recent_.push_front(program.id);
    loaded_[program.id] = recent_.begin();
    return answer;
}

void Process::prepare(const Program& program) {
    if (pid_ != 0 || start()) load(program);
}

Outcome Process::run(const Job& job, Millis limit_ms) {
    if (pid_ != 0 && computed() > worker_life_ms) end();
    if (pid_ == 0 && !start()) return {.verdict = Verdict::crashed, .text = "no process could be started"};
    Answer answer{Verdict::value, ""};
    if (job.program) answer = load(*job.program);
    if (answer.verdict == Verdict::value) answer = ask(run_frame(job), limit_ms);
    Outcome outcome{.verdict = answer.verdict, .text = std::move(answer.text)};
    if (outcome.verdict == Verdict::not_compiled) find_place(outcome, *job.program);
    return outcome;
}

}  // namespace heliograph::filter
