// The threads of files, and what runs on them.
#include "src/files/blobs.h"

#include <filesystem>

#include "base/telemetry/log.h"
#include "base/words/loop.h"
#include "src/files/retention.h"
#include "src/settings.h"

namespace heliograph::files {

namespace {

// Two wait for the disk, so that one slow write does not hold up all; pictures are drawn one after the other.
constexpr std::size_t disk_threads = 2, disk_queue = 1024;
constexpr std::size_t drawing_threads = 1, drawing_queue = 64;
constexpr std::size_t strays_max = 20'000;
constexpr int disk_nice = 0, drawing_nice = 10;

class PartOfFile final : public BodySource {
public:
    PartOfFile(Workers& disk, std::shared_ptr<const StoredFile> file, std::uint64_t from, std::uint64_t count)
        : disk_(disk), file_(std::move(file)), from_(from), count_(count) {}

    std::uint64_t bytes() const override { return count_; }

    Task<std::string> piece(std::uint64_t from, std::size_t bytes_max) override {
        auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(bytes_max, count_ - from));
        std::string ready = disk::read_at_hand(file_->file.descriptor(), from_ + from, wanted);
        if (!ready.empty()) co_return ready;
        co_return co_await disk_.run([file = file_, at = from_ + from, wanted] {
            return disk::read(file->file.descriptor(), at, wanted);
        });
    }

private:
    Workers& disk_;
    const std::shared_ptr<const StoredFile> file_;
    const std::uint64_t from_;
    const std::uint64_t count_;
};

}  // namespace

void Blobs::start(App& app) {
    const std::string& directory = app.settings.now()->files.Directory;
    std::filesystem::path place = directory.empty() ? "files" : directory;
    folder_ = (std::filesystem::path(app.data_folder) / place).lexically_normal().string();
    if (folder_.ends_with('/')) folder_.pop_back();
    disk_.emplace(disk_threads, disk_queue, disk_nice);
    drawing_.emplace(drawing_threads, drawing_queue, drawing_nice);
    disk::sweep(folder_);
    // Of what was kept just before a crash; listed before the first request brings more.
    auto kept = disk::newest(folder_, strays_max);
    if (kept.empty() || app.loops.empty()) return;
    app.loops.front()->post(
        [&app, kept = std::move(kept)] { spawn("files::strays", remove_strays(&app, kept)); });
}

void Blobs::stop() {
    drawing_.reset();
    disk_.reset();
}

Task<std::shared_ptr<BodyFile>> Blobs::spool(std::shared_ptr<BodyFile> file, std::string piece) {
    try {
        co_return co_await disk_->run([folder = folder_, file = std::move(file), piece = std::move(piece)] {
            auto kept = file ? file : std::make_shared<BodyFile>(disk::nameless(folder));
            kept->append(piece);
            return kept;
        });
    } catch (const std::exception& failure) {
        log::error("an upload could not be kept", {{"reason", failure.what()}});
    } catch (const Refusal&) {
        log::error("an upload could not be kept", {{"reason", "the disk is too slow for what comes in"}});
    }
    co_return nullptr;
}

Task<DrawnOrNot> Blobs::draw(std::string path, std::int64_t pixels_max) {
    co_return co_await drawing_->run([folder = folder_, path = std::move(path), pixels_max] {
        return draw_apart(disk::open(folder, path), pixels_max);
    });
}

Task<std::shared_ptr<const StoredFile>> Blobs::open(std::string path) {
    co_return co_await disk_->run([folder = folder_, path = std::move(path)] {
        OpenFile file = disk::open(folder, path);
        if (file.descriptor() < 0) return std::shared_ptr<const StoredFile>();
        std::uint64_t bytes = disk::bytes_of(file.descriptor());
        return std::shared_ptr<const StoredFile>(new StoredFile{std::move(file), bytes});
    });
}

std::shared_ptr<BodySource> Blobs::part(std::shared_ptr<const StoredFile> file, std::uint64_t from,
                                        std::uint64_t count) {
    return std::make_shared<PartOfFile>(*disk_, std::move(file), from, count);
}

}  // namespace heliograph::files
