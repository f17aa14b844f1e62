// A refusal: the request is wrong or not allowed. Thrown by rules, caught once, in the router.
#pragma once

#include <exception>
#include <source_location>
#include <string>

namespace heliograph {

// Declared once beside the nouns, as `inline constexpr Refusal name{status, id, sentence};`.
struct Refusal {
    int status;            // HTTP status code.
    const char* id;        // The peer's error id, part of the wire contract.
    const char* sentence;  // What the client is told.

    // A copy that carries a reason for the log; the client never sees it unless EnableDeveloper is on.
    class Refused because(std::string reason) const;
};

// What is thrown where a refusal has a reason or a sentence made at run time. `throw refuse::name;` throws
// the bare Refusal; both are caught at the same place.
class Refused : public std::exception {
public:
    Refused(const Refusal& refusal, std::string reason) : refusal_(refusal), reason_(std::move(reason)) {}
    const Refusal& refusal() const { return refusal_; }
    const std::string& reason() const { return reason_; }
    // Replaces the published sentence, for example to name the faulty field.
    Refused saying(std::string sentence) && {
        sentence_ = std::move(sentence);
        return std::move(*this);
    }
    std::string sentence() const { return sentence_.empty() ? refusal_.sentence : sentence_; }
    const char* what() const noexcept override { return refusal_.id; }

private:
    Refusal refusal_;
    std::string reason_;
    std::string sentence_;
};

inline Refused Refusal::because(std::string reason) const { return Refused(*this, std::move(reason)); }

// A bug: thrown by ENSURE, answered with 500 and logged with its place.
class Bug : public std::exception {
public:
    Bug(const char* condition, std::source_location where);
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

// States what cannot be otherwise. Logs, answers 500, never goes on.
#define ENSURE(condition)                                                                       \
    do {                                                                                        \
        if (!(condition)) throw ::heliograph::Bug(#condition, std::source_location::current()); \
    } while (false)

// Refusals that every door can give.
namespace refuse {
inline constexpr Refusal session_expired{401, "api.context.session_expired.app_error",
                                         "Invalid or expired session, please login again."};
inline constexpr Refusal not_allowed{403, "api.context.permissions.app_error",
                                     "You do not have the appropriate permissions."};
inline constexpr Refusal invalid_body_param{400, "api.context.invalid_body_param.app_error",
                                            "Invalid or missing parameter in request body."};
inline constexpr Refusal invalid_url_param{400, "api.context.invalid_url_param.app_error",
                                           "Invalid or missing parameter in request URL."};
inline constexpr Refusal invalid_param{400, "api.context.invalid_param.app_error", "Invalid parameter."};
inline constexpr Refusal unknown_path{404, "api.context.404.app_error", "Sorry, we could not find the page."};
inline constexpr Refusal body_too_large{413, "api.context.request_body_too_large.app_error",
                                        "The request body is larger than this endpoint takes."};
inline constexpr Refusal server_busy{503, "api.context.server_busy.app_error",
                                     "The server is busy, please try again in a moment."};
inline constexpr Refusal internal{500, "api.context.internal.app_error", "Internal Server Error"};
}  // namespace refuse

}  // namespace heliograph
