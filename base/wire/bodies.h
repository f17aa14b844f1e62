// Bodies that are too large for memory: one that came in lies in a nameless file, one that goes out is read
// piece by piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/words/task.h"

namespace heliograph {

// The body of a request on disk. The file has no name: whatever happens, nothing is left behind.
class BodyFile {
public:
    // Takes the descriptor over.
    explicit BodyFile(int descriptor) : descriptor_(descriptor) {}
    ~BodyFile();
    BodyFile(const BodyFile&) = delete;
    BodyFile& operator=(const BodyFile&) = delete;

    // Throws std::system_error, for example when the disk is full. Not on a loop.
    void append(std::string_view piece);
    std::uint64_t bytes() const { return bytes_; }
    // The whole, mapped into memory for as long as this lives. Throws std::system_error. Not on a loop.
    std::string_view view();

private:
    // One user after the other.
    int descriptor_;
    std::uint64_t bytes_ = 0;
    void* mapped_ = nullptr;
};

// Where an answer's body comes from when it is not in memory.
struct BodySource {
    virtual ~BodySource() = default;
    virtual std::uint64_t bytes() const = 0;
    // What stands from there on, at most so many bytes; an empty text ends the connection. Called on the
    // connection's loop, one piece after the other.
    virtual Task<std::string> piece(std::uint64_t from, std::size_t bytes_max) = 0;
};

}  // namespace heliograph
