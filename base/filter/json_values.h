// JSON text to libjq's values and back, several times as fast as libjq's own reader and writer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

// jq's own header is C without guards of its own.
extern "C" {
#include <jv.h>
}

namespace heliograph::filter {

// Nothing if it is not JSON, to the letter, or very deep; libjq may still know better.
std::optional<jv> json_value(std::string_view text);
// Takes the value over.
std::string json_text(jv value);

}  // namespace heliograph::filter
