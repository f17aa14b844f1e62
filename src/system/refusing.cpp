// Refusals, one function each.
#include "src/system/refusing.h"

#include "src/permissions/may.h"
#include "src/settings.h"

namespace heliograph::system {

namespace {

// Gives the refusal a coroutine to be thrown from.
Task<Ok> refused(const Refusal* refusal) {
    throw *refusal;
    co_return Ok{};
}

}  // namespace

Task<Ok> plugins_off(App&, SignedIn) { return refused(&refuse::plugins_off); }
Task<Ok> plugins_off_openly(App&, Anyone) { return refused(&refuse::plugins_off); }
Task<Ok> no_newer_version(App&, SystemAdmin) { return refused(&refuse::no_newer_version); }
Task<Ok> no_image_proxy(App&, SignedIn) { return refused(&refuse::image_proxy_off); }
Task<Ok> no_brand_image(App&, Anyone) { return refused(&refuse::no_brand_image); }
Task<Ok> no_brand_image_to_delete(App&, SystemAdmin) { return refused(&refuse::no_brand_image); }
Task<Ok> no_terms(App&, SignedIn) { return refused(&refuse::no_terms); }
Task<Ok> no_such_scheme(App&, SystemAdmin) { return refused(&refuse::no_such_scheme); }
Task<Ok> send_test_notice(App&, SignedIn) { return refused(&refuse::no_mail); }

Task<Ok> no_such_file(App&, SystemAdmin) { return refused(&refuse::no_such_file); }

// The peer says so when nothing is connected.
Task<ReadyJson> can_write_to(App&, SignedIn) { co_return ReadyJson(R"({"can_dm":true})"); }

Task<Ok> no_job_types(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::manage_jobs);
    throw refuse::no_job_types;
    co_return Ok{};
}

Task<Ok> no_such_job(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::read_jobs);
    throw refuse::no_job;
    co_return Ok{};
}

Task<ReadyJson> no_jobs_of_type(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::read_jobs);
    co_return ReadyJson("[]");
}

Task<Ok> succeed_for_admins(App&, SystemAdmin) { co_return Ok{}; }

// An address that is the own one answers: the request has come by it.
Task<Ok> test_site_url(App& app, SystemAdmin, SiteUrlTest wanted) {
    if (wanted.site_url.empty()) throw refuse::invalid_body_param.because("site_url");
    if (wanted.site_url != app.settings.now()->service.SiteURL) throw refuse::site_not_reachable;
    co_return Ok{};
}

// The peer asks the address when link previews are on; here the server calls nobody for a reader.
Task<ReadyJson> redirect_location(App&, SignedIn, Query<WantedLocation> wanted) {
    if (wanted.url.empty()) throw refuse::invalid_param.because("url");
    co_return ReadyJson(R"({"location":""})");
}

Task<ReadyJson> load_metric(App&, SignedIn) { co_return ReadyJson(R"({"load":0})"); }

}  // namespace heliograph::system
