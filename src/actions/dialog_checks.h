// What a dialog must be so that clients show it as meant. Pure. Nothing of it stops a dialog, as at the peer:
// the program that opens it is told instead.
#pragma once

#include <string>
#include <vector>

#include "src/actions/model.h"

namespace heliograph::actions {

// A sentence for each fault, at most twenty.
std::vector<std::string> faults_of(const Dialog& dialog);

// "2026-01-31" or "today", "tomorrow", "yesterday", "+2d", "-1w", "+12M".
bool is_date(const std::string& text);
// "2026-01-31T10:00:00Z" with or without seconds, fraction and zone, or a relative date.
bool is_datetime(const std::string& text);
// http(s) or a plugin's path without ".." and "//".
bool is_lookup_url(const std::string& url);
// http(s) with a host.
bool is_web_url(const std::string& url);

}  // namespace heliograph::actions
