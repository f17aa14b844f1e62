// The bodies that receivers get.
#pragma once

#include <string>
#include <vector>

#include "src/outgoing_webhooks/model.h"

namespace heliograph {
class Reader;
}

namespace heliograph::outgoing_webhooks {

// Exactly "application/json" is JSON, all else a form.
std::string content_type_of(const OutgoingWebhook& hook);
std::string body_of(const OutgoingWebhook& hook, const Notice& notice);
// What is known of these files, as a JSON list.
Json files_json(Reader& db, const std::vector<std::string>& file_ids);

}  // namespace heliograph::outgoing_webhooks
