// The nouns of system: facts of this server, audits, figures, and what is refused.
#pragma once

#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::system {

// A row of `systems`.
struct Fact {
    std::string name;   // "DiagnosticId".
    std::string value;  // Its text.
};
DESCRIBE(Fact, name, value);

inline constexpr const char* diagnostic_id = "DiagnosticId";
inline constexpr const char* installation_date = "InstallationDate";

// A row of `audits`.
struct Audit {
    Id<Audit> id;            // 26 characters.
    Millis create_at = 0;    // When it happened.
    UserId user_id;          // Who did it.
    std::string action;      // The path of the request.
    std::string extra_info;  // What else is worth knowing.
    std::string ip_address;  // From where.
    std::string session_id;  // With which session.
};
DESCRIBE(Audit, id, create_at, user_id, action, extra_info, ip_address, session_id);

// One figure of GET /analytics/old.
struct Figure {
    std::string name;        // "post_count".
    std::int64_t value = 0;  // How many.
};
DESCRIBE(Figure, name, value);

struct PingQuery {
    std::string get_server_status;   // "true" to have database and files tried.
    std::string use_rest_semantics;  // Kept for the peer's clients.
};
DESCRIBE(PingQuery, get_server_status, use_rest_semantics);

struct AnalyticsQuery {
    std::string name;     // "standard", "extra_counts", "post_counts_day", ...
    std::string team_id;  // Only this team.
};
DESCRIBE(AnalyticsQuery, name, team_id);

struct Page {
    int page = 0;       // Which page, from 0.
    int per_page = 60;  // Rows a page, up to 200.
};
DESCRIBE(Page, page, per_page);

// GET /limits/server; this server has no limit of people.
struct ServerLimits {
    std::int64_t maxUsersLimit = 0;            // 0: none.
    std::int64_t maxUsersHardLimit = 0;        // 0: none.
    std::int64_t activeUserCount = 0;          // People who are not deactivated.
    std::int64_t singleChannelGuestCount = 0;  // Always 0.
    std::int64_t singleChannelGuestLimit = 0;  // Always 0.
    std::int64_t postHistoryLimit = 0;         // 0: none.
    std::int64_t lastAccessiblePostTime = 0;   // 0: all posts can be read.
};
DESCRIBE(ServerLimits, maxUsersLimit, maxUsersHardLimit, activeUserCount, singleChannelGuestCount,
         singleChannelGuestLimit, postHistoryLimit, lastAccessiblePostTime);

struct PostUsage {
    std::int64_t count = 0;  // Posts, rounded down as the peer does.
};
DESCRIBE(PostUsage, count);

struct StorageUsage {
    std::int64_t bytes = 0;  // Always 0: there is no limit.
};
DESCRIBE(StorageUsage, bytes);

struct TeamUsage {
    std::int64_t active = 0;          // Teams that are not archived.
    std::int64_t cloud_archived = 0;  // Always 0.
};
DESCRIBE(TeamUsage, active, cloud_archived);

// A row of GET /system/schema/version.
struct AppliedMigration {
    std::int64_t version = 0;  // Its number.
    std::string name;          // Its file.
};
DESCRIBE(AppliedMigration, version, name);

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal plugins_off{501, "app.plugin.disabled.app_error",
                                     "Plugins do not run on this server."};
inline constexpr Refusal invalid_config{400, "api.config.update_config.invalid.app_error",
                                        "The settings were not changed."};
inline constexpr Refusal no_terms{404, "app.terms_of_service.get.no_rows.app_error",
                                  "There are no terms of service."};
inline constexpr Refusal no_brand_image{404, "api.admin.get_brand_image.storage.app_error",
                                        "There is no brand image."};
inline constexpr Refusal no_such_file{404, "api.export.export_not_found.app_error", "There is no such file."};
inline constexpr Refusal no_job{404, "app.job.get.app_error", "There is no such job."};
inline constexpr Refusal no_job_types{400, "api.job.unable_to_create_job.incorrect_job_type",
                                      "This server has no jobs of that type."};
inline constexpr Refusal no_mail{501, "api.admin.test_email.missing_server",
                                 "This server does not send mail yet."};
inline constexpr Refusal no_such_scheme{404, "app.scheme.get.app_error", "There is no such scheme."};
inline constexpr Refusal site_not_reachable{400, "app.admin.test_site_url.failure",
                                            "This is not a valid live URL."};
inline constexpr Refusal no_newer_version{501, "app.server.latest_version.off",
                                          "This server asks nobody for newer versions."};
inline constexpr Refusal not_here{501, "api.system.not_available.app_error",
                                  "This server does not offer that."};
inline constexpr Refusal image_proxy_off{501, "api.image.get.app_error", "The image proxy is off."};
}  // namespace refuse

}  // namespace heliograph::system
