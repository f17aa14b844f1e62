// How a hook translates, as people set it: its integration, options, secret, and filters of its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "base/words/describe.h"
#include "src/callers.h"
#include "src/incoming_webhooks/model.h"
#include "src/translation/manifest.h"

namespace heliograph::incoming_webhooks {

// How a hook translates.
struct HookTranslation {
    std::string integration;          // Its name; empty to recognise each request.
    Json options{"{}"};               // Of the integration, and events, not_events, when.
    std::int64_t filter_version = 0;  // The own filter in use instead of an adapter; 0 for none.
    translation::SignatureRule
        signature;            // How senders prove who they are; without a kind, as the integration.
    bool has_secret = false;  // They must prove it.
    bool mentions = false;    // Translated text may notify people.
};
DESCRIBE(HookTranslation, integration, options, filter_version, signature, has_secret, mentions);

// What one sends to change that; what is left out stays.
struct WantedTranslation {
    std::optional<std::string> integration;               // Its name; empty to recognise each request.
    std::optional<Json> options;                          // An object.
    std::optional<std::int64_t> filter_version;           // A version that there is; 0 for none.
    std::optional<translation::SignatureRule> signature;  // Without a kind, as the integration.
    std::optional<std::string> secret;                    // A new one; empty to ask for none any more.
    std::optional<bool> mentions;                         // Translated text may notify people.
};
DESCRIBE(WantedTranslation, integration, options, filter_version, signature, secret, mentions);

// A request as one writes it by hand.
struct SampleRequest {
    std::map<std::string, std::string> headers;  // By name.
    std::string query;                           // Still encoded.
    std::string body;                            // As it would come.
};
DESCRIBE(SampleRequest, headers, query, body);

// A filter to be tried on a request that came, or on one written by hand.
struct WantedPreview {
    std::string source;                    // The jq program.
    std::optional<std::int64_t> number;    // Of a request in the hook's log.
    std::optional<SampleRequest> request;  // Instead of that.
};
DESCRIBE(WantedPreview, source, number, request);

// A version of a filter.
struct FilterVersion {
    std::int64_t version = 0;  // From 1.
    Millis create_at = 0;      // When it was saved.
    UserId user_id;            // Who saved it.
    std::string source;        // The jq program.
    std::string note;          // What the author says of it.
};
DESCRIBE(FilterVersion, version, create_at, user_id, source, note);

struct WantedFilter {
    std::string source;  // The jq program, up to 64 KiB.
    std::string note;    // What the author says of it, up to 500 bytes.
};
DESCRIBE(WantedFilter, source, note);

struct WantedSample {
    std::string integration;  // Its name.
    std::string fixture;      // One of its samples.
};
DESCRIBE(WantedSample, integration, fixture);

Task<HookTranslation> get_translation(App& app, SignedIn caller, HookId hook_id);
Task<HookTranslation> put_translation(App& app, SignedIn caller, HookId hook_id, WantedTranslation wanted);
// {"posts": [...]}, {"ignored": "..."} or {"error": {message, line, column}}; nothing is posted.
Task<ReadyJson> preview_filter(App& app, SignedIn caller, HookId hook_id, WantedPreview wanted);
Task<std::vector<FilterVersion>> list_filters(App& app, SignedIn caller, HookId hook_id);
// Refuses one that cannot be compiled. The new version is the one in use.
Task<FilterVersion> save_filter(App& app, SignedIn caller, HookId hook_id, WantedFilter wanted);
Task<FilterVersion> restore_filter(App& app, SignedIn caller, HookId hook_id, PathText version);
// Sends a sample of an integration to the hook; the answer is the log's entry of it.
Task<Received> send_sample(App& app, SignedIn caller, HookId hook_id, WantedSample wanted);

}  // namespace heliograph::incoming_webhooks
