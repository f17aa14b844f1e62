// A blocking HTTP client for stories, and the answer it gives.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::testing {

struct Reply {
    int status = 0;
    std::string body;
    std::multimap<std::string, std::string> headers;  // Names in lower case.
    boost::json::value json;                          // The body, or null if it is no JSON.
    std::string refusal;                              // "id" of an error body.

    // The first header of that name (lower case), or "".
    std::string header(const std::string& name) const;
    // The value of a cookie that was set, or "".
    std::string cookie(const std::string& name) const;
    // A member of the body as text: a string's text, else its JSON; "" if there is none.
    std::string text(std::string_view member) const;
};

struct Call {
    std::string method = "GET";
    std::string url;
    std::string body;
    std::vector<std::string> headers;  // "Name: value"
};

// Sends one request on a connection of its own. Throws std::runtime_error if there is no answer in 20 s.
Reply call(const Call& request);

}  // namespace heliograph::testing
