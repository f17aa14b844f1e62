// The bytes of files on disk, and the threads that handle them: a loop never waits for a disk or a picture.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/wire/bodies.h"
#include "base/words/guarded.h"
#include "base/words/workers.h"
#include "src/app.h"
#include "src/files/disk.h"
#include "src/files/pictures.h"

namespace heliograph::files {

// Open as long as this lives: one removed meanwhile is still sent to its end.
struct StoredFile {
    OpenFile file;
    std::uint64_t bytes = 0;
};

class Blobs {
public:
    // Called once the loops run, and before the database stops.
    void start(App& app);
    void stop();

    // Appends to the body of a request that is being received; makes the file when there is none. nullptr if
    // the disk does not take it.
    Task<std::shared_ptr<BodyFile>> spool(std::shared_ptr<BodyFile> file, std::string piece);
    // Runs f() on a disk thread: `co_await blobs.on_disk(f)`.
    template <class F>
    auto on_disk(F f) {
        return disk_->run(std::move(f));
    }
    // What is drawn of a stored picture, by a process of its own.
    Task<DrawnOrNot> draw(std::string path, std::int64_t pixels_max);
    // nullptr if it is not there.
    Task<std::shared_ptr<const StoredFile>> open(std::string path);
    // A part of it, to be sent piece by piece.
    std::shared_ptr<BodySource> part(std::shared_ptr<const StoredFile> file, std::uint64_t from,
                                     std::uint64_t count);

    const std::string& folder() const { return folder_; }
    // Uploads that a request is just appending to.
    Guarded<std::set<std::string>> appending;
    // When the last sweep began.
    std::atomic<Millis> swept_at = 0;

private:
    // Set once.
    std::string folder_;
    // Safe by itself.
    std::optional<Workers> disk_;
    std::optional<Workers> drawing_;
};

}  // namespace heliograph::files
