// A WebSocket event on its way: name, data, audience. Written by news.cpp of each capability, sent by live.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "src/nouns.h"

namespace heliograph::broadcasts {

// Who hears an event; empty members do not restrict. A user_id beats channel and team.
struct Audience {
    std::vector<UserId> omit_users;
    UserId user_id;
    ChannelId channel_id;
    TeamId team_id;
    std::string connection_id;
    std::string omit_connection_id;
    bool contains_sanitized_data = false;  // System administrators do not hear it.
    bool contains_sensitive_data = false;  // Only system administrators hear it.
};

struct Broadcast {
    std::string event;  // The wire's name: "posted".
    // A JSON object as text: {"post":"{...}"}; values that are strings holding JSON are escaped.
    std::string data;
    Audience audience;
    // Those who find `mentions` or `followers` with their own id added to the data.
    std::vector<UserId> mentions;
    std::vector<UserId> followers;
    // Dropped for a socket whose queue is half full: typing, status_change, multiple_channels_viewed.
    bool may_be_dropped = false;
    // Sent only to sockets whose presence says that the channel is on screen, or that never sent presence.
    bool only_where_on_screen = false;
    // posted events: sockets opened with posted_ack=true get should_ack, except the author's.
    bool wants_ack = false;
    UserId author;
};

// Takes broadcasts in order and sends them; send() is quick, never throws, safe from any thread.
class Outlet {
public:
    virtual ~Outlet() = default;
    virtual void send(Broadcast broadcast) = 0;
    // Open sockets.
    virtual std::int64_t sockets() const { return 0; }
};

}  // namespace heliograph::broadcasts
