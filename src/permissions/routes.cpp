// The doors of permissions.
#include "src/capability.h"
#include "src/permissions/news.h"

namespace heliograph::permissions {

void routes(Routes<App>&) {}
void listen(App& app) { tell_news(app); }

}  // namespace heliograph::permissions
