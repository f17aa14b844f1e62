// An event as bytes, made once and shared by every socket of every loop.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "src/broadcasts/model.h"

namespace heliograph::live {

using Head = std::shared_ptr<const std::string>;

// What one receiver's copy has more than the others'.
struct Extras {
    bool mentioned = false;
    bool following = false;
    bool should_ack = false;
    bool any() const { return mentioned || following || should_ack; }
};

struct FrozenEvent {
    explicit FrozenEvent(broadcasts::Broadcast from);

    broadcasts::Broadcast broadcast;  // Mentions and followers are sorted.
    Head head;                        // Everything but `,"seq":N}`.

    // The same with mentions, followers or should_ack of this receiver.
    Head head_for(UserId receiver, Extras extras) const;
};

// `,"seq":7}`, which ends a frame.
class SeqTail {
public:
    explicit SeqTail(std::uint64_t seq);
    std::string_view view() const { return {text_, size_}; }

private:
    char text_[32];
    std::size_t size_;
};

// The head of a hello, which only its own connection gets.
Head hello_head(UserId user_id, std::string_view connection_id, std::string_view version);

}  // namespace heliograph::live
