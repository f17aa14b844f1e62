// What is removed, and when.
#include "src/files/retention.h"

#include <algorithm>

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/store/database.h"
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
