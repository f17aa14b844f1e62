// The log of what hooks received: rows from requests, and rows back to what people see.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words/task.h"
#include "src/app.h"
#include "src/incoming_webhooks/model.h"
#include "src/incoming_webhooks/store.h"

namespace heliograph::incoming_webhooks {

inline constexpr std::size_t received_body_max = 64 * 1024;

// One "Name: value" line; values that are secrets become "***".
void append_header_line(std::string& lines, std::string_view name, std::string_view value);
// The same lines, and a query string, without what a header or a parameter of that name holds; the query also
// without what is secret by its name. An empty name is none.
std::string masked_lines(const std::string& lines, std::string_view secret_name);
std::string masked_query(const std::string& query, std::string_view secret_name);
// The value of the first line of that name, compared without case.
std::string header_in(const std::string& lines, std::string_view name);

// Puts the body into the row: at most received_body_max bytes, as text that every engine keeps.
void keep_body(ReceivedRow& row, std::string_view body);
Received shown(const ReceivedRow& row, bool with_body);

// Queues a row; it is written soon, with others. REQUIRES: on a loop.
void record_later(App& app, ReceivedRow row);
// Writes what is queued now, so that a reader sees it.
Task<void> flush_received(App& app);
// Deletes what is older than the settings keep, at most once an hour. REQUIRES: on a loop.
void sweep_sometimes(App& app);

}  // namespace heliograph::incoming_webhooks
