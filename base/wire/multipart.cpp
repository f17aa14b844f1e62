// Reading of media types and multipart bodies; nothing here trusts a length or an end.
#include "base/wire/multipart.h"

#include <algorithm>
#include <cstring>

#include "base/wire/forms.h"
#include "base/words/letters.h"

namespace heliograph {

namespace {

bool is_token(char c) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.contains(c);
}

std::string_view trimmed(std::string_view text) {
    std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void skip_blanks(std::string_view& rest) {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
}

std::string_view take_token(std::string_view& rest) {
    auto end = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_token) - rest.begin());
    std::string_view token = rest.substr(0, end);
    rest.remove_prefix(end);
    return token;
}

// After the opening quote. A backslash escapes only a quote or itself: browsers send paths with single ones.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string value;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        char c = rest[i];
        if (c == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        if (c == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) c = rest[++i];
        value += c;
    }
    return std::nullopt;
}

// RFC 5987: UTF-8'language'percent-encoded.
std::optional<std::string> read_extended(std::string_view value) {
    std::size_t charset_end = value.find('\'');
    if (charset_end == value.npos || lower(value.substr(0, charset_end)) != "utf-8") return std::nullopt;
    std::size_t language_end = value.find('\'', charset_end + 1);
    if (language_end == value.npos) return std::nullopt;
    auto decoded = percent_decode(value.substr(language_end + 1), Plus::is_plus);
    if (!decoded) return std::nullopt;
    return std::move(*decoded);
}

// Takes `name=value` or `name="value"`; false if it is neither.
bool take_parameter(std::string_view& rest, std::pair<std::string, std::string>& found) {
    found.first = lower(take_token(rest));
    skip_blanks(rest);
    if (found.first.empty() || !rest.starts_with('=')) return false;
    rest.remove_prefix(1);
    skip_blanks(rest);
    if (rest.starts_with('"')) {
        rest.remove_prefix(1);
        auto value = take_quoted(rest);
        if (!value) return false;
        found.second = std::move(*value);
        return true;
    }
    found.second = take_token(rest);
    return !found.second.empty();
}

// Puts `name*` in the place of `name`. A name that comes twice is an error: two readers could choose
// differently.
bool settle_extended(MediaType& media) {
    MediaType settled{media.type, {}};
    for (auto& [name, value] : media.parameters) {
        if (name.ends_with('*')) continue;
        if (settled.parameter(name)) return false;
        settled.parameters.emplace_back(name, value);
    }
    for (auto& [name, value] : media.parameters) {
        if (!name.ends_with('*')) continue;
        auto plain = read_extended(value);
        if (!plain) return false;
        name.pop_back();
        std::erase_if(settled.parameters, [&](auto& other) { return other.first == name; });
        settled.parameters.emplace_back(name, std::move(*plain));
    }
    media = std::move(settled);
    return true;
}

}  // namespace

const std::string* MediaType::parameter(std::string_view name) const {
    for (auto& [key, value] : parameters)
        if (key == name) return &value;
    return nullptr;
}

std::expected<MediaType, std::string> read_media_type(std::string_view header_value) {
    auto faulty = [] { return std::unexpected(std::string("The media type cannot be read.")); };
    constexpr std::size_t parameters_max = 20;
    std::string_view rest = trimmed(header_value);
    MediaType media{std::string(take_token(rest)), {}};
    if (rest.starts_with('/')) {
        rest.remove_prefix(1);
        std::string_view subtype = take_token(rest);
        if (subtype.empty()) return faulty();
        media.type.append("/").append(subtype);
    }
    media.type = lower(media.type);
    if (media.type.empty() || media.type.starts_with('/')) return faulty();
    while (true) {
        skip_blanks(rest);
        if (rest.empty()) break;
        if (rest.front() != ';') return faulty();
        rest.remove_prefix(1);
        skip_blanks(rest);
        if (rest.empty() || rest.front() == ';') continue;  // "text/plain;" is common.
        std::pair<std::string, std::string> found;
        if (!take_parameter(rest, found) || media.parameters.size() == parameters_max) return faulty();
        media.parameters.push_back(std::move(found));
    }
    if (!settle_extended(media)) return faulty();
    return media;
}

