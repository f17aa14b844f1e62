// Reading files: who may, and what of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/files/model.h"

namespace heliograph::files {

namespace refuse {
inline constexpr Refusal no_info{404, "app.file_info.get.app_error", "There is no such file."};
}

struct PublicLink {
    std::string link;  // Whoever has this address reads the file.
};
DESCRIBE(PublicLink, link);

struct FileSearch {
    std::string terms;          // Words, `from:`, `in:`, `ext:`, `-` before what must not be there.
    bool is_or_search = false;  // One of the words is enough.
    bool include_deleted_channels = false;  // Look in archived channels too.
    std::int64_t time_zone_offset = 0;      // Seconds; for dates.
    std::int64_t page = 0;                  // The first is 0.
    std::int64_t per_page = 60;             // At most 200.
};
DESCRIBE(FileSearch, terms, is_or_search, include_deleted_channels, time_zone_offset, page, per_page);

struct FoundFiles {
    std::vector<FileId> order;                      // The newest first.
    std::map<std::string, FileInfo> file_infos;     // By id.
    std::string next_file_info_id;                  // Always empty.
    std::string prev_file_info_id;                  // Always empty.
    std::int64_t first_inaccessible_file_time = 0;  // Always 0.
};
DESCRIBE(FoundFiles, order, file_infos, next_file_info_id, prev_file_info_id, first_inaccessible_file_time);

// What is known of a file that the caller may read: the own, and those of channels whose posts may be read.
Task<FileInfo> get(App& app, SignedIn caller, FileId id);
// The same to read the file itself: the peer refuses one that never was by another id.
Task<FileInfo> get_to_read(App& app, SignedIn caller, FileId id);
Task<PublicLink> link(App& app, SignedIn caller, FileId id);
// The file that a public link names.
Task<FileInfo> get_public(App& app, FileId id, std::string token);
Task<FoundFiles> search(App& app, SignedIn caller, FileSearch wanted);
Task<FoundFiles> search_team(App& app, SignedIn caller, TeamId team_id, FileSearch wanted);

}  // namespace heliograph::files
