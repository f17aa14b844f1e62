// The body of an answer. Pure.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "src/incoming_webhooks/payload.h"

namespace heliograph::outgoing_webhooks {

struct AnswerBody {
    incoming_webhooks::Payload payload;
    bool says_something = false;  // There is a text, if only an empty one, or there are attachments.
    bool is_comment = false;      // It wants to stand in the thread of what caused it.
};

// An empty body says nothing. The error is a sentence.
std::expected<AnswerBody, std::string> read_answer_body(std::string_view body,
                                                        const incoming_webhooks::NewId& new_id);

}  // namespace heliograph::outgoing_webhooks
