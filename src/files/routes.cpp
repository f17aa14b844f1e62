// The doors of files: forms in, bytes out.
#include "base/wire/multipart.h"
#include "src/capability.h"
#include "src/files/blobs.h"
#include "src/files/names.h"
#include "src/files/retention.h"
#include "src/files/rules.h"
#include "src/files/serving.h"
#include "src/files/upload.h"
#include "src/files/uploads.h"

namespace heliograph::files {

namespace {

// The body of a request, wherever it is.
struct Body {
    std::string text;
    std::shared_ptr<BodyFile> file;
    std::string_view bytes() const { return file ? file->view() : std::string_view(text); }
};
using SharedBody = std::shared_ptr<const Body>;

SharedBody body_of(Request& request) {
    return std::make_shared<const Body>(Body{std::move(request.body), std::move(request.body_file)});
}

// A part without a file name is a field. What else a client adds is ignored.
UploadForm form_of(const SharedBody& body, const std::string& boundary) {
    auto parts = read_multipart(body->bytes(), boundary);
    if (!parts) throw refuse::unreadable.because(parts.error());
    UploadForm form;
    form.client_ids.emplace();
    for (const auto& part : *parts) {
        if (part.filename) {
            form.files.push_back({*part.filename, part.bytes, body});
        } else if (part.name == "client_ids") {
            form.client_ids->emplace_back(part.bytes);
        } else if (part.name == "channel_id") {
            ChannelId id(part.bytes);
            if (!form.channel_id.empty() && form.channel_id != id) throw refuse::several_channels;
            form.channel_id = id;
        }
    }
    if (form.channel_id.empty()) throw heliograph::refuse::invalid_body_param.because("channel_id");
    if (!form.channel_id.valid()) throw heliograph::refuse::invalid_url_param.because("channel_id");
    return form;
}

// The form, or a body that is the file itself, named by the query.
Task<UploadForm> read_upload(App& app, Request request) {
    auto type = read_media_type(request.header("Content-Type"));
    auto body = body_of(request);
    if (type && type->type == "multipart/form-data") {
        const std::string* boundary = type->parameter("boundary");
        if (!boundary) throw refuse::unreadable.because("the boundary is missing");
        co_return co_await app.blobs.on_disk(
            [body, boundary = *boundary] { return form_of(body, boundary); });
    }
    UploadForm form;
    form.channel_id = ChannelId(request.query_value("channel_id"));
    if (!form.channel_id.valid()) throw heliograph::refuse::invalid_url_param.because("channel_id");
    std::string name = request.query_value("filename");
    if (name.empty()) throw heliograph::refuse::invalid_url_param.because("filename");
    auto bytes = co_await app.blobs.on_disk([body] { return body->bytes(); });
    form.files.push_back({std::move(name), bytes, body});
    co_return form;
}

Task<Uploaded> upload_door(App& app, SignedIn caller, Request request) {
    auto form = co_await read_upload(app, std::move(request));
    co_return co_await upload(app, std::move(caller), std::move(form));
}

// A piece is the body, or the one file of a form.
NewFile piece_of(const SharedBody& body, const std::string& boundary) {
    if (boundary.empty()) return {"", body->bytes(), body};
    auto parts = read_multipart(body->bytes(), boundary);
    if (!parts) throw refuse::unreadable.because(parts.error());
    for (const auto& part : *parts)
        if (part.filename) return {*part.filename, part.bytes, body};
    throw refuse::unreadable.because("the form has no file");
}

Task<Answer> piece_door(App& app, SignedIn caller, UploadId id, Request request) {
    auto type = read_media_type(request.header("Content-Type"));
    std::string boundary;
    if (type && type->type == "multipart/form-data")
        if (const std::string* given = type->parameter("boundary")) boundary = *given;
    auto body = body_of(request);
    auto piece = co_await app.blobs.on_disk([body, boundary] { return piece_of(body, boundary); });
    auto file = co_await continue_upload(app, std::move(caller), id, std::move(piece));
    Answer answer = json_answer(204, "");
    if (file) answer = json_answer(200, to_json(*file));
    co_return answer;
}

bool wants_download(const Request& request) {
    std::string word = request.query_value("download");
    return word == "1" || word == "true" || word == "t";
}

Served whole_of(const FileInfo& file, bool download) {
    return {.path = file.path,
            .media_type = served_media_type(file.mime_type),
            .version = file.id.str(),
            .disposition = disposition_of(file.name, file.mime_type, download),
            .changed_at = file.create_at};
}

// As at the peer the type is said to be JPEG; pictures are told by their first bytes.
Served drawn_of(const FileInfo& file, const std::string& path, const std::string& kind, bool download) {
    return {.path = path,
            .media_type = "image/jpeg",
            .version = file.id.str() + "." + kind,
            .disposition = disposition_of(file.name, "image/jpeg", download),
            .changed_at = file.create_at};
}

Task<Answer> file_door(App& app, SignedIn caller, FileId id, Request request) {
    auto file = co_await get_to_read(app, std::move(caller), id);
    bool download = wants_download(request);
    co_return co_await serve(app, std::move(request), whole_of(file, download));
}

Task<Answer> thumbnail_door(App& app, SignedIn caller, FileId id, Request request) {
    auto file = co_await get(app, std::move(caller), id);
    if (file.thumbnail_path.empty()) throw refuse::no_thumbnail;
    bool download = wants_download(request);
    co_return co_await serve(app, std::move(request),
                             drawn_of(file, file.thumbnail_path, "thumbnail", download));
}

Task<Answer> preview_door(App& app, SignedIn caller, FileId id, Request request) {
    auto file = co_await get(app, std::move(caller), id);
    if (file.preview_path.empty()) throw refuse::no_preview;
    bool download = wants_download(request);
    co_return co_await serve(app, std::move(request), drawn_of(file, file.preview_path, "preview", download));
}

Task<Answer> info_door(App& app, SignedIn caller, FileId id) {
    auto file = co_await get(app, std::move(caller), id);
    Answer answer = json_answer(200, to_json(file));
    answer.headers.push_back({"Cache-Control", "max-age=2592000, private"});
    co_return answer;
}

Task<Answer> public_door(App& app, Anyone, FileId id, Request request) {
    auto file = co_await get_public(app, id, request.query_value("h"));
    bool download = wants_download(request);
    co_return co_await serve(app, std::move(request), whole_of(file, download));
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/files", upload_door, "Upload files for a channel").answers(201).spools();
    on.post("/api/v4/files/search", search, "Search the files of the own channels by name");
    on.get("/api/v4/files/{file_id}", file_door, "Get a file");
    on.get("/api/v4/files/{file_id}/thumbnail", thumbnail_door, "Get the thumbnail of a picture");
    on.get("/api/v4/files/{file_id}/preview", preview_door, "Get the preview of a picture");
    on.get("/api/v4/files/{file_id}/link", link, "Get the public link of a file");
    on.get("/api/v4/files/{file_id}/info", info_door, "Get what is known of a file");
    on.get("/files/{file_id}/public", public_door, "Get a file by its public link");
    on.post("/api/v4/teams/{team_id}/files/search", search_team, "Search the files of a team by name");
    on.post("/api/v4/uploads", begin_upload, "Begin an upload in pieces").answers(201);
    on.get("/api/v4/uploads/{upload_id}", get_upload, "Get how far an upload in pieces has come");
    on.post("/api/v4/uploads/{upload_id}", piece_door, "Send a piece of an upload").spools();
    on.get("/api/v4/users/{user_id}/uploads", uploads_of, "List the own uploads that are not finished");
}

void listen(App& app) { listen_to_removals(app); }

}  // namespace heliograph::files
