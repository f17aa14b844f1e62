// The limits: a plain Beast answer, and ready frames over loopback. Both print their port first.
#pragma once

#include <cstddef>

namespace bench {

// Answers every request with a body of that size until the program is killed.
int bare_answers(int threads, std::size_t body_bytes);

// Accepts that many WebSockets, then writes ready frames, `at_once` in one write, to each in turn as long as
// it takes them; ends when all sockets are closed.
int bare_frames(int threads, std::size_t sockets, std::size_t frame_bytes, std::size_t at_once);

}  // namespace bench
