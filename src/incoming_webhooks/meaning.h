// What a delivery means: payloads as the peer knows them, or what an integration or the hook's own filter
// made of it.
#pragma once

#include <string>
#include <vector>

#include "src/incoming_webhooks/receive.h"
#include "src/translation/translate.h"

namespace heliograph::incoming_webhooks {

struct Meaning {
    std::vector<Payload> payloads;  // Empty: `reason` says why nothing is posted.
    std::string reason;             // Of nothing posted, or of a readable form instead of a message.
    std::string delivery_key;       // By which a repetition is known; empty if the sender gives none.
    std::string integration;        // Its name; "filter" for one of the hook's own; empty for plain payloads.
    std::string event;
    std::string answer;   // What the sender wants to read; empty for "ok".
    bool silent = false;  // Its texts notify nobody.
};

// The request as recognition and filters see it.
translation::Foreign foreign_of(const Delivery& delivery);
// Refuses a change whose sender does not know the hook's secret.
void require_proof(App& app, const Course& course);
// Throws inner refusals.
Task<Meaning> understand(App& app, SharedCourse course);
// A change in Discord's form: what it leaves out stays.
Task<Payload> understand_patch(App& app, SharedCourse course);

}  // namespace heliograph::incoming_webhooks
