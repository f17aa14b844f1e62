// The doors of posts.
#include "src/capability.h"

namespace heliograph::posts {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::posts
