// What is removed, and when.
#include "src/files/retention.h"

#include <algorithm>
#include <unordered_set>

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/words/loop.h"
#include "src/files/blobs.h"
#include "src/files/store.h"
#include "src/files/uploads.h"

namespace heliograph::files {

namespace {

constexpr Millis sweep_pause_ms = 60LL * 60 * 1000;
constexpr std::int64_t orphans_at_once = 200, removals_at_once = 500;

// Filled once, before the first request.
std::vector<StillWanted>& those_who_want() {
    static std::vector<StillWanted> all;
    return all;
}

void forget_orphans(Transaction& tx, Millis before, Millis now) {
    auto found = orphans(tx, before, orphans_at_once);
    for (StillWanted wanted : those_who_want()) {
        auto ids = wanted(tx, found);
        std::erase_if(found, [&](const FileInfo& file) { return std::ranges::count(ids, file.id.view()); });
    }
    forget(tx, found, now);
}

Task<void> sweep_apart(App* app) { co_await sweep(*app); }
Task<void> remove_apart(App* app) { co_await remove_forgotten(*app); }

}  // namespace

void add_still_wanted(StillWanted wanted) {
    if (std::ranges::find(those_who_want(), wanted) == those_who_want().end())
        those_who_want().push_back(wanted);
}

Task<void> sweep(App& app) {
    Millis now = app.clock.now();
    co_await app.db.write(forget_orphans, now - orphans_live_ms, now);
    co_await app.db.write(forget_uploads, now - uploads_live_ms);
    co_await remove_forgotten(app);
}

Task<void> remove_forgotten(App& app) {
    for (;;) {
        auto due = co_await app.db.read(removals, removals_at_once);
        std::vector<std::string> paths;
        for (auto& removal : due) paths.push_back(std::move(removal.path));
        if (paths.empty()) co_return;
        co_await app.blobs.on_disk([folder = app.blobs.folder(), paths] {
            for (const auto& path : paths) disk::remove(folder, path);
        });
        co_await app.db.write(removed, std::move(paths));
    }
}

Task<void> remove_strays(App* app, std::vector<std::string> paths) {
    constexpr std::size_t at_once = 500, id_bytes = 26, day_bytes = 9;
    // "20260131/<id>", with or without ".preview" or ".thumbnail". Others are not ours to judge.
    std::erase_if(paths, [](const std::string& path) {
        if (path.size() < day_bytes + id_bytes) return true;
        std::string_view rest = std::string_view(path).substr(day_bytes + id_bytes);
        return !(rest.empty() || rest.starts_with('.')) || !FileId(path.substr(day_bytes, id_bytes)).valid();
    });
    for (std::size_t begin = 0; begin < paths.size(); begin += at_once) {
        std::size_t end = std::min(begin + at_once, paths.size());
        std::vector<std::string> some(paths.begin() + static_cast<std::ptrdiff_t>(begin),
                                      paths.begin() + static_cast<std::ptrdiff_t>(end));
        auto id_of = [](const std::string& path) { return FileId(path.substr(day_bytes, id_bytes)); };
        std::vector<FileId> ids;
        for (const auto& path : some) ids.push_back(id_of(path));
        auto known = co_await app->db.read(with_rows, std::move(ids));
        std::unordered_set<FileId> there(known.begin(), known.end());
        std::erase_if(some, [&](const std::string& path) { return there.contains(id_of(path)); });
        if (some.empty()) continue;
        log::info("files that a crash left are removed", {{"count", some.size()}});
        co_await app->blobs.on_disk([folder = app->blobs.folder(), some] {
            for (const auto& path : some) disk::remove(folder, path);
        });
    }
}

void sweep_sometimes(App& app) {
    Millis now = app.clock.now(), before = app.blobs.swept_at.load();
    if (now - before < sweep_pause_ms || !app.blobs.swept_at.compare_exchange_strong(before, now)) return;
    spawn("files::sweep", sweep_apart(&app));
}

void listen_to_removals(App& app) {
    app.bus.on<FilesForgotten>([&app](const FilesForgotten&) {
        if (!app.loops.empty())
            app.loops.front()->post([&app] { spawn("files::remove_forgotten", remove_apart(&app)); });
    });
}

}  // namespace heliograph::files
