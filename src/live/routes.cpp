// The doors of live: none but the upgrade, which server.cpp opens by live::upgrade.
#include "src/capability.h"
#include "src/live/hub.h"
#include "src/live/listeners.h"

namespace heliograph::live {

void routes(Routes<App>&) {}
// Heard first by Hub::open, and here again, last: a person who came between the first word of a change and
// the caches' knowing of it has learned the old state.
void listen(App& app) {
    app.hub.open(app);
    hear_changes(app);
}

}  // namespace heliograph::live
