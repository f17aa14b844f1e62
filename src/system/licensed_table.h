// Which endpoints need a licence at the peer, and how each is refused there.
#pragma once

#include <span>

#include "base/words/refusal.h"

namespace heliograph::system {

namespace refuse {
inline constexpr Refusal needs_feature{501, "api.license_error", "This feature needs a licence."};
inline constexpr Refusal needs_cloud{403, "api.cloud.license_error", "This feature needs the cloud."};
inline constexpr Refusal needs_upgrade{403, "api.license.upgrade_needed.app_error",
                                       "This feature needs the enterprise build."};
inline constexpr Refusal needs_retention{501, "ent.data_retention.generic.license.error",
                                         "Data retention needs a licence."};
inline constexpr Refusal needs_saml{501, "api.admin.saml.not_available.app_error",
                                    "SAML 2.0 is not supported on this server."};
inline constexpr Refusal needs_ldap{501, "api.ldap_groups.license_error", "AD/LDAP needs a licence."};
inline constexpr Refusal needs_compliance{501, "ent.compliance.licence_disable.app_error",
                                          "Compliance needs a licence."};
inline constexpr Refusal needs_elastic{501, "ent.elasticsearch.test_config.license.error",
                                       "Elasticsearch needs a licence."};
inline constexpr Refusal needs_remote{501, "api.remote_cluster.service_not_enabled.app_error",
                                      "Connected servers are off."};
inline constexpr Refusal needs_bookmarks{501, "api.channel.bookmark.channel_bookmark.license.error",
                                         "Channel bookmarks need a licence."};
inline constexpr Refusal needs_scheduled{400, "api.scheduled_posts.license_error",
                                         "Scheduled posts need a licence."};
inline constexpr Refusal needs_attributes{403, "api.custom_profile_attributes.license_error",
                                          "Custom profile attributes need a licence."};
inline constexpr Refusal needs_outgoing_oauth{
    501, "api.context.outgoing_oauth_connection.not_available.configuration_disabled",
    "Outgoing OAuth connections are off."};
inline constexpr Refusal needs_create_scheme{501, "api.scheme.create_scheme.license.error",
                                             "Schemes need a licence."};
inline constexpr Refusal needs_patch_scheme{501, "api.scheme.patch_scheme.license.error",
                                            "Schemes need a licence."};
inline constexpr Refusal needs_delete_scheme{501, "api.scheme.delete_scheme.license.error",
                                             "Schemes need a licence."};
inline constexpr Refusal needs_team_scheme{501, "api.team.update_team_scheme.license.error",
                                           "Schemes need a licence."};
inline constexpr Refusal needs_channel_scheme{501, "api.channel.update_channel_scheme.license.error",
                                              "Schemes need a licence."};
inline constexpr Refusal needs_moderations{403, "api.channel.get_channel_moderations.license.error",
                                           "Channel moderation needs a licence."};
inline constexpr Refusal needs_patch_moderations{403, "api.channel.patch_channel_moderations.license.error",
                                                 "Channel moderation needs a licence."};
inline constexpr Refusal needs_ack{501, "license_error.feature_unavailable", "This feature needs a licence."};
inline constexpr Refusal needs_terms{501,
                                     "api.create_terms_of_service.custom_terms_of_service_disabled.app_error",
                                     "Terms of service of one's own need a licence."};
inline constexpr Refusal needs_access{501, "app.pap.unavailable.app_error",
                                      "Access control needs a licence."};
inline constexpr Refusal needs_flagging{501, "api.content_flagging.error.license",
                                        "Content flagging needs a licence."};
inline constexpr Refusal needs_ip{501, "api.context.ip_filtering.not_available.app_error",
                                  "IP filtering needs the cloud."};
inline constexpr Refusal needs_guests{501, "api.team.invite_guests_to_channels.license.error",
                                      "Guest accounts need a licence."};
inline constexpr Refusal needs_demote{501, "api.user.demote_user_to_guest.license.error",
                                      "Guest accounts need a licence."};
inline constexpr Refusal needs_login_type{404, "api.user.login_type.not_available.app_error",
                                          "This server has one way to log in."};
inline constexpr Refusal needs_migrate{501, "api.admin.ldap.not_available.app_error",
                                       "AD/LDAP needs a licence."};
inline constexpr Refusal needs_support{403, "api.no_license", "A support packet needs a licence."};
inline constexpr Refusal needs_recaps{501, "api.recap.disabled.app_error", "Recaps are off."};
}  // namespace refuse

struct LicensedDoor {
    const char* method;
    const char* path;  // Below /api/v4.
    const Refusal* refusal;
    bool open;  // No session is needed to be refused.
};

std::span<const LicensedDoor> licensed_doors();

}  // namespace heliograph::system
