// The doors of files.
#include "src/capability.h"

namespace heliograph::files {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::files
