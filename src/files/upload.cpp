// Taking files in.
#include "src/files/upload.h"

#include <ctime>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "src/channels/access.h"
#include "src/files/blobs.h"
#include "src/files/names.h"
#include "src/files/retention.h"
#include "src/files/store.h"
#include "src/settings.h"

namespace heliograph::files {

namespace {

// One folder a day, so that none grows without end: "20260131".
std::string day_of(Millis at) {
    std::time_t seconds = at / 1000;
    std::tm date{};
    gmtime_r(&seconds, &date);
    char text[16];
    std::strftime(text, sizeof text, "%Y%m%d", &date);
    return text;
}

void insert_all(Transaction& tx, const std::vector<FileInfo>& files) {
    for (const auto& file : files) insert_file(tx, file);
}

Task<void> keep(App& app, std::string path, std::string bytes) {
    co_await app.blobs.on_disk(
        [folder = app.blobs.folder(), path, bytes = std::move(bytes)] { disk::keep(folder, path, bytes); });
}

Task<void> keep_drawn(App& app, FileInfo* file, Drawn drawn) {
    file->width = drawn.width;
    file->height = drawn.height;
    // A moving picture is its own preview.
    file->has_preview_image = drawn.frames <= 1;
    file->mini_preview = crypto::base64(drawn.mini);
    file->thumbnail_path = file->path + ".thumbnail";
    file->preview_path = file->path + ".preview";
    co_await keep(app, file->thumbnail_path, std::move(drawn.thumbnail));
    co_await keep(app, file->preview_path, std::move(drawn.preview));
}

void check(const Config& config, const std::vector<NewFile>& files) {
    if (!config.files.EnableFileAttachments) throw refuse::disabled;
    if (files.empty() || files.size() > files_per_request_max) throw refuse::files_amiss;
    for (const auto& file : files)
        if (file.bytes.size() > static_cast<std::size_t>(config.files.MaxFileSize)) throw refuse::too_large;
}

}  // namespace

FileInfo placed(App& app, FileInfo to, std::string name) {
    to.id = app.random.id<FileInfo>();
    to.create_at = to.update_at = app.clock.now();
    to.name = safe_name(name);
    to.extension = extension_of(to.name);
    to.mime_type = media_type_of(to.extension);
    to.path = day_of(to.create_at) + "/" + to.id.str();
    return to;
}

Task<FileInfo> take_in(App& app, FileInfo file) {
    if (!is_picture(file.mime_type) || file.size == 0) co_return file;
    auto result = co_await app.blobs.draw(file.path, app.settings.now()->files.MaxImageResolution);
    if (auto* drawn = std::get_if<Drawn>(&result))
        co_await keep_drawn(app, &file, std::move(*drawn));
    else if (auto* reason = std::get_if<NotDrawn>(&result))
        log::info("a picture was not drawn", {{"file", file.id.view()}, {"reason", reason->reason}});
    else
        throw refuse::picture_too_large;
    co_return file;
}

Task<FileInfo> keep_bytes(App& app, FileInfo to, NewFile file) {
    to = placed(app, std::move(to), std::move(file.name));
    to.size = static_cast<std::int64_t>(file.bytes.size());
    std::string failure;
    try {
        co_await app.blobs.on_disk([folder = app.blobs.folder(), path = to.path, bytes = file.bytes,
                                    owner = file.owner] { disk::keep(folder, path, bytes); });
        to = co_await take_in(app, to);
        co_return to;
    } catch (const Refusal& refusal) {
        if (refusal.id != refuse::picture_too_large.id) throw;
    } catch (const std::exception& no_space) {
        failure = no_space.what();
    }
    std::vector<FileInfo> one{std::move(to)};
    co_await drop_bytes(app, std::move(one));
    if (!failure.empty()) throw refuse::not_kept.because(failure);
    throw refuse::picture_too_large;
}

Task<void> drop_bytes(App& app, std::vector<FileInfo> files) {
    co_await app.blobs.on_disk([folder = app.blobs.folder(), files = std::move(files)] {
        for (const auto& file : files)
            for (const std::string& path : {file.path, file.path + ".thumbnail", file.path + ".preview"})
                try {
                    disk::remove(folder, path);
                } catch (const std::exception& failure) {
                    log::error("a file stays on the disk", {{"path", path}, {"reason", failure.what()}});
                }
    });
}

Task<std::vector<FileInfo>> keep_all(App& app, FileInfo to, std::vector<NewFile> files) {
    check(*app.settings.now(), files);
    sweep_sometimes(app);
    std::vector<FileInfo> kept;
    std::exception_ptr thrown;
    try {
        for (auto& file : files) kept.push_back(co_await keep_bytes(app, to, std::move(file)));
    } catch (...) {
        thrown = std::current_exception();
    }
    if (!thrown) co_return kept;
    co_await drop_bytes(app, std::move(kept));
    std::rethrow_exception(thrown);
}

Task<Uploaded> upload(App& app, SignedIn caller, UploadForm form) {
    if (!app.settings.now()->files.EnableFileAttachments) throw refuse::disabled;
    co_await channels::require(app, caller, form.channel_id, permissions::upload_file);
    bool amiss = form.client_ids && !form.client_ids->empty() && form.client_ids->size() != form.files.size();
    if (amiss) throw refuse::client_ids_amiss;
    FileInfo to{.creator_id = caller.user_id, .channel_id = form.channel_id};
    Uploaded uploaded{.client_ids = std::move(form.client_ids)};
    uploaded.file_infos = co_await keep_all(app, to, std::move(form.files));
    std::exception_ptr thrown;
    try {
        co_await app.db.write(insert_all, uploaded.file_infos);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (!thrown) co_return uploaded;
    co_await drop_bytes(app, std::move(uploaded.file_infos));
    std::rethrow_exception(thrown);
}

}  // namespace heliograph::files
