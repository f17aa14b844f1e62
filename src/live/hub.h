// The sockets of this server, and what reaches them.
#pragma once

#include "src/broadcasts/model.h"

namespace heliograph::live {

class Hub : public broadcasts::Outlet {
public:
    void send(broadcasts::Broadcast broadcast) override;
};

}  // namespace heliograph::live
