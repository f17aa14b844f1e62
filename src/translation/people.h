// People in foreign payloads, and their names in texts. Pure: fit for fuzzing.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::translation {

// Somebody as a payload names him; any member may be empty.
struct NamedPerson {
    std::string name;
    std::string email;
    std::string login;
};

// Those of a payload who have an e-mail address or a login, each once; fifty at most.
std::vector<NamedPerson> people_in(const boost::json::value& body);

// Somebody with an account here who wants to be mentioned.
struct Mentioned {
    NamedPerson person;
    std::string username;
};

// "@username" wherever a name or a login stands by itself, also in place of a link on it. Code and addresses
// stay as they are.
std::string with_mentions(std::string_view text, const std::vector<Mentioned>& people);

}  // namespace heliograph::translation
