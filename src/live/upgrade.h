// Opening a WebSocket: who may, and how a connection begins.
#pragma once

#include <variant>

#include "base/wire/http_sink.h"
#include "src/app.h"

namespace heliograph::live {

// GET /api/v4/websocket. Throws refuse::wrong_origin.
Task<Upgrade> upgrade(App& app, Request request);

}  // namespace heliograph::live
