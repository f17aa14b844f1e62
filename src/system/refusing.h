// What this server does not do, each refused as the peer refuses it when it is off.
#pragma once

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/permissions/names.h"
#include "src/system/model.h"

namespace heliograph::system {

struct SiteUrlTest {
    std::string site_url;  // The address to try.
};
DESCRIBE(SiteUrlTest, site_url);

struct WantedLocation {
    std::string url;  // An address.
};
DESCRIBE(WantedLocation, url);

Task<Ok> plugins_off(App& app, SignedIn caller);
Task<Ok> plugins_off_openly(App& app, Anyone caller);
Task<Ok> no_newer_version(App& app, SystemAdmin caller);
Task<Ok> no_image_proxy(App& app, SignedIn caller);
Task<Ok> no_brand_image(App& app, Anyone caller);
Task<Ok> no_brand_image_to_delete(App& app, SystemAdmin caller);
Task<Ok> no_terms(App& app, SignedIn caller);
Task<Ok> no_such_file(App& app, SystemAdmin caller);
Task<ReadyJson> can_write_to(App& app, SignedIn caller);
Task<Ok> no_job_types(App& app, SignedIn caller);
Task<Ok> no_such_job(App& app, SignedIn caller);
Task<ReadyJson> no_jobs_of_type(App& app, SignedIn caller);
Task<Ok> no_such_scheme(App& app, SystemAdmin caller);
Task<Ok> succeed_for_admins(App& app, SystemAdmin caller);
Task<Ok> send_test_notice(App& app, SignedIn caller);
Task<Ok> test_site_url(App& app, SystemAdmin caller, SiteUrlTest wanted);
Task<ReadyJson> redirect_location(App& app, SignedIn caller, Query<WantedLocation> wanted);
Task<ReadyJson> load_metric(App& app, SignedIn caller);

}  // namespace heliograph::system
