// Slack's markup becomes Markdown; people that it names by id are looked up.
#pragma once

#include "base/words/task.h"
#include "src/app.h"
#include "src/incoming_webhooks/payload.h"

namespace heliograph::incoming_webhooks {

Task<Payload> with_markdown(App& app, Payload payload);

}  // namespace heliograph::incoming_webhooks
