// Uploads in pieces: their SQL is five sentences, so they live with their rules.
#include "src/files/uploads.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/files/blobs.h"
#include "src/files/names.h"
#include "src/files/retention.h"
#include "src/files/store.h"
#include "src/settings.h"

namespace heliograph::files {

namespace {

std::optional<UploadSession> find_upload(Reader& db, UploadId id) {
    return db.one<UploadSession>("FROM uploadsessions WHERE id = $1", id);
}

std::vector<UploadSession> all_of(Reader& db, UserId user_id) {
    return db.all<UploadSession>("FROM uploadsessions WHERE userid = $1 ORDER BY createat", user_id);
}

void insert_upload(Transaction& tx, const UploadSession& upload) { tx.insert("uploadsessions", upload); }

void move_on(Transaction& tx, UploadId id, std::int64_t offset) {
    tx.execute("UPDATE uploadsessions SET fileoffset = $2 WHERE id = $1", id, offset);
}

void complete(Transaction& tx, UploadId id, const FileInfo& file) {
    tx.execute("DELETE FROM uploadsessions WHERE id = $1", id);
    insert_file(tx, file);
}

// One request at a time appends; the next is refused as long as this lives.
class Appending {
public:
    Appending(Blobs& blobs, std::string id) : blobs_(blobs), id_(std::move(id)) {
        auto locked = blobs_.appending.lock();
        if (!locked->insert(id_).second) throw refuse::upload_concurrent;
    }
    ~Appending() {
        auto locked = blobs_.appending.lock();
        locked->erase(id_);
    }
    Appending(const Appending&) = delete;
    Appending& operator=(const Appending&) = delete;

private:
    Blobs& blobs_;
    const std::string id_;
};

Task<FileInfo> finish_upload(App& app, UploadSession upload) {
    FileInfo to{.creator_id = upload.user_id, .channel_id = upload.channel_id};
    FileInfo file = placed(app, to, upload.filename);
    file.size = upload.file_size;
    co_await app.blobs.on_disk([folder = app.blobs.folder(), from = upload.path, path = file.path] {
        disk::finish(folder, from, path);
    });
    std::exception_ptr thrown;
    try {
        file = co_await take_in(app, file);
        co_await app.db.write(complete, upload.id, file);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (!thrown) co_return file;
    std::vector<FileInfo> one{file};
    co_await drop_bytes(app, std::move(one));
    co_await app.db.write(move_on, upload.id, std::int64_t{0});
    std::rethrow_exception(thrown);
}

}  // namespace

Task<UploadSession> begin_upload(App& app, SignedIn caller, NewUpload wanted) {
    auto config = app.settings.now();
    if (!config->files.EnableFileAttachments) throw refuse::disabled;
    if (!wanted.type.empty() && wanted.type != "attachment")
        throw heliograph::refuse::invalid_body_param.because("type must be attachment");
    co_await channels::require(app, caller, wanted.channel_id, permissions::upload_file);
    if (wanted.file_size <= 0)
        throw heliograph::refuse::invalid_body_param.because("file_size must be positive");
    if (wanted.file_size > config->files.MaxFileSize) throw refuse::upload_too_large;
    sweep_sometimes(app);
    UploadSession upload{.id = app.random.id<UploadSession>(),
                         .type = "attachment",
                         .create_at = app.clock.now(),
                         .user_id = caller.user_id,
                         .channel_id = wanted.channel_id,
                         .filename = safe_name(wanted.filename),
                         .file_size = wanted.file_size};
    upload.path = "uploads/" + upload.id.str();
    co_await app.db.write(insert_upload, upload);
    co_return upload;
}

Task<UploadSession> get_upload(App& app, SignedIn caller, UploadId id) {
    auto upload = co_await app.db.read(find_upload, id);
    if (!upload) throw refuse::no_upload;
    if (upload->user_id != caller.user_id) throw heliograph::refuse::not_allowed;
    co_return std::move(*upload);
}

Task<std::vector<UploadSession>> uploads_of(App& app, SignedIn caller, UserId user_id) {
    if (user_id != caller.user_id) throw heliograph::refuse::not_allowed;
    co_return co_await app.db.read(all_of, user_id);
}

Task<std::optional<FileInfo>> continue_upload(App& app, SignedIn caller, UploadId id, NewFile piece) {
    if (!app.settings.now()->files.EnableFileAttachments) throw refuse::disabled;
    Appending alone(app.blobs, id.str());
    auto upload = co_await get_upload(app, caller, id);
    co_await channels::require(app, caller, upload.channel_id, permissions::upload_file);
    auto bytes = static_cast<std::int64_t>(piece.bytes.size());
    if (bytes == 0 || bytes > upload.file_size - upload.file_offset) throw refuse::upload_length;
    std::string failure;
    try {
        co_await app.blobs.on_disk([folder = app.blobs.folder(), path = upload.path, piece,
                                    from = static_cast<std::uint64_t>(upload.file_offset)] {
            disk::append(folder, path, from, piece.bytes);
        });
    } catch (const std::exception& no_space) {
        failure = no_space.what();
    }
    if (!failure.empty()) throw refuse::not_kept.because(failure);
    upload.file_offset += bytes;
    if (upload.file_offset == upload.file_size) co_return co_await finish_upload(app, std::move(upload));
    co_await app.db.write(move_on, upload.id, upload.file_offset);
    co_return std::nullopt;
}

void forget_uploads(Transaction& tx, Millis before) {
    for (const auto& upload : tx.all<UploadSession>("FROM uploadsessions WHERE createat < $1", before)) {
        tx.insert_or_ignore("heliograph_file_removals", FileRemoval{upload.path});
        tx.execute("DELETE FROM uploadsessions WHERE id = $1", upload.id);
    }
}

}  // namespace heliograph::files
