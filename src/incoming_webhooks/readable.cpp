// Nothing here fails: whatever came is shown, at most as its beginning.
#include "src/incoming_webhooks/readable.h"

#include <algorithm>
#include <charconv>

#include "base/crypto/hmac.h"
#include "base/wire/read_json.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/compose.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

constexpr std::size_t shown_bytes = 4000;
constexpr std::size_t title_runes = 200;
constexpr std::size_t attachments_max = 50;
constexpr std::size_t fields_max = 100;
constexpr std::size_t text_runes = 12'000;
constexpr std::size_t line_runes = 2000;
constexpr std::size_t key_bytes = 200;
constexpr const char* title_keys[] = {"title", "subject", "summary",     "headline", "name",   "message",
                                      "text",  "alert",   "description", "event",    "action", "status"};

bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c <= ' '; });
}

// One line without anything that Markdown would act on.
std::string plain_line(std::string_view text) {
    std::string cut = formatting::made_plain(text.substr(0, formatting::bytes_of_runes(text, title_runes)));
    std::string line;
    for (char c : cut) {
        if (static_cast<unsigned char>(c) < ' ')
            c = ' ';
        else if (std::string_view("\\`*_[]()<>#~|!").find(c) != std::string_view::npos)
            line += '\\';
        line += c;
    }
    return line;
}

// The first text under one of the keys, from the outside in.
std::string title_in(const json::value& value, int depth) {
    if (!value.is_object()) return {};
    const auto& object = value.get_object();
    for (const char* key : title_keys) {
        const auto* found = find_member(object, key);
        if (found && found->is_string() && !is_blank(std::string_view(found->get_string())))
            return std::string(found->get_string());
    }
    if (depth == 0) return {};
    for (const auto& member : object)
        if (auto title = title_in(member.value(), depth - 1); !title.empty()) return title;
    return {};
}

void indent(std::string& out, int depth) { out.append(static_cast<std::size_t>(depth) * 2, ' '); }

// The shortest decimal form.
std::string number_text(double number) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

void write_pretty(std::string& out, const json::value& value, int depth) {
    if (out.size() > shown_bytes) return;
    if (value.is_object() && !value.get_object().empty()) {
        out += "{\n";
        for (bool first = true; const auto& member : value.get_object()) {
            if (!std::exchange(first, false)) out += ",\n";
            indent(out, depth + 1);
            out += json_text(json::value(json::string(member.key()))) + ": ";
            write_pretty(out, member.value(), depth + 1);
            if (out.size() > shown_bytes) return;
        }
        out += '\n';
        indent(out, depth);
        out += '}';
    } else if (value.is_array() && !value.get_array().empty()) {
        out += "[\n";
        for (bool first = true; const auto& item : value.get_array()) {
            if (!std::exchange(first, false)) out += ",\n";
            indent(out, depth + 1);
            write_pretty(out, item, depth + 1);
            if (out.size() > shown_bytes) return;
        }
        out += '\n';
        indent(out, depth);
        out += ']';
    } else {
        out += value.is_double() ? number_text(value.get_double()) : json_text(value);
    }
}

// A fence longer than any run of backticks inside.
std::string fenced(std::string text, const char* language) {
    bool cut = text.size() > shown_bytes;
    if (cut) {
        std::size_t end = shown_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text.resize(end);
    }
    std::size_t run = 0, longest = 2;
    for (char c : text) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    std::string fence(longest + 1, '`');
    return fence + language + "\n" + text + (cut ? "\n…" : "") + "\n" + fence;
}

void cut_runes(std::string& text, std::size_t runes) {
    std::size_t end = formatting::bytes_of_runes(text, runes);
    if (end >= text.size()) return;
    text.resize(end);
    text += "…";
    // A fence that was cut in two is closed.
    std::size_t fences = 0;
    for (std::size_t at = text.find("```"); at != std::string::npos; at = text.find("```", at + 3)) ++fences;
    if (fences % 2 == 1) text += "\n```";
}

void shorten_key(std::string& key) {
    if (key.size() > key_bytes) key = crypto::hex(crypto::sha256(key));
}

bool says_something(const Attachment& attachment) {
    for (const auto* text : {&attachment.pretext, &attachment.author_name, &attachment.title,
                             &attachment.text, &attachment.image_url, &attachment.footer})
        if (!is_blank(*text)) return true;
    return std::ranges::any_of(attachment.fields, [](const AttachmentField& field) {
        return !is_blank(field.title) || !is_blank(field.value);
    });
}

void fit_attachment(Attachment& attachment) {
    cut_runes(attachment.text, text_runes);
    for (auto* text : {&attachment.fallback, &attachment.pretext, &attachment.author_name, &attachment.title,
                       &attachment.footer})
        cut_runes(*text, line_runes);
    if (attachment.fields.size() > fields_max) attachment.fields.resize(fields_max);
    for (auto& field : attachment.fields) {
        cut_runes(field.title, line_runes);
        cut_runes(field.value, line_runes);
    }
    for (auto* url : {&attachment.title_link, &attachment.author_link, &attachment.image_url,
                      &attachment.thumb_url, &attachment.author_icon, &attachment.footer_icon})
        if (url->size() > 2048) url->clear();
}

}  // namespace

Payload readable(const translation::Body& body) {
    Attachment attachment{.color = "#8b949e"};
    bool is_json = body.kind == filter::BodyKind::json;
    std::string title = is_json ? title_in(body.value, 2) : std::string();
    if (is_json) {
        std::string pretty;
        write_pretty(pretty, body.value, 0);
        attachment.text = fenced(std::move(pretty), "json");
    } else {
        std::string_view text = body.text ? std::string_view(*body.text) : std::string_view();
        title = text.substr(0, text.find('\n'));
        if (text.starts_with('<') || is_blank(title)) title.clear();
        attachment.text = is_blank(text) ? "*(an empty request)*" : fenced(std::string(text), "");
    }
    std::string line = is_blank(title) ? "A message of a form that is not known" : plain_line(title);
    attachment.fallback = line;
    Payload payload{.text = "**" + line + "**", .has_text = true, .has_attachments = true};
    payload.attachments.push_back(std::move(attachment));
    return payload;
}

bool make_fit(Payload& payload) {
    cut_runes(payload.text, message_runes_max - 10);
    if (is_blank(payload.text)) payload.text.clear();
    if (payload.attachments.size() > attachments_max) payload.attachments.resize(attachments_max);
    std::erase_if(payload.attachments, [](const Attachment& one) { return !says_something(one); });
    for (auto& attachment : payload.attachments) fit_attachment(attachment);
    // All texts together stay well below what the props of a post may hold.
    std::size_t runes = 0;
    for (std::size_t i = 0; i < payload.attachments.size(); ++i) {
        std::string written;
        write_attachment(written, payload.attachments[i]);
        runes += formatting::count_runes(written);
        if (runes < props_runes_max - 20'000 || i == 0) continue;
        payload.attachments.resize(i);
        break;
    }
    cut_runes(payload.username, 64);
    shorten_key(payload.thread_key);
    shorten_key(payload.update_key);
    return !payload.text.empty() || !payload.attachments.empty();
}

bool can_be_seen(Payload& payload) {
    auto seen = [](const Attachment& one) {
        return says_something(one) || !one.thumb_url.empty() || !one.actions.empty();
    };
    if (!is_blank(payload.text) || std::ranges::any_of(payload.attachments, seen)) return true;
    for (auto& attachment : payload.attachments) attachment.text = attachment.fallback;
    return std::ranges::any_of(payload.attachments, seen);
}

}  // namespace heliograph::incoming_webhooks
