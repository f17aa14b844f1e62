// The nouns of files: what was uploaded, and what is being uploaded.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::files {

// A row of `fileinfo`. The bytes lie on disk at `path` in the files folder.
struct FileInfo {
    FileId id;                           // 26 characters.
    UserId creator_id;                   // Who uploaded it; `user_id` on the wire.
    PostId post_id;                      // The post it belongs to; left out until there is one.
    ChannelId channel_id;                // The channel it was uploaded for.
    Millis create_at = 0;                // When it was uploaded.
    Millis update_at = 0;                // When it last changed.
    Millis delete_at = 0;                // When it was deleted, or 0.
    std::string path;                    // Where its bytes lie in the files folder.
    std::string thumbnail_path;          // Where its thumbnail lies, or empty.
    std::string preview_path;            // Where its preview lies, or empty.
    std::string name;                    // As its owner named it.
    std::string extension;               // Behind the last dot of the name, in lower case.
    std::int64_t size = 0;               // Bytes.
    std::string mime_type;               // Its media type, judged by the extension.
    std::int64_t width = 0;              // Of a picture, in pixels; left out otherwise.
    std::int64_t height = 0;             // Of a picture, in pixels; left out otherwise.
    bool has_preview_image = false;      // There is a still preview; left out otherwise.
    Nullable<std::string> mini_preview;  // A JPEG of 16 by 16 pixels, in base64.
    std::string remote_id;               // Always empty.
    bool archived = false;               // Always false.
};
DESCRIBE(FileInfo, id, creator_id, post_id, channel_id, create_at, update_at, delete_at, path, thumbnail_path,
         preview_path, name, extension, size, mime_type, width, height, has_preview_image, mini_preview,
         remote_id, archived);

// A row of `heliograph_file_links`: whoever knows the token reads the file.
struct FileLink {
    FileId file_id;     // Whose link.
    std::string token;  // The `h` of the address.
};
DESCRIBE(FileLink, file_id, token);

// A row of `heliograph_file_removals`: bytes that no row speaks of any more.
struct FileRemoval {
    std::string path;  // In the files folder.
};
DESCRIBE(FileRemoval, path);

// Files are to be removed from the disk, after the commit.
struct FilesForgotten {};

namespace refuse {
inline constexpr Refusal disabled{403, "api.file.attachments.disabled.app_error",
                                  "File attachments are switched off on this server."};
inline constexpr Refusal no_file{404, "api.file.get_file_info.app_error", "There is no such file."};
inline constexpr Refusal no_thumbnail{400, "api.file.get_file_thumbnail.no_thumbnail.app_error",
                                      "The file has no thumbnail."};
inline constexpr Refusal no_preview{400, "api.file.get_file_preview.no_preview.app_error",
                                    "The file has no preview."};
inline constexpr Refusal bytes_gone{404, "api.file.read_file.app_error",
                                    "The bytes of the file are no longer on the disk of the server."};
inline constexpr Refusal not_kept{500, "api.file.write_file.app_error",
                                  "The file could not be written to the disk of the server."};
inline constexpr Refusal too_large{413, "api.file.upload_file.too_large_detailed.app_error",
                                   "The file is larger than this server takes."};
inline constexpr Refusal picture_too_large{400, "api.file.upload_file.large_image_detailed.app_error",
                                           "The picture has more pixels than this server takes."};
inline constexpr Refusal unreadable{400, "api.file.upload_file.read_request.app_error",
                                    "The multipart form could not be read."};
inline constexpr Refusal several_channels{400, "api.file.upload_file.multiple_channel_ids.app_error",
                                          "Files of one request go to one channel."};
inline constexpr Refusal client_ids_amiss{400,
                                          "api.file.upload_file.incorrect_number_of_client_ids.app_error",
                                          "There must be as many client_ids as files, or none."};
inline constexpr Refusal files_amiss{400, "api.file.upload_file.incorrect_number_of_files.app_error",
                                     "A request carries 1 to 10 files."};
inline constexpr Refusal links_disabled{403, "api.file.get_public_link.disabled.app_error",
                                        "Public links are switched off on this server."};
inline constexpr Refusal link_without_post{400, "api.file.get_public_link.no_post.app_error",
                                           "Only a file that belongs to a post has a public link."};
inline constexpr Refusal link_invalid{400, "api.file.get_file.public_invalid.app_error",
                                      "The public link is not valid."};
}  // namespace refuse

}  // namespace heliograph::files

namespace heliograph {
template <>
struct WireName<files::FileInfo> {
    static constexpr std::string_view of(std::string_view member) {
        return member == "creator_id" ? std::string_view("user_id") : member;
    }
};
template <>
struct OffTheWire<files::FileInfo> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "path", "thumbnail_path", "preview_path");
    }
};
// Engines differ in how they keep bytes: the store writes and reads this member by itself.
template <>
struct OutOfTheTable<files::FileInfo> {
    static constexpr bool has(std::string_view name) { return one_of(name, "mini_preview"); }
};
template <>
struct OmittedWhenEmpty<files::FileInfo> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "post_id", "width", "height", "has_preview_image");
    }
};
}  // namespace heliograph
