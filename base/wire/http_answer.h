// An Answer to the bytes of a head, and the answers that the network gives without asking the application.
#pragma once

#include <string>
#include <string_view>

#include "base/wire/http_reader.h"
#include "base/wire/request.h"

namespace heliograph {

// What must be remembered of a request once it has been given away.
struct AnswerTerms {
    std::string request_id;
    bool head_only = false;
    bool gzip_accepted = false;
    bool old = false;  // HTTP/1.0.
    bool keep_alive = false;
};

AnswerTerms terms_of(const HttpReader& reader, const Request& request);

// Whether the answer has a body at all, by its status.
bool has_body(int status);
// Packs the body if the client takes it, it is text, long enough, and not packed yet.
void pack(Answer& answer, const AnswerTerms& terms, std::size_t from_bytes);
// Appends status line and headers. Line breaks inside a header's value are left out.
void write_head(std::string& out, const Answer& answer, const AnswerTerms& terms);

// {"id":...,"message":...,"detailed_error":"","request_id":...,"status_code":...}; closes the connection.
Answer fault_answer(HttpFault fault, std::string_view request_id);
// The same shape for a bug in the application.
Answer broken_answer(std::string_view request_id);

}  // namespace heliograph
