// The nouns of translation that are kept: how a hook translates, and its own filters.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::translation {

// A row of `heliograph_hook_translations`.
struct TranslationRow {
    std::int64_t slot = 0;            // The hook's number.
    std::string integration;          // Fixed; empty to recognise.
    std::string options{"{}"};        // A JSON object.
    std::int64_t filter_version = 0;  // The own filter in use; 0 for none.
    std::string signature{"{}"};      // A rule as JSON; without a kind, the integration's.
    std::string secret;               // By which senders are known; empty for anyone.
    std::string old_secret;           // The one before.
    Millis old_secret_until = 0;      // It is good until then.
    bool mentions = false;            // Translated text may notify people.
};
DESCRIBE(TranslationRow, slot, integration, options, filter_version, signature, secret, old_secret,
         old_secret_until, mentions);

// A row of `heliograph_hook_filters`.
struct FilterRow {
    std::int64_t slot = 0;     // The hook's number.
    std::int64_t version = 0;  // From 1.
    Millis create_at = 0;      // When it was saved.
    UserId user_id;            // Who saved it.
    std::string source;        // The jq program.
    std::string note;          // What the author says of it.
};
DESCRIBE(FilterRow, slot, version, create_at, user_id, source, note);

// A row of `heliograph_people`: whom a service means by a name.
struct PersonRow {
    std::string service;  // An integration's name; empty for any of them.
    std::string name;     // A login, an e-mail address or a full name, in small letters.
    UserId user_id;       // Whose account it is; empty in a request to forget the name.
};
DESCRIBE(PersonRow, service, name, user_id);

}  // namespace heliograph::translation
