// What receivers answer, at once or later, and the posts that come of it.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/deliveries/answers.h"

namespace heliograph::outgoing_webhooks {

inline constexpr Millis answer_time_ms = 30 * 60 * 1000;
inline constexpr std::int64_t late_answers_max = 5;

// Where an answer to the delivery may be sent; empty where the server does not know its own address.
std::string response_url(App& app, DeliveryId id, const std::string& secret);
// Reads the answer to a delivery, whatever its status, as the peer does.
Task<deliveries::Reaction> read_answer(App& app, deliveries::Answered answered);
// An answer that comes to a response_url. Refuses with no_answer and bad_answer.
Task<void> answer_late(App& app, DeliveryId id, std::string key, std::string body);

}  // namespace heliograph::outgoing_webhooks
