// Bytes to a Request: Beast parses, this keeps what it finds and holds the limits.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <string>
#include <string_view>

#include "base/wire/http_sink.h"
#include "base/wire/request.h"

namespace heliograph {

enum class HttpFault { none, syntax, url_too_long, head_too_large, body_too_large, no_space };

class HttpReader : private boost::beast::http::basic_parser<true> {
public:
    explicit HttpReader(const HttpLimits& limits);

    // Takes bytes that follow those taken before; returns how many it took. The rest must come again with
    // more behind it. Stops at the end of the head, and then goes on to the end of the body.
    std::size_t put(std::string_view bytes);

    HttpFault fault() const { return fault_; }
    bool head_done() const { return is_header_done(); }
    bool done() const { return is_done(); }
    bool has_body() const { return !is_done(); }
    // More of a body came than is kept, and than is worth reading to keep the connection.
    bool cut_off() const { return dropped_bytes_ > limits_.linger_bytes; }
    // REQUIRES: head_done(). Decodes the path and looks for contradictions; call it once.
    HttpFault check_head();
    // REQUIRES: head_done() and not done(). Fails at once if the announced length is refused.
    HttpFault allow_body(BodyLimit limit);

    // The body could not be kept.
    void give_up() { fault_ = HttpFault::no_space; }

    Request& request() { return request_; }
    bool keeps_alive() const { return head_done() && keep_alive(); }
    bool wants_upgrade() const { return head_done() && upgrade(); }
    bool expects_continue() const { return expects_continue_; }
    bool old() const { return version_ < 11; }

private:
    using View = boost::beast::string_view;
    using Error = boost::beast::error_code;
    using Field = boost::beast::http::field;

    void on_request_impl(boost::beast::http::verb, View method, View target, int version,
                         Error& error) override;
    void on_response_impl(int, View, int, Error&) override {}
    void on_field_impl(Field field, View name, View value, Error& error) override;
    void on_header_impl(Error&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Error&) override;
    std::size_t on_body_impl(View bytes, Error& error) override;
    void on_chunk_header_impl(std::uint64_t, View, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View bytes, Error& error) override;
    void on_finish_impl(Error&) override {}

    void note(HttpFault fault, Error& error);

    const HttpLimits& limits_;
    Request request_;
    std::string target_;
    std::size_t head_bytes_ = 0;
    BodyLimit body_limit_;
    std::size_t body_bytes_ = 0;
    std::size_t dropped_bytes_ = 0;
    HttpFault fault_ = HttpFault::none;
    int version_ = 11;
    int hosts_ = 0;
    bool expects_continue_ = false;
};

}  // namespace heliograph
