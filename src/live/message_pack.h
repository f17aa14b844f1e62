// MessagePack to a JSON value: what clients may send in binary frames.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

namespace heliograph::live {

// One value; nothing if the bytes are cut short, nested deeper than 16 or of a kind that JSON has not.
std::optional<boost::json::value> read_message_pack(std::string_view bytes);

}  // namespace heliograph::live
