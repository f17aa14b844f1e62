// The parent's part: starts the child, reads what it drew, ends it when it takes too long.
#include "src/files/pictures.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <sstream>

namespace heliograph::files {

namespace {

constexpr std::chrono::seconds patience{20};
constexpr std::size_t output_bytes_max = 32 * 1024 * 1024;

struct Child {
    pid_t pid = -1;
    int output = -1;
};

class FileActions {
public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    posix_spawn_file_actions_t* get() { return &actions_; }

private:
    posix_spawn_file_actions_t actions_;
};

// It gets no file but the picture, no secret of the environment, and no signal mask of ours.
std::optional<Child> start_child(int picture, std::int64_t pixels_max) {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) < 0) return std::nullopt;
    FileActions actions;
    posix_spawn_file_actions_adddup2(actions.get(), picture, 0);
    posix_spawn_file_actions_adddup2(actions.get(), pipe_ends[1], 1);
    posix_spawn_file_actions_addopen(actions.get(), 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(actions.get(), 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string program = "heliograph", command = "picture", pixels = std::to_string(pixels_max);
    std::array<char*, 4> words{program.data(), command.data(), pixels.data(), nullptr};
    // One thread, no modules of other formats, no temporary files.
    std::string threads = "VIPS_CONCURRENCY=1", home = "VIPSHOME=/nonexistent",
                memory = "VIPS_DISC_THRESHOLD=4g";
    std::array<char*, 4> environment{threads.data(), home.data(), memory.data(), nullptr};
    Child child{.output = pipe_ends[0]};
    int failed = posix_spawn(&child.pid, "/proc/self/exe", actions.get(), &attributes, words.data(),
                             environment.data());
    posix_spawnattr_destroy(&attributes);
    close(pipe_ends[1]);
    if (!failed) return child;
    close(pipe_ends[0]);
    return std::nullopt;
}

// All it says until its end; nothing if it says too much or goes on for too long.
std::optional<std::string> listen_to(int output) {
    auto end = std::chrono::steady_clock::now() + patience;
    std::string said;
    std::array<char, 65536> piece;
    for (;;) {
        auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0 || said.size() > output_bytes_max) return std::nullopt;
        pollfd wait{output, POLLIN, 0};
        int ready = poll(&wait, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) return std::nullopt;
        if (ready <= 0) continue;
        ssize_t got = read(output, piece.data(), piece.size());
        if (got < 0 && errno != EINTR) return std::nullopt;
        if (got == 0) return said;
        if (got > 0) said.append(piece.data(), static_cast<std::size_t>(got));
    }
}

// "drawn WIDTH HEIGHT FRAMES THUMBNAIL PREVIEW MINI" and a line end, then bytes of those three lengths.
DrawnOrNot understood(const std::string& said) {
    auto line_end = said.find('\n');
    if (line_end == said.npos) return NotDrawn{"the drawing process ended without a word"};
    std::istringstream line(said.substr(0, line_end));
    std::string word;
    line >> word;
    if (word == "large") return TooManyPixels{};
    if (word != "drawn") return NotDrawn{said.substr(0, line_end)};
    Drawn drawn;
    std::size_t thumbnail = 0, preview = 0, mini = 0;
    line >> drawn.width >> drawn.height >> drawn.frames >> thumbnail >> preview >> mini;
    std::string_view rest = std::string_view(said).substr(line_end + 1);
    bool fits = line && thumbnail <= rest.size() && preview <= rest.size() && mini <= rest.size() &&
                thumbnail + preview + mini == rest.size();
    if (!fits) return NotDrawn{"the drawing process did not finish"};
    drawn.thumbnail = rest.substr(0, thumbnail);
    drawn.preview = rest.substr(thumbnail, preview);
    drawn.mini = rest.substr(thumbnail + preview);
    return drawn;
}

}  // namespace

DrawnOrNot draw_apart(OpenFile picture, std::int64_t pixels_max) {
    if (picture.descriptor() < 0) return NotDrawn{"the file is not there"};
    auto child = start_child(picture.descriptor(), pixels_max);
    if (!child) return NotDrawn{"the drawing process could not be started"};
    auto said = listen_to(child->output);
    close(child->output);
    if (!said) kill(child->pid, SIGKILL);
    int status = 0;
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!said) return NotDrawn{"the drawing process took too long or said too much"};
    return understood(*said);
}

}  // namespace heliograph::files