namespace {

constexpr std::string_view line_end = "\r\n";

std::size_t find_bytes(std::string_view text, std::string_view wanted, std::size_t from) {
    if (from > text.size()) return text.npos;
    const void* at = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    return at ? static_cast<std::size_t>(static_cast<const char*>(at) - text.data()) : text.npos;
}

// Where a boundary stands and what follows it.
struct Boundary {
    std::size_t begins;  // Where the bytes before it end.
    std::size_t ends;    // Behind its line.
    bool last;
};

// The first boundary at or after from. A line that only starts like one belongs to the part.
std::optional<Boundary> find_boundary(std::string_view body, std::string_view delimiter, std::size_t from) {
    std::string_view bare = delimiter.substr(line_end.size());
    bool at_start = from == 0 && body.starts_with(bare);
    while (true) {
        std::size_t begins = at_start ? 0 : find_bytes(body, delimiter, from);
        if (begins == body.npos) return std::nullopt;
        std::size_t after = begins + (at_start ? bare.size() : delimiter.size());
        at_start = false;
        if (body.substr(after).starts_with("--")) return Boundary{begins, after + 2, true};
        std::size_t blank_end = std::min(body.find_first_not_of(" \t", after), body.size());
        if (body.substr(blank_end).starts_with(line_end)) return Boundary{begins, blank_end + 2, false};
        from = after;
    }
}

std::expected<std::vector<Header>, std::string> read_headers(std::string_view block) {
    std::vector<Header> headers;
    while (!block.empty()) {
        std::size_t end = std::min(block.find(line_end), block.size());
        std::string_view line = block.substr(0, end);
        block.remove_prefix(std::min(end + line_end.size(), block.size()));
        if ((line.starts_with(' ') || line.starts_with('\t')) && !headers.empty()) {
            headers.back().value.append(" ").append(trimmed(line));
            continue;
        }
        std::size_t colon = line.find(':');
        std::string_view name = line.substr(0, colon);
        if (colon == line.npos || name.empty() || !std::ranges::all_of(name, is_token))
            return std::unexpected("A part of the multipart body has a header that cannot be read.");
        headers.push_back({std::string(name), std::string(trimmed(line.substr(colon + 1)))});
    }
    return headers;
}

// Names the part after its headers; false if its Content-Disposition cannot be read.
bool describe_part(Part& part) {
    part.content_type = "text/plain";
    for (const Header& header : part.headers) {
        std::string name = lower(header.name);
        if (name == "content-type") part.content_type = header.value;
        if (name != "content-disposition") continue;
        auto disposition = read_media_type(header.value);
        if (!disposition) return false;
        if (auto* given = disposition->parameter("name")) part.name = *given;
        if (auto* given = disposition->parameter("filename"))
            part.filename = given->substr(given->find_last_of("/\\") + 1);
    }
    return true;
}

// Takes headers and bytes of the part that stands between two boundaries, begin being behind the first line.
std::expected<Part, std::string> read_part(std::string_view text) {
    Part part;
    std::size_t block_end = 0,
                bytes_begin = line_end.size();  // A part without headers starts with an empty line.
    if (!text.starts_with(line_end)) {
        block_end = text.substr(0, multipart_header_bytes_max + 4).find("\r\n\r\n");
        if (block_end == text.npos)
            return std::unexpected(text.size() > multipart_header_bytes_max
                                       ? "A part of the multipart body has more than 16 KiB of headers."
                                       : "A part of the multipart body ends within its headers.");
        bytes_begin = block_end + 4;
    }
    auto headers = read_headers(text.substr(0, block_end));
    if (!headers) return std::unexpected(std::move(headers.error()));
    part.headers = std::move(*headers);
    part.bytes = text.substr(bytes_begin);
    if (!describe_part(part))
        return std::unexpected("A part of the multipart body has a Content-Disposition that cannot be read.");
    return part;
}

}  // namespace

std::expected<std::vector<Part>, std::string> read_multipart(std::string_view body,
                                                             std::string_view boundary) {
    if (boundary.empty() || boundary.size() > 70)
        return std::unexpected("The boundary of the multipart body must have 1 to 70 characters.");
    const std::string delimiter = "\r\n--" + std::string(boundary);
    auto opened = find_boundary(body, delimiter, 0);
    if (!opened) return std::unexpected("The multipart body does not contain its boundary.");
    std::vector<Part> parts;
    while (!opened->last) {
        if (parts.size() == multipart_parts_max)
            return std::unexpected("The multipart body has more than 100 parts.");
        // The line end of this boundary may already begin the next one: an empty part without headers.
        auto closed = find_boundary(body, delimiter, opened->ends - line_end.size());
        if (!closed) return std::unexpected("The multipart body stops before its last boundary.");
        std::size_t begin = std::min(opened->ends, closed->begins);
        auto part = read_part(body.substr(begin, closed->begins - begin));
        if (!part) return std::unexpected(std::move(part.error()));
        parts.push_back(std::move(*part));
        opened = closed;
    }
    return parts;
}

}  // namespace heliograph
