// JSON in the order of Notice; forms in the order of their names, as the peer's.
#include "src/outgoing_webhooks/notices.h"

#include <algorithm>

#include "base/store/reader.h"
#include "base/wire/forms.h"
#include "base/wire/write_json.h"

namespace heliograph::outgoing_webhooks {

namespace {

bool wants_json(const OutgoingWebhook& hook) { return hook.content_type == "application/json"; }

std::string form_of(const Notice& notice) {
    std::vector<FormField> fields{{"token", notice.token},
                                  {"team_id", notice.team_id.str()},
                                  {"team_domain", notice.team_domain},
                                  {"channel_id", notice.channel_id.str()},
                                  {"channel_name", notice.channel_name},
                                  {"timestamp", std::to_string(notice.timestamp / 1000)},
                                  {"user_id", notice.user_id.str()},
                                  {"user_name", notice.user_name},
                                  {"post_id", notice.post_id.str()},
                                  {"text", notice.text},
                                  {"trigger_word", notice.trigger_word},
                                  {"file_ids", notice.file_ids},
                                  {"event", notice.event}};
    auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) fields.emplace_back(name, value);
    };
    add("root_id", notice.root_id.str());
    add("old_text", notice.old_text);
    add("emoji_name", notice.emoji_name);
    if (notice.files.text != "[]") add("files", notice.files.text);
    add("response_url", notice.response_url);
    std::ranges::sort(fields);
    return write_form(fields);
}

// A file as receivers are told of it.
struct NamedFile {
    FileId id;              // 26 characters.
    std::string name;       // As its owner named it.
    std::string extension;  // Behind the last dot.
    std::int64_t size = 0;  // Bytes.
    std::string mime_type;  // Its media type.
};
DESCRIBE(NamedFile, id, name, extension, size, mime_type);

}  // namespace

std::string content_type_of(const OutgoingWebhook& hook) {
    return wants_json(hook) ? "application/json" : "application/x-www-form-urlencoded";
}

std::string body_of(const OutgoingWebhook& hook, const Notice& notice) {
    return wants_json(hook) ? to_json(notice) : form_of(notice);
}

Json files_json(Reader& db, const std::vector<std::string>& file_ids) {
    std::vector<NamedFile> files;
    for (const auto& id : file_ids) {
        auto found = db.select<NamedFile>(
            "SELECT id, name, extension, size, mimetype FROM fileinfo WHERE id = $1", id);
        if (!found.empty()) files.push_back(std::move(found.front()));
    }
    return Json{to_json(files)};
}

}  // namespace heliograph::outgoing_webhooks
