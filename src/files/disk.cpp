// Bytes on disk.
#include "src/files/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace heliograph::files {

namespace fs = std::filesystem;

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

namespace disk {

namespace {

constexpr const char* incoming = "/incoming";

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::string placed(const std::string& folder, const std::string& path) {
    bool leaves =
        path.empty() || path.front() == '/' || path.find("..") != path.npos || path.find('\0') != path.npos;
    if (leaves) throw std::system_error(EACCES, std::generic_category(), "a path out of the files folder");
    return folder + "/" + path;
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("writing a file");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void make_folder_durable(const std::string& folder) {
    OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.descriptor() < 0 || fsync(opened.descriptor()) < 0) fail("making a folder durable");
}

std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

void make_parent(const std::string& folder, const std::string& path) {
    std::string parent = parent_of(path);
    if (fs::create_directories(parent) && parent != folder) make_folder_durable(parent_of(parent));
}

// Gives a durable file its name.
void rename_durably(const std::string& folder, const std::string& from, const std::string& to) {
    make_parent(folder, to);
    if (rename(from.c_str(), to.c_str()) < 0) fail("naming a file");
    make_folder_durable(parent_of(to));
}

std::string temporary_in(const std::string& folder) {
    static std::atomic<std::uint64_t> number = 0;
    fs::create_directories(folder + incoming);
    return folder + incoming + "/" + std::to_string(getpid()) + "." + std::to_string(++number) + ".part";
}

}  // namespace

void keep(const std::string& folder, const std::string& path, std::string_view bytes) {
    std::string target = placed(folder, path), temporary = temporary_in(folder);
    try {
        OpenFile file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (file.descriptor() < 0) fail("making a file");
        write_all(file.descriptor(), bytes);
        if (fsync(file.descriptor()) < 0) fail("making a file durable");
        rename_durably(folder, temporary, target);
    } catch (...) {
        unlink(temporary.c_str());
        throw;
    }
}

OpenFile open(const std::string& folder, const std::string& path) {
    OpenFile file(::open(placed(folder, path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.descriptor() < 0 && errno != ENOENT) fail("opening a file");
    return file;
}

std::uint64_t bytes_of(int descriptor) {
    struct stat facts{};
    if (fstat(descriptor, &facts) < 0) fail("measuring a file");
    return static_cast<std::uint64_t>(facts.st_size);
}

std::string read(int descriptor, std::uint64_t from, std::size_t bytes_max) {
    std::string bytes(bytes_max, '\0');
    ssize_t got;
    do got = pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(from));
    while (got < 0 && errno == EINTR);
    if (got < 0) fail("reading a file");
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

std::string read_at_hand(int descriptor, std::uint64_t from, std::size_t bytes_max) {
    std::string bytes(bytes_max, '\0');
    iovec into{bytes.data(), bytes.size()};
    ssize_t got = preadv2(descriptor, &into, 1, static_cast<off_t>(from), RWF_NOWAIT);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
}

void remove(const std::string& folder, const std::string& path) {
    if (unlink(placed(folder, path).c_str()) < 0 && errno != ENOENT && errno != ENOTDIR)
        fail("removing a file");
}

int nameless(const std::string& folder) {
    std::string temporary = temporary_in(folder);
    int descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("making a file");
    unlink(temporary.c_str());
    return descriptor;
}

void append(const std::string& folder, const std::string& path, std::uint64_t offset,
            std::string_view bytes) {
    std::string target = placed(folder, path);
    make_parent(folder, target);
    OpenFile file(::open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.descriptor() < 0) fail("opening an upload");
    // What a broken request wrote behind the offset that is known counts for nothing.
    if (ftruncate(file.descriptor(), static_cast<off_t>(offset)) < 0 ||
        lseek(file.descriptor(), static_cast<off_t>(offset), SEEK_SET) < 0)
        fail("finding the place in an upload");
    write_all(file.descriptor(), bytes);
    if (fsync(file.descriptor()) < 0) fail("making an upload durable");
}

void finish(const std::string& folder, const std::string& path, const std::string& as) {
    rename_durably(folder, placed(folder, path), placed(folder, as));
}

void sweep(const std::string& folder) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder + incoming, none))
        if (entry.path().extension() == ".part") fs::remove(entry.path(), none);
}

std::vector<std::string> newest(const std::string& folder, std::size_t count) {
    std::error_code none;
    std::vector<std::string> days, paths;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        std::string name = entry.path().filename();
        if (name.size() == 8 && name.find_first_not_of("0123456789") == name.npos) days.push_back(name);
    }
    std::ranges::sort(days, std::greater());
    if (days.size() > 2) days.resize(2);
    for (const auto& day : days)
        for (const auto& entry : fs::directory_iterator(folder + "/" + day, none)) {
            if (paths.size() >= count) return paths;
            if (entry.is_regular_file(none)) paths.push_back(day + "/" + entry.path().filename().string());
        }
    return paths;
}

}  // namespace disk

}  // namespace heliograph::files
