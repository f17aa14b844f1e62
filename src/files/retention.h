// What is removed: files of deleted posts at once, files that no post took after a week.
#pragma once

#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/app.h"
#include "src/files/model.h"

namespace heliograph {
class Reader;
}

namespace heliograph::files {

inline constexpr Millis orphans_live_ms = 7LL * 24 * 60 * 60 * 1000;
inline constexpr Millis uploads_live_ms = 24LL * 60 * 60 * 1000;

// Says which unattached files are wanted all the same: ids of those that drafts name.
using StillWanted = std::vector<std::string> (*)(Reader& db, const std::vector<FileInfo>& orphans);
// REQUIRES: before the server starts, in listen().
void add_still_wanted(StillWanted wanted);

// Once an hour at most: orphans, and uploads that were never finished.
void sweep_sometimes(App& app);
Task<void> sweep(App& app);
// Removes from the disk what the rows no longer speak of.
Task<void> remove_forgotten(App& app);
void listen_to_removals(App& app);
// Removes those of these files that a crash left behind: no row speaks of them. REQUIRES: they were there
// before the first request.
Task<void> remove_strays(App* app, std::vector<std::string> paths);

}  // namespace heliograph::files
