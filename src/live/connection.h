// One client: its socket while it has one, its numbers, and what it may hear. Lives on one loop.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/callers.h"
#include "src/live/frozen_event.h"
#include "src/live/model.h"
#include "src/live/sent_ring.h"
#include "src/sessions/scopes.h"

namespace heliograph {
class WebSocketSession;
}

namespace heliograph::live {

// What a client says is on its screen.
struct Screen {
    ChannelId channel_id;
    ChannelId thread_channel_id;
    TeamId team_id;
};

// What a connection leaves to the one that resumes it.
struct Past {
    SentRing sent;
    Ticket heard_up_to = 0;
};

class Connection {
public:
    Connection(ConnectionId id, std::shared_ptr<WebSocketSession> socket);
    ~Connection();

    // Only on the loop.
    ConnectionId id;
    std::shared_ptr<WebSocketSession> socket;  // Null once closed.
    SignedIn caller;                           // Empty until authenticated.
    bool posted_ack = false;                   // The client wants should_ack.
    bool admin = false;                        // Holds manage_system.
    bool muted = false;                        // The session has ended: the socket stays, silently.
    bool held = true;                          // Events wait until hello, or until the past has come.
    Millis expires_at = 0;                     // Of the session; 0 for never.
    std::optional<sessions::Scope> scope;      // Of the token, if it may do less than its owner.
    Millis away_since = 0;                     // When the socket closed.
    std::unique_ptr<Screen> screen;            // Null: never told.

    bool authenticated() const { return !caller.user_id.empty(); }
    bool hears(Millis now) const { return !muted && (expires_at == 0 || now < expires_at); }
    // A token bound to channels hears of nothing else.
    bool reached_by(const broadcasts::Audience& audience) const {
        return !scope || scope->reaches(audience.channel_id);
    }
    bool away() const { return !socket; }
    bool half_full() const;
    bool shows(ChannelId channel_id) const {
        return !screen || screen->channel_id == channel_id || screen->thread_channel_id == channel_id;
    }

    // Takes an event: sends it, or keeps it while held or away.
    void take(Ticket ticket, const Head& head);
    // False once more was missed than is kept: the connection cannot be resumed.
    bool resumable() const { return !missed_too_much_; }
    // First hello, then what was held back.
    void begin(Head hello);
    // Goes on where the past ended. False if `number` is not among what was kept.
    bool resume(Past past, std::uint64_t number);
    // Lets the socket close; the connection is away from then on.
    void drop_socket();
    Past leave_past() { return {std::move(sent_), heard_up_to_}; }
    // Everything in the queue up to here was offered to this connection.
    void heard(Ticket ticket) { heard_up_to_ = ticket; }

    void reply(std::uint64_t seq, const std::string& reply_data);
    void reply_refused(std::uint64_t seq, const Refusal& refusal, const std::string& sentence);

private:
    struct HeldBack {
        Ticket ticket;
        Head head;
    };
    void push(const Head& head);
    void release(Ticket after);

    SentRing sent_;
    std::vector<HeldBack> held_back_;
    Ticket heard_up_to_ = 0;
    std::size_t missed_ = 0;
    bool missed_too_much_ = false;
};

}  // namespace heliograph::live
