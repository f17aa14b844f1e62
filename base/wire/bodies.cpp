// The nameless file of a body: appended to, then mapped.
#include "base/wire/bodies.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace heliograph {

BodyFile::~BodyFile() {
    if (mapped_) munmap(mapped_, bytes_);
    close(descriptor_);
}

void BodyFile::append(std::string_view piece) {
    while (!piece.empty()) {
        ssize_t written = write(descriptor_, piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category(), "keeping a request's body");
        bytes_ += static_cast<std::uint64_t>(written);
        piece.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string_view BodyFile::view() {
    if (bytes_ == 0) return {};
    if (!mapped_) {
        void* at = mmap(nullptr, bytes_, PROT_READ, MAP_PRIVATE, descriptor_, 0);
        if (at == MAP_FAILED)
            throw std::system_error(errno, std::generic_category(), "reading a request's body");
        mapped_ = at;
    }
    return {static_cast<const char*>(mapped_), bytes_};
}

}  // namespace heliograph
