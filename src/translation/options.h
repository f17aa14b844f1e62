// The options of an integration: defaults, what the hook has set, what the address says. Pure.
#pragma once

#include <boost/json/object.hpp>
#include <expected>
#include <string>
#include <vector>

#include "src/translation/foreign.h"
#include "src/translation/integration.h"

namespace heliograph::translation {

struct Chosen {
    boost::json::object options;          // All declared ones, each of its type.
    std::vector<std::string> events;      // Globs; empty for all.
    std::vector<std::string> not_events;  // Globs.
    std::string when;                     // A predicate; empty for none.
};

// `set` is an object, as the hook keeps it; `integration` may be null. What has a wrong type counts as not
// set.
Chosen choose_options(const Integration* integration, const boost::json::object& set, const Foreign& foreign);
// The error names an option that is not known, or whose value cannot be.
std::expected<void, std::string> check_options(const Integration* integration,
                                               const boost::json::object& set);
// The rule by which an event is left out; empty if it is wanted.
std::string unwanted(const Chosen& chosen, const std::string& event);

}  // namespace heliograph::translation
