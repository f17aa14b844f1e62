// The nouns of live: a connection's id, and what is refused.
#pragma once

#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::live {

class Connection;
using ConnectionId = Id<Connection>;

// The place of an event in the order that all loops share.
using Ticket = std::uint64_t;

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal wrong_origin{400, "api.web_socket.connect.upgrade.app_error",
                                      "The WebSocket could not be opened from this address."};
inline constexpr Refusal no_action{400, "api.web_socket_router.no_action.app_error", "No websocket action."};
inline constexpr Refusal bad_seq{400, "api.web_socket_router.bad_seq.app_error",
                                 "Invalid sequence for the websocket message."};
inline constexpr Refusal bad_action{500, "api.web_socket_router.bad_action.app_error",
                                    "Unknown websocket action."};
inline constexpr Refusal no_session{401, "api.context.invalid_token.error",
                                    "Invalid session, please log in again."};
inline constexpr Refusal invalid_action_param{400, "api.websocket_handler.invalid_param.app_error",
                                              "Invalid parameter."};
}  // namespace refuse

}  // namespace heliograph::live
