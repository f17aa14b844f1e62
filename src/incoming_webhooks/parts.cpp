// A form with files, taken apart at the door.
#include "src/incoming_webhooks/parts.h"

#include <boost/beast/core/string.hpp>

#include "base/clock.h"
#include "base/wire/bodies.h"
#include "base/wire/multipart.h"
#include "src/files/blobs.h"
#include "src/incoming_webhooks/cache.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

// The body of a request, wherever it is.
struct Body {
    std::string text;
    std::shared_ptr<BodyFile> file;
    std::string_view bytes() const { return file ? file->view() : std::string_view(text); }
};

struct TakenApart {
    std::string content_type;  // Empty: nothing was taken out.
    std::string body;
    std::vector<files::NewFile> files;
};

std::string quoted(std::string_view name) {
    std::string out;
    for (char c : name) {
        if (c == '\r' || c == '\n') continue;
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

// A boundary that no field can hold: one that has come is not among its own fields.
std::string form_without_files(const std::vector<Part>& parts, const std::string& boundary) {
    std::string form;
    for (const auto& part : parts) {
        if (part.filename) continue;
        form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(part.name) +
                "\"\r\n\r\n";
        form += part.bytes;
        form += "\r\n";
    }
    return form + "--" + boundary + "--\r\n";
}

TakenApart take_apart(const std::shared_ptr<const Body>& body, const std::string& boundary) {
    TakenApart taken;
    auto parts = read_multipart(body->bytes(), boundary);
    if (!parts) return taken;
    const Part* payload = nullptr;
    bool has_fields = false;
    for (const auto& part : *parts) {
        if (part.filename)
            taken.files.push_back({part.filename->empty() ? part.name : *part.filename, part.bytes, body});
        else if (part.name == "payload_json" || part.name == "payload")
            payload = &part;
        has_fields = has_fields || !part.filename;
    }
    if (taken.files.empty() && !payload) return taken;
    taken.content_type = "application/json";
    taken.body = payload ? std::string(payload->bytes) : "{}";
    if (payload || !has_fields) return taken;
    taken.content_type = "multipart/form-data; boundary=\"" + boundary + "\"";
    taken.body = form_without_files(*parts, boundary);
    return taken;
}

// What could not be taken apart goes on as far as a body may be long, and is refused by whoever reads it.
void put_back(Request& request, const Body& body, std::size_t bytes_max) {
    request.body = std::string(body.bytes().substr(0, bytes_max));
}

}  // namespace

Task<std::vector<files::NewFile>> take_files_out(App& app, Request* request) {
    auto type = read_media_type(request->header("Content-Type"));
    const std::string* boundary = type ? type->parameter("boundary") : nullptr;
    if (!boundary || type->type != "multipart/form-data") co_return std::vector<files::NewFile>();
    auto bytes_max = static_cast<std::size_t>(app.settings.now()->service.MaximumPayloadSizeBytes) + 512;
    auto body = std::make_shared<const Body>(
        Body{std::move(request->body), std::exchange(request->body_file, nullptr)});
    auto taken =
        co_await app.blobs.on_disk([body, boundary = *boundary] { return take_apart(body, boundary); });
    if (taken.content_type.empty()) {
        put_back(*request, *body, bytes_max);
        co_return std::vector<files::NewFile>();
    }
    request->body = std::move(taken.body);
    if (request->body.size() > bytes_max) request->body.resize(bytes_max);
    for (auto& header : request->headers)
        if (boost::beast::iequals(header.name, "Content-Type")) header.value = taken.content_type;
    co_return std::move(taken.files);
}

Task<std::optional<Refusal>> welcome(App& app, HookId hook_id) {
    auto refused = [](const Refusal& inner) {
        return Refusal{inner.status, refuse::general_id, refuse::general_sentence};
    };
    if (!app.settings.now()->integrations.EnableIncomingWebhooks) co_return refused(refuse::switched_off);
    if (!app.settings.now()->files.EnableFileAttachments) co_return refused(files::refuse::disabled);
    if (!co_await app.hook_cache.get_addressed(app.db, hook_id, app.clock.now()))
        co_return refused(refuse::no_hook);
    co_return std::nullopt;
}

}  // namespace heliograph::incoming_webhooks
