// What a door is given and what it gives back, free of Beast: a Request with its body read, an Answer to be
// sent.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words/types.h"

namespace heliograph {

class BodyFile;
struct BodySource;

struct Header {
    std::string name;
    std::string value;
};

// One HTTP request whose body has been read whole, within the limit of its route.
struct Request {
    std::string method;           // "GET", "POST", ...
    std::string path;             // Percent-decoded, without query: "/api/v4/users/me".
    std::string query;            // As received, after the "?", still encoded.
    std::vector<Header> headers;  // In the order received.
    std::string body;
    std::shared_ptr<BodyFile> body_file;  // Holds the body instead, when it is large and its route says so.
    std::string remote_address;  // Of the peer, or what a trusted proxy says: "203.0.113.7".
    std::string request_id;      // 26 characters; also the X-Request-Id of the answer.
    bool secure = false;         // TLS here, or at a trusted proxy.
    Millis received_at = 0;

    // The first header of that name, compared without case; empty if there is none.
    std::string_view header(std::string_view name) const;
    // The value of a cookie; empty if there is none.
    std::string_view cookie(std::string_view name) const;
    // The decoded value of the first query parameter of that name; empty if there is none.
    std::string query_value(std::string_view name) const;
    bool has_query(std::string_view name) const;
};

// What goes back. The body is owned, or shared among many answers (bytes made once).
struct Answer {
    int status = 200;
    std::string content_type = "application/json";
    std::vector<Header> headers;
    std::string head_lines;                                // Ready header lines, each ending in CR LF.
    std::shared_ptr<const std::string> shared_head_lines;  // The same, shared among all answers.
    std::string body;
    std::shared_ptr<const std::string> shared_body;  // Sent instead of body when set.
    std::shared_ptr<BodySource> source;              // Sent piece by piece instead of body when set.
    bool close = false;                              // Close the connection after this answer.

    std::string_view bytes() const {
        return shared_body ? std::string_view(*shared_body) : std::string_view(body);
    }
};

}  // namespace heliograph
