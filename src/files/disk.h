// Bytes on disk: a file is whole and durable under its name, or not there. Blocking: only on a worker.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::files {

// An open file that closes itself.
class OpenFile {
public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    ~OpenFile();
    OpenFile(OpenFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    OpenFile& operator=(OpenFile&&) = delete;
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

// All paths are relative to `folder`; one that would leave it is refused. What fails throws
// std::system_error.
namespace disk {

// Written beside, made durable, then renamed: afterwards it survives a power cut.
void keep(const std::string& folder, const std::string& path, std::string_view bytes);
// A descriptor of -1 if it is not there.
OpenFile open(const std::string& folder, const std::string& path);
std::uint64_t bytes_of(int descriptor);
// At most so many bytes from there on.
std::string read(int descriptor, std::uint64_t from, std::size_t bytes_max);
// The same if it is in memory already; empty otherwise. May be called on a loop.
std::string read_at_hand(int descriptor, std::uint64_t from, std::size_t bytes_max);
void remove(const std::string& folder, const std::string& path);
// A new file without a name, for writing.
int nameless(const std::string& folder);
// Appends to a file that is being uploaded, from an offset on.
void append(const std::string& folder, const std::string& path, std::uint64_t offset, std::string_view bytes);
// Makes durable what was appended, under a new name.
void finish(const std::string& folder, const std::string& path, const std::string& as);
// Removes what a crash left half written.
void sweep(const std::string& folder);
// Paths of files in the two newest folders of a day; so many at most.
std::vector<std::string> newest(const std::string& folder, std::size_t count);

}  // namespace disk

}  // namespace heliograph::files
