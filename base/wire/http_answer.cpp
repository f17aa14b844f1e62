// Heads are written by hand into one text: no map of fields, no second pass.
#include "base/wire/http_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <charconv>

#include "base/wire/bodies.h"
#include "base/wire/gzip.h"

namespace heliograph {

namespace {

std::string_view reason_of(int status) {
    auto enumerated = boost::beast::http::int_to_status(static_cast<unsigned>(status));
    auto reason = boost::beast::http::obsolete_reason(enumerated);
    return {reason.data(), reason.size()};
}

// RFC 9110, 12.5.3: "gzip" or "*" with a weight above zero.
bool accepts_gzip(std::string_view header) {
    while (!header.empty()) {
        auto end = header.find(',');
        std::string coding(header.substr(0, end));
        header.remove_prefix(end == header.npos ? header.size() : end + 1);
        std::erase_if(coding, [](char c) { return c == ' ' || c == '\t'; });
        std::string_view name = std::string_view(coding).substr(0, coding.find(';'));
        if (!boost::beast::iequals(name, "gzip") && name != "*") continue;
        auto weight = coding.find(";q=");
        if (weight == coding.npos) return true;
        return coding.find_first_of("123456789", weight + 3) != coding.npos;
    }
    return false;
}

bool worth_packing(std::string_view content_type) {
    auto type = content_type.substr(0, content_type.find(';'));
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("javascript") ||
           type.ends_with("xml") || type == "application/manifest+json";
}

bool has_line(std::string_view lines, std::string_view name) {
    for (std::size_t at = 0; at < lines.size();) {
        auto end = lines.find("\r\n", at);
        auto line = lines.substr(at, end == lines.npos ? lines.npos : end - at);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            boost::beast::iequals({line.data(), name.size()}, {name.data(), name.size()}))
            return true;
        if (end == lines.npos) break;
        at = end + 2;
    }
    return false;
}

bool has_header(const Answer& answer, std::string_view name) {
    for (const auto& header : answer.headers)
        if (boost::beast::iequals(header.name, {name.data(), name.size()})) return true;
    return has_line(answer.head_lines, name) ||
           (answer.shared_head_lines && has_line(*answer.shared_head_lines, name));
}

void append_value(std::string& out, std::string_view value) {
    for (char c : value)
        if (c != '\r' && c != '\n' && c != '\0') out += c;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
    append_value(out, name);
    out += ": ";
    append_value(out, value);
    out += "\r\n";
}

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits;
    auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

Answer error_answer(int status, std::string_view id, std::string_view message, std::string_view request_id) {
    Answer answer;
    answer.status = status;
    answer.close = true;
    // None of the texts holds a character that JSON would escape.
    answer.body =
        fmt::format(R"({{"id":"{}","message":"{}","detailed_error":"","request_id":"{}","status_code":{}}})",
                    id, message, request_id, status);
    return answer;
}

}  // namespace

AnswerTerms terms_of(const HttpReader& reader, const Request& request) {
    AnswerTerms terms;
    terms.request_id = request.request_id;
    terms.head_only = request.method == "HEAD";
    terms.gzip_accepted = accepts_gzip(request.header("Accept-Encoding"));
    terms.old = reader.old();
    terms.keep_alive = reader.keeps_alive();
    return terms;
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

void pack(Answer& answer, const AnswerTerms& terms, std::size_t from_bytes) {
    if (!terms.gzip_accepted || answer.bytes().size() < from_bytes || !worth_packing(answer.content_type))
        return;
    if (!has_body(answer.status) || answer.status == 206 || has_header(answer, "Content-Encoding")) return;
    answer.body = compress(answer.bytes());
    answer.shared_body = nullptr;
    answer.head_lines += "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n";
}

void write_head(std::string& out, const Answer& answer, const AnswerTerms& terms) {
    out += answer.status == 200 ? std::string_view("HTTP/1.1 200 OK\r\n") : std::string_view();
    if (answer.status != 200) {
        out += "HTTP/1.1 ";
        append_number(out, static_cast<std::size_t>(answer.status));
        out += ' ';
        out += reason_of(answer.status);
        out += "\r\n";
    }
    bool with_body = has_body(answer.status);
    if (with_body && !answer.content_type.empty()) append_header(out, "Content-Type", answer.content_type);
    if (with_body) {
        out += "Content-Length: ";
        append_number(out, answer.source ? answer.source->bytes() : answer.bytes().size());
        out += "\r\n";
    }
    for (const auto& header : answer.headers) append_header(out, header.name, header.value);
    out += answer.head_lines;
    if (answer.shared_head_lines) out += *answer.shared_head_lines;
    if (!has_header(answer, "X-Request-Id")) append_header(out, "X-Request-Id", terms.request_id);
    if (!terms.keep_alive)
        out += "Connection: close\r\n";
    else if (terms.old)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

Answer fault_answer(HttpFault fault, std::string_view request_id) {
    switch (fault) {
        case HttpFault::url_too_long:
            return error_answer(414, "basic_security_check.url.too_long_error", "URL is too long.",
                                request_id);
        case HttpFault::head_too_large:
            return error_answer(431, "api.context.request_header_too_large.app_error",
                                "The request header is larger than this server takes.", request_id);
        case HttpFault::body_too_large:
            return error_answer(413, "api.context.request_body_too_large.app_error",
                                "The request body is larger than this endpoint takes.", request_id);
        case HttpFault::no_space:
            return error_answer(
                507, "api.context.request_body_not_kept.app_error",
                "The request body could not be kept: the disk of the server is full or cannot "
                "be written.",
                request_id);
        case HttpFault::none:
        case HttpFault::syntax:
            break;
    }
    return error_answer(400, "api.context.bad_request.app_error", "The request is not valid HTTP.",
                        request_id);
}

Answer broken_answer(std::string_view request_id) {
    return error_answer(500, "api.context.internal.app_error", "Internal Server Error", request_id);
}

}  // namespace heliograph
