// JSON arrays of strings, the one shape that columns need; the full reader belongs to the wire.
#include "base/store/lists.h"

#include <cstdint>

namespace heliograph {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// Reads forward over one array. Once it has failed it stays failed.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    bool failed() const { return failed_; }
    bool done() const { return at_ == text_.size(); }
    void skip_space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
    }
    bool take(char c) {
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string scalar() {
        if (take('"')) return string();
        std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != ']' && text_[at_] != ' ') ++at_;
        std::string raw(text_.substr(begin, at_ - begin));
        if (raw.empty() || raw[0] == '{' || raw[0] == '[') failed_ = true;
        return raw;
    }

private:
    std::string string() {
        std::string out;
        while (at_ < text_.size()) {
            char c = text_[at_++];
            if (c == '"') return out;
            if (c != '\\')
                out += c;
            else
                escape(out);
        }
        failed_ = true;
        return out;
    }
    void escape(std::string& out) {
        if (at_ == text_.size()) return;
        switch (char c = text_[at_++]) {
            case 'n':
                out += '\n';
                break;
            case 't':
                out += '\t';
                break;
            case 'r':
                out += '\r';
                break;
            case 'b':
                out += '\b';
                break;
            case 'f':
                out += '\f';
                break;
            case 'u':
                append_utf8(out, code_point());
                break;
            default:
                out += c;
        }
    }
    std::uint32_t code_point() {
        std::uint32_t first = four_digits();
        bool high = first >= 0xD800 && first < 0xDC00;
        if (!high || !text_.substr(at_).starts_with("\\u")) {
            return first >= 0xD800 && first < 0xE000 ? 0xFFFD : first;
        }
        at_ += 2;
        std::uint32_t second = four_digits();
        if (second < 0xDC00 || second >= 0xE000) return 0xFFFD;
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }
    std::uint32_t four_digits() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            char c = at_ < text_.size() ? text_[at_++] : '?';
            int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
            if (digit < 0) failed_ = true;
            value = value << 4 | static_cast<std::uint32_t>(digit & 15);
        }
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace

void append_to_list(std::string& json, std::string_view text) {
    json += json.size() > 1 ? ",\"" : "\"";
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += hex_digits[byte >> 4];
            json += hex_digits[byte & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

std::string list_text(std::span<const std::string> texts) {
    std::string json = "[";
    for (const auto& text : texts) append_to_list(json, text);
    return json += ']';
}

std::vector<std::string> list_items(std::string_view json) {
    std::vector<std::string> items;
    Cursor cursor(json);
    cursor.skip_space();
    if (!cursor.take('[')) return {};
    cursor.skip_space();
    if (cursor.take(']')) return {};
    while (!cursor.failed()) {
        cursor.skip_space();
        items.push_back(cursor.scalar());
        cursor.skip_space();
        if (cursor.take(',')) continue;
        if (!cursor.take(']')) return {};
        cursor.skip_space();
        if (cursor.failed() || !cursor.done()) return {};
        return items;
    }
    return {};
}

}  // namespace heliograph
