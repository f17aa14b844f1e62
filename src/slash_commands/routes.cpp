// The doors of slash_commands.
#include "src/capability.h"

namespace heliograph::slash_commands {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::slash_commands
