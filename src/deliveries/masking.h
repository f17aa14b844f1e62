// What of a call may be kept and shown: headers, bodies and URLs without their secrets. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/words/types.h"

namespace heliograph::deliveries {

inline constexpr std::size_t answer_kept_bytes = 20'000;

// Whether a header, a member or a parameter of that name holds a secret.
bool carries_a_secret(std::string_view name);
// Adds a "Name: value" line; the value of a header that carries a secret becomes "***".
void append_header(std::string& lines, std::string_view name, std::string_view value);
std::map<std::string, std::string> headers_in(const std::string& lines);
// `token` and `response_url` of JSON or a form become "***".
std::string masked_body(const std::string& body, std::string_view content_type);
// The password of a URL becomes "***".
std::string masked_url(const std::string& url);
// At most bytes_max, cut between characters, as text that every engine keeps.
std::string kept_text(std::string_view text, std::size_t bytes_max);
// Milliseconds from now; 0 for what cannot be read, or has passed.
Millis read_retry_after(std::string_view text, Millis now);

}  // namespace heliograph::deliveries
