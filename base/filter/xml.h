// XML as the JSON value that filters see: {"root": {"@attribute": "...", "child": "text", "#text": "..."}}.
#pragma once

#include <optional>
#include <string_view>

// jq's own header is C without guards of its own.
extern "C" {
#include <jv.h>
}

namespace heliograph::filter {

// Nothing if it is no XML, deeper than 100, or brings entities of its own.
std::optional<jv> xml_value(std::string_view text);

}  // namespace heliograph::filter
