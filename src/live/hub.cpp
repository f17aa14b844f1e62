// Sending a broadcast to the sockets of its audience.
#include "src/live/hub.h"

namespace heliograph::live {

void Hub::send(broadcasts::Broadcast) {}

}  // namespace heliograph::live
