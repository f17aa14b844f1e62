// Uploads in pieces: begun with the size of the whole, continued after a break where they stopped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/callers.h"
#include "src/files/model.h"
#include "src/files/upload.h"

namespace heliograph::files {

struct UploadSession;
using UploadId = Id<UploadSession>;

// A row of `uploadsessions`.
struct UploadSession {
    UploadId id;                   // 26 characters.
    std::string type;              // Always "attachment".
    Millis create_at = 0;          // When it was begun.
    UserId user_id;                // Whose file it will be.
    ChannelId channel_id;          // For which channel.
    std::string filename;          // As its owner named it.
    std::string path;              // Where the bytes lie in the files folder until it is whole.
    std::int64_t file_size = 0;    // Bytes of the whole.
    std::int64_t file_offset = 0;  // Bytes that have come; send the rest from there on.
    std::string remote_id;         // Always empty.
    std::string req_file_id;       // Always empty.
};
DESCRIBE(UploadSession, id, type, create_at, user_id, channel_id, filename, path, file_size, file_offset,
         remote_id, req_file_id);

struct NewUpload {
    std::string type;            // "attachment" or nothing.
    ChannelId channel_id;        // For which channel.
    std::string filename;        // The file's name.
    std::int64_t file_size = 0;  // Bytes of the whole.
};
DESCRIBE(NewUpload, type, channel_id, filename, file_size);

namespace refuse {
inline constexpr Refusal upload_too_large{413, "api.upload.create.upload_too_large.app_error",
                                          "The file is larger than this server takes."};
inline constexpr Refusal no_upload{404, "app.upload.get.app_error", "There is no such upload."};
inline constexpr Refusal upload_length{400, "api.upload.upload_data.invalid_content_length",
                                       "The piece is empty, or more than what is left of the file."};
inline constexpr Refusal upload_concurrent{400, "app.upload.upload_data.concurrent.app_error",
                                           "Another request is just sending a piece of this upload."};
}  // namespace refuse

Task<UploadSession> begin_upload(App& app, SignedIn caller, NewUpload wanted);
Task<UploadSession> get_upload(App& app, SignedIn caller, UploadId id);
Task<std::vector<UploadSession>> uploads_of(App& app, SignedIn caller, UserId user_id);
// The file when the piece was the last.
Task<std::optional<FileInfo>> continue_upload(App& app, SignedIn caller, UploadId id, NewFile piece);

// Rows of uploads begun before a time; their bytes go too.
void forget_uploads(Transaction& tx, Millis before);

}  // namespace heliograph::files

namespace heliograph {
template <>
struct OffTheWire<files::UploadSession> {
    static constexpr bool has(std::string_view name) { return one_of(name, "path"); }
};
template <>
struct OmittedWhenEmpty<files::UploadSession> {
    static constexpr bool has(std::string_view name) { return one_of(name, "remote_id", "req_file_id"); }
};
}  // namespace heliograph
