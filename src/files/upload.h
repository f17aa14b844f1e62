// Taking files in: bytes to disk, pictures drawn, then the rows. Also for hooks, whose posts bring files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/callers.h"
#include "src/files/model.h"

namespace heliograph::files {

inline constexpr std::size_t files_per_request_max = 10;

// A file as it came in; the owner keeps the bytes alive.
struct NewFile {
    std::string name;
    std::string_view bytes;
    std::shared_ptr<const void> owner;
};

struct UploadForm {
    ChannelId channel_id;
    std::vector<NewFile> files;
    Nullable<std::vector<std::string>> client_ids;  // No value for a body that is the file itself.
};

struct Uploaded {
    std::vector<FileInfo> file_infos;               // In the order in which the files came.
    Nullable<std::vector<std::string>> client_ids;  // As they were sent.
};
DESCRIBE(Uploaded, file_infos, client_ids);

Task<Uploaded> upload(App& app, SignedIn caller, UploadForm form);

// All of a request, or none: checks how many and how large, and takes back what it kept when one fails.
Task<std::vector<FileInfo>> keep_all(App& app, FileInfo to, std::vector<NewFile> files);
// The bytes and pictures are on disk; the row is the caller's to insert. `to` says creator, channel and post.
Task<FileInfo> keep_bytes(App& app, FileInfo to, NewFile file);
// The same for bytes that lie in the files folder already, under the file's path.
Task<FileInfo> take_in(App& app, FileInfo file);
// Takes the bytes of files whose rows were not inserted back from the disk.
Task<void> drop_bytes(App& app, std::vector<FileInfo> files);
// A file with its id and place, not on disk yet.
FileInfo placed(App& app, FileInfo to, std::string name);

}  // namespace heliograph::files
