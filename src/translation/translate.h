// A foreign request to what is posted: recognised, proven, filtered. Never throws for what strangers send.
#pragma once

#include <boost/json/object.hpp>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/translation/catalogue.h"
#include "src/translation/foreign.h"
#include "src/translation/integration.h"

namespace heliograph::translation {

struct LiveSecret {
    std::string text;
    Millis until = 0;  // 0: for ever.
};

// How one hook translates. Frozen.
struct Ways {
    std::string integration;          // Fixed by the hook; empty to recognise.
    boost::json::object options;      // As the hook keeps them.
    filter::SharedProgram filter;     // The hook's own, instead of an adapter.
    SignatureRule signature;          // The hook's own; without a kind, the integration's.
    std::vector<LiveSecret> secrets;  // None: nothing is proven.
    filter::SharedProgram when;       // Of the options, ready.
};

struct Asked {
    Foreign foreign;
    std::shared_ptr<const Ways> ways;
    std::string name;     // Fixed by the address; empty otherwise.
    bool proven = false;  // A person replays it: no signature is asked for.
    Millis now = 0;
    // Fetches a certificate that signs; an empty text where that fails.
    std::function<Task<std::string>(std::string url)> certificate_of;
};

struct Translated {
    enum class Kind {
        posts,    // `posts` holds payloads of incoming webhooks, as JSON.
        ignored,  // `reason` says why nothing is posted.
        forged,   // The sender did not prove who it is; `reason` says what is wrong.
        unknown,  // No integration knows it.
        failed,   // The filter gave up, or was stopped; `reason` says why.
    };
    Kind kind = Kind::unknown;
    SharedIntegration integration;  // Null for a filter of the hook's own, and for what nobody knows.
    std::string event;
    std::string delivery_id;
    std::vector<std::string> posts;
    std::string reason;
    std::string challenge;             // To be given back: all that the request wants; empty otherwise.
    std::string confirm_url;           // To be called, for the sender waits for it; empty otherwise.
    std::shared_ptr<const Body> body;  // What was understood of the request's.
    filter::Outcome ran;               // Of the filter.
};

Task<Translated> translate(Catalogue* catalogue, std::shared_ptr<const Asked> asked);

// Whether the sender knows one of the secrets, by that rule.
std::expected<void, std::string> proven(const Asked& asked, const SignatureRule& rule);

// The address that the request wants to be called, if the manifest trusts it: https, and a host that it
// names.
std::string address_to_confirm(const Confirmation& confirm, const Foreign& foreign,
                               const boost::json::value& body);

// What an adapter is given, without its body.
std::string envelope(const Foreign& foreign, const boost::json::object& options, const std::string& event);

}  // namespace heliograph::translation
