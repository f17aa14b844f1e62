// What is kept in memory of incoming_webhooks.
#pragma once

namespace heliograph::incoming_webhooks {

class Cache {};

}  // namespace heliograph::incoming_webhooks
