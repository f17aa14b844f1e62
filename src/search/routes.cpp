// The doors of search.
#include "src/capability.h"

namespace heliograph::search {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::search
