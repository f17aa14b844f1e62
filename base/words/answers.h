// What a rule may give back besides a described struct. Free of HTTP: the router knows how each is said on
// the wire.
#pragma once

#include <memory>
#include <string>

#include "base/words/types.h"

namespace heliograph {

// {"status":"OK"}.
struct Ok {};

// JSON that is ready as bytes, perhaps shared with events and other answers. A version makes it an ETag.
struct ReadyJson {
    std::shared_ptr<const std::string> bytes;
    std::string version;

    ReadyJson() = default;
    explicit ReadyJson(std::string text, std::string version_ = {})
        : bytes(std::make_shared<const std::string>(std::move(text))), version(std::move(version_)) {}
    explicit ReadyJson(std::shared_ptr<const std::string> ready, std::string version_ = {})
        : bytes(std::move(ready)), version(std::move(version_)) {}
};

// A value with a version: answered with an ETag, and with 304 to a client that has that version.
template <class T>
struct Tagged {
    T value;
    std::string version;
};

// A piece of a path that is no id: a user name, an emoji name. Percent-decoded.
struct PathText : std::string {
    using std::string::string;
    explicit PathText(std::string text) : std::string(std::move(text)) {}
};

// A described struct that is read from the query string instead of the body.
template <class T>
struct Query : T {};

// Where a request came from, for sessions, audit and logs.
struct Origin {
    std::string request_id;
    std::string remote_address;
    std::string user_agent;
    std::string accept_language;
    bool secure = false;
};

}  // namespace heliograph
