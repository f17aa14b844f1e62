// What is kept of a request while Beast walks over its bytes, and what is refused on the way.
#include "base/wire/http_reader.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "base/wire/forms.h"
#include "base/words/letters.h"

namespace heliograph {

namespace http = boost::beast::http;

namespace {

// Memory set aside on the word of a stranger's Content-Length.
constexpr std::size_t reserve_bytes_max = 256 * 1024;
// Between chunks only a short line may stand; more is no chunk.
constexpr std::size_t chunk_line_bytes_max = 16 * 1024;
// "0", CR LF, CR LF: a chunked body that has not ended owes at least as many bytes, so fewer may wait for the
// rest. Beast 1.81 asserts on some of them, for example on "0", CR LF, CR alone.
constexpr std::size_t chunked_end_bytes = 5;

// "http://host/path?query" as a proxy would be asked, to "/path?query".
std::string_view without_origin(std::string_view target) {
    auto scheme_end = target.find("://");
    if (target.starts_with('/') || scheme_end == target.npos) return target;
    auto path = target.find('/', scheme_end + 3);
    return path == target.npos ? std::string_view("/") : target.substr(path);
}

// No engine keeps NUL, and PostgreSQL refuses what is no UTF-8.
}  // namespace

HttpReader::HttpReader(const HttpLimits& limits) : limits_(limits) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    // Bodies are limited by route, in on_body_impl.
    basic_parser::body_limit(boost::none);
}

std::size_t HttpReader::put(std::string_view bytes) {
    Error error;
    bool in_head = !is_header_done();
    if (!in_head && chunked() && bytes.size() < chunked_end_bytes) return 0;
    std::size_t taken = basic_parser::put({bytes.data(), bytes.size()}, error);
    if (in_head) {
        head_bytes_ += taken;
        bool over = head_bytes_ > limits_.header_bytes ||
                    (!is_header_done() && head_bytes_ + bytes.size() - taken > limits_.header_bytes);
        if (over && fault_ == HttpFault::none) error = http::error::header_limit;
    }
    if (is_header_done()) eager(true);
    if (!error) return taken;
    if (error == http::error::need_more) {
        if (!in_head && bytes.size() - taken > chunk_line_bytes_max) fault_ = HttpFault::syntax;
        return taken;
    }
    if (fault_ != HttpFault::none) return taken;
    fault_ = HttpFault::syntax;
    if (error == http::error::header_limit) {
        bool in_first_line = request_.method.empty();
        bool long_line = std::min(bytes.find("\r\n"), bytes.size()) > limits_.url_bytes;
        fault_ = in_first_line && long_line ? HttpFault::url_too_long : HttpFault::head_too_large;
    }
    return taken;
}

HttpFault HttpReader::check_head() {
    // RFC 9112, 3.2: exactly one, except from HTTP/1.0.
    if (hosts_ > 1 || (hosts_ == 0 && !old())) return fault_ = HttpFault::syntax;
    std::string_view target = without_origin(target_);
    auto mark = target.find('?');
    if (mark != target.npos) request_.query.assign(target.substr(mark + 1));
    auto path = percent_decode(target.substr(0, mark), Plus::is_plus);
    if (!path || !is_text(*path)) return fault_ = HttpFault::syntax;
    // A wrong escape is the business of whoever reads the query; bytes that are no text are nobody's.
    if (request_.query.find('%') != request_.query.npos)
        if (auto query = percent_decode(request_.query, Plus::is_space); query && !is_text(*query))
            return fault_ = HttpFault::syntax;
    bool of_server = *path == "*" && request_.method == "OPTIONS";
    if (!path->starts_with('/') && !of_server) return fault_ = HttpFault::syntax;
    request_.path = std::move(*path);
    return HttpFault::none;
}

HttpFault HttpReader::allow_body(BodyLimit limit) {
    body_limit_ = limit;
    auto length = content_length();
    if (length && *length > limit.bytes && limit.when_over == BodyLimit::WhenOver::refuse_413)
        fault_ = HttpFault::body_too_large;
    return fault_;
}

void HttpReader::note(HttpFault fault, Error& error) {
    fault_ = fault;
    error = http::error::bad_value;
}

void HttpReader::on_request_impl(http::verb, View method, View target, int version, Error& error) {
    version_ = version;
    request_.method.assign(method.data(), method.size());
    if (target.size() > limits_.url_bytes) return note(HttpFault::url_too_long, error);
    target_.assign(target.data(), target.size());
}

void HttpReader::on_field_impl(Field field, View name, View value, Error& error) {
    // Fields after a chunked body say nothing that matters here.
    if (is_header_done()) return;
    if (field == Field::host) ++hosts_;
    if (field == Field::expect) expects_continue_ = boost::beast::iequals(value, "100-continue");
    // Any other coding would leave the end of the body unknown, and a proxy's idea of it may be another.
    if (field == Field::transfer_encoding && (old() || !boost::beast::iequals(value, "chunked")))
        return note(HttpFault::syntax, error);
    request_.headers.push_back({{name.data(), name.size()}, {value.data(), value.size()}});
}

void HttpReader::on_body_init_impl(const boost::optional<std::uint64_t>& length, Error&) {
    if (length) request_.body.reserve(std::min({std::size_t(*length), body_limit_.bytes, reserve_bytes_max}));
}

std::size_t HttpReader::on_body_impl(View bytes, Error& error) {
    std::size_t room = body_limit_.bytes - std::min(body_limit_.bytes, body_bytes_);
    if (bytes.size() > room && body_limit_.when_over == BodyLimit::WhenOver::refuse_413) {
        note(HttpFault::body_too_large, error);
        return 0;
    }
    request_.body.append(bytes.data(), std::min(bytes.size(), room));
    body_bytes_ += std::min(bytes.size(), room);
    dropped_bytes_ += bytes.size() - std::min(bytes.size(), room);
    return bytes.size();
}

std::size_t HttpReader::on_chunk_body_impl(std::uint64_t, View bytes, Error& error) {
    return on_body_impl(bytes, error);
}

}  // namespace heliograph
