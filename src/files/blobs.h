// The bytes of files on disk.
#pragma once

#include "src/app.h"

namespace heliograph::files {

class Blobs {
public:
    // Called once the loops run, and before the database stops.
    void start(App&) {}
    void stop() {}
};

}  // namespace heliograph::files
