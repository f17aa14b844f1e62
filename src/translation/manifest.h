// integration.json as it is written, read and checked. Pure.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words/describe.h"
#include "base/words/types.h"

namespace heliograph::translation {

// One way to know a service: all of it must hold.
struct Recognition {
    std::map<std::string, std::string> headers;  // Name to glob.
    std::vector<std::string> has;                // Dotted paths of the body that are there and not null.
    std::string jq;                              // A predicate over the adapter's input.
};
DESCRIBE(Recognition, headers, has, jq);

// How a sender proves who it is.
struct SignatureRule {
    std::string kind;              // "", "hmac", "token", "slack_v0", "stripe", "standard_webhooks", "sns"...
    std::string header;            // Where it stands.
    std::string algorithm;         // "sha1", "sha256" or "sha512"; empty for sha256.
    std::string encoding;          // "hex" or "base64"; empty for hex.
    std::string prefix;            // What stands before it in the header: "sha256=".
    std::string over;              // "body", "timestamp.body", "timestamp+body" or "body+url".
    std::string timestamp_header;  // Where the timestamp stands, if it is signed.
    std::string name;              // Of the query parameter, for "query".
};
DESCRIBE(SignatureRule, kind, header, algorithm, encoding, prefix, over, timestamp_header, name);

// An address that a sender wants to be called, once, before it sends anything else.
struct Confirmation {
    std::string url;                 // A source of the address.
    std::vector<std::string> hosts;  // Globs; no other host is ever called.
    std::string where;               // A source that tells such a request from others,
    std::string equals;              // and what it says then.
};
DESCRIBE(Confirmation, url, hosts, where, equals);

struct Option {
    std::string name;            // As in the settings and the query string.
    std::string title;           // In the form.
    std::string help;            // Below it.
    std::string type;            // "globs", "bool", "text", "number" or "choice".
    Json default_value{"null"};  // When it is not set.
    Json choices{"[]"};          // Of a choice: texts, or objects with value and title.
};
DESCRIBE(Option, name, title, help, type, default_value, choices);

struct Manifest {
    std::string title;                           // The service's name.
    std::string category;                        // Where the directory lists it.
    std::string summary;                         // One sentence.
    std::string documentation;                   // The service's own page.
    std::vector<Recognition> recognise;          // Any of them suffices.
    Json event{"[]"};                            // Sources of the event's name.
    Json delivery_id{"[]"};                      // Sources of the delivery's id.
    SignatureRule signature;                     // How its senders sign, as a rule.
    Confirmation confirm;                        // How a subscription is confirmed; mostly not at all.
    Json challenge{"[]"};                        // Sources of a text that the sender wants back.
    std::string answer;                          // What the sender wants to read, instead of "ok".
    std::map<std::string, std::string> events;   // What becomes posts.
    std::map<std::string, std::string> ignored;  // What does not, and why.
    std::vector<Option> options;                 // Besides the standard ones.
};
DESCRIBE(Manifest, title, category, summary, documentation, recognise, event, delivery_id, signature, confirm,
         challenge, answer, events, ignored, options);

// Where a value is looked up: "header:X-Event", "body:a.b", "query:name" or "const:word".
struct Source {
    enum class From { header, body, query, constant };
    From from = From::constant;
    std::string name;
    std::vector<std::string> path;  // For the body.
};

// The error is a sentence that names what is wrong.
std::expected<Manifest, std::string> read_manifest(std::string_view text);
std::expected<std::vector<Source>, std::string> read_sources(const Json& list);
std::expected<void, std::string> check_signature(const SignatureRule& rule);
std::vector<std::string> split_path(std::string_view dotted);

}  // namespace heliograph::translation

namespace heliograph {
template <>
struct WireName<translation::Option> {
    static constexpr std::string_view of(std::string_view member) {
        return member == "default_value" ? "default" : member;
    }
};
}  // namespace heliograph
