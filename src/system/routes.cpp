// The doors of system.
#include "src/capability.h"
#include "src/system/auditing.h"
#include "src/system/console.h"
#include "src/system/licensed.h"
#include "src/system/news.h"
#include "src/system/refusing.h"
#include "src/system/rules.h"

namespace heliograph::system {

namespace {

// The peer forbids to keep them.
Task<Answer> settings_unkept(App& app, SystemAdmin caller) {
    auto shown = co_await settings(app, std::move(caller));
    Answer answer;
    answer.shared_body = shown.bytes;
    answer.head_lines = "Cache-Control: no-cache, no-store, must-revalidate\r\n";
    co_return answer;
}

void server_routes(Routes<App>& on) {
    on.get("/api/v4/system/ping", ping, "Tell that the server is there");
    on.get("/api/v4/config/client", client_settings, "Get what clients need to know of the settings");
    on.get("/api/v4/license/client", client_licence, "Get what clients need to know of the licence");
    on.get("/api/v4/system/timezones", timezones, "List the time zones that people may choose");
    on.get("/api/v4/analytics/old", analytics, "Get figures of the server or of a team");
    on.get("/api/v4/limits/server", limits, "Get the limits of the server");
    on.get("/api/v4/usage/posts", post_usage, "Get how many posts there are");
    on.get("/api/v4/usage/storage", storage_usage, "Get how many bytes of files there are");
    on.get("/api/v4/usage/teams", team_usage, "Get how many teams there are");
    on.get("/api/v4/system/notices/{team_id}", nothing, "List product notices: none");
    on.put("/api/v4/system/notices/view", succeed, "Mark product notices as seen");
    on.get("/api/v4/oauth_test", succeed, "Tell that the session is good");
    on.post("/api/v4/client_perf", succeed, "Take figures of a client");
    on.post("/api/v4/notifications/ack", succeed, "Take the receipt of a push notice");
    on.post("/api/v4/logs", succeed_for_anyone, "Take a log line of a client");
    on.get("/api/v4/agents", nothing, "List the AI agents: none");
    on.get("/api/v4/agents/status", agents_status, "Tell that there are no AI agents");
    on.get("/api/v4/llmservices", nothing, "List the AI services: none");
}

void settings_routes(Routes<App>& on) {
    on.get("/api/v4/config", settings_unkept, "Get the settings, secrets masked");
    on.get("/api/heliograph/config/description", settings_in_words, "Get every setting in words");
    on.get("/api/heliograph/figures", figures, "Get the figures of the server at this moment");
    on.put("/api/v4/config", replace_settings, "Change the settings");
    on.put("/api/v4/config/patch", replace_settings, "Change some settings");
    on.post("/api/v4/config/reload", reload_settings, "Read the settings again from their file");
    on.get("/api/v4/config/environment", environment, "List the settings that the environment has set");
}

void console_routes(Routes<App>& on) {
    on.get("/api/v4/audits", audits, "List who did what");
    on.get("/api/v4/logs", logs, "List log lines: none are kept for remote readers");
    on.post("/api/v4/logs/query", logs_by_server,
            "List log lines by server: none are kept for remote readers");
    on.get("/api/v4/logs/download", not_available, "Download the log");
    on.get("/api/v4/cluster/status", nothing_for_admins, "List the nodes of the cluster: none");
    on.post("/api/v4/caches/invalidate", forget_caches, "Forget what is kept in memory");
    on.post("/api/v4/database/recycle", succeed_for_admins, "Open new connections to the database");
    on.get("/api/v4/system/schema/version", schema_version, "List the migrations of the database");
    on.post("/api/v4/email/test", send_test_mail, "Send a test mail");
    on.post("/api/v4/notifications/test", send_test_notice, "Send a test notice to the caller");
    on.post("/api/v4/site_url/test", test_site_url, "Try whether the server answers at an address");
    on.post("/api/v4/file/s3_test", not_available, "Try the object storage");
    on.get("/api/v4/latest_version", no_newer_version, "Get the newest version: nobody is asked");
    on.get("/api/v4/system/onboarding/complete", onboarding, "Tell whether the first administrator is done");
    on.post("/api/v4/system/onboarding/complete", succeed_for_admins,
            "Tell that the first administrator is done");
    on.get("/api/v4/server_busy", server_busy, "Tell whether the server is marked busy: never");
    on.post("/api/v4/server_busy", succeed_for_admins, "Mark the server busy: without effect");
    on.del("/api/v4/server_busy", succeed_for_admins, "Unmark the server: without effect");
    on.post("/api/v4/restart", not_available, "Restart the server");
    on.get("/api/v4/redirect_location", redirect_location, "Get where an address leads: nobody is asked");
    on.get("/api/v4/image", no_image_proxy, "Get a foreign image: the proxy is off");
    on.get("/api/v4/brand/image", no_brand_image, "Get the brand image: there is none");
    on.post("/api/v4/brand/image", not_available, "Set the brand image");
    on.del("/api/v4/brand/image", no_brand_image_to_delete, "Delete the brand image: there is none");
    on.get("/api/v4/terms_of_service", no_terms, "Get the terms of service: there are none");
}

void job_routes(Routes<App>& on) {
    on.get("/api/v4/jobs", no_jobs, "List jobs: none");
    on.post("/api/v4/jobs", no_job_types, "Make a job: there are no types of jobs");
    on.get("/api/v4/jobs/type/{type}", no_jobs_of_type, "List jobs of a type: none");
    on.get("/api/v4/jobs/{job_id}", no_such_job, "Get a job: there are none");
    on.get("/api/v4/jobs/{job_id}/download", no_such_job, "Get what a job made: there are none");
    on.post("/api/v4/jobs/{job_id}/cancel", no_such_job, "Cancel a job: there are none");
    on.patch("/api/v4/jobs/{job_id}/status", no_such_job, "Set the status of a job: there are none");
    on.get("/api/v4/schemes", nothing_for_admins, "List schemes: none");
    on.get("/api/v4/schemes/{scheme_id}", no_such_scheme, "Get a scheme: there are none");
    on.get("/api/v4/schemes/{scheme_id}/teams", no_such_scheme, "List the teams of a scheme: there are none");
    on.get("/api/v4/schemes/{scheme_id}/channels", no_such_scheme, "List the channels of a scheme: none");
    on.get("/api/v4/imports", nothing_for_admins, "List imports: none");
    on.del("/api/v4/imports/{import_name}", no_such_file, "Delete an import: there are none");
    on.get("/api/v4/exports/{export_name}", no_such_file, "Get an export: there are none");
    on.del("/api/v4/exports/{export_name}", no_such_file, "Delete an export: there are none");
    on.post("/api/v4/upgrade_to_enterprise", not_available, "Become the peer's other edition");
    on.get("/api/v4/upgrade_to_enterprise/status", not_available, "Tell how far that is");
    on.get("/api/v4/upgrade_to_enterprise/allowed", not_available, "Tell whether that may be");
    on.get("/api/v4/sharedchannels/users/{user_id}/can_dm/{other_user_id}", can_write_to,
           "Tell whether a person of a connected server may be written to");
    on.get("/api/v4/exports", nothing_for_admins, "List exports: none");
    on.post("/api/v4/license", not_available, "Set a licence");
    on.del("/api/v4/license", succeed_for_admins, "Delete the licence: there is none");
    on.get("/api/v4/license/load_metric", load_metric, "Get the load by licensed seats: none");
}

void plugin_routes(Routes<App>& on) {
    on.get("/api/v4/plugins", plugins_off, "List plugins: they do not run here");
    on.post("/api/v4/plugins", plugins_off, "Upload a plugin");
    on.post("/api/v4/plugins/install_from_url", plugins_off, "Install a plugin");
    on.del("/api/v4/plugins/{plugin_id}", plugins_off, "Remove a plugin");
    on.post("/api/v4/plugins/{plugin_id}/enable", plugins_off, "Switch a plugin on");
    on.post("/api/v4/plugins/{plugin_id}/disable", plugins_off, "Switch a plugin off");
    on.get("/api/v4/plugins/webapp", plugins_off_openly, "List the plugins of the web client");
    on.get("/api/v4/plugins/statuses", plugins_off, "List what plugins do");
    on.get("/api/v4/plugins/marketplace", plugins_off, "List plugins that could be installed");
    on.post("/api/v4/plugins/marketplace", plugins_off, "Install a listed plugin");
    on.get("/api/v4/plugins/marketplace/first_admin_visit", plugins_off, "Tell of the first visit");
    on.post("/api/v4/plugins/marketplace/first_admin_visit", plugins_off, "Note the first visit");
}

}  // namespace

void routes(Routes<App>& on) {
    server_routes(on);
    settings_routes(on);
    console_routes(on);
    job_routes(on);
    plugin_routes(on);
    licensed_routes(on);
}

void listen(App& app) {
    prepare(app);
    keep_audits(app);
    tell_news(app);
}

}  // namespace heliograph::system
