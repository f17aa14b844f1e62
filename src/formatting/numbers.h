// JSON values as texts, the way the peer's language prints them; field values of attachments are shown so.
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace heliograph::formatting {

// 1000000 gives "1e+06", 0.5 gives "0.5".
std::string number_text(double number);
// Texts as they are; true and false; numbers as above; {"b":1,"a":null} gives "map[a:<nil> b:1]"; [1,2] "[1
// 2]".
std::string value_text(const boost::json::value& value);

}  // namespace heliograph::formatting
