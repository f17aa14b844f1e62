// The permissions of the admin console by name.
#pragma once

#include "src/permissions/permission.h"

namespace heliograph::permissions {

inline constexpr Permission sysconsole_read_about_edition_and_license{
    162, "sysconsole_read_about_edition_and_license", Scope::system};
inline constexpr Permission sysconsole_write_about_edition_and_license{
    163, "sysconsole_write_about_edition_and_license", Scope::system};
inline constexpr Permission sysconsole_read_billing{164, "sysconsole_read_billing", Scope::system};
inline constexpr Permission sysconsole_write_billing{165, "sysconsole_write_billing", Scope::system};
inline constexpr Permission sysconsole_read_reporting_site_statistics{
    166, "sysconsole_read_reporting_site_statistics", Scope::system};
inline constexpr Permission sysconsole_write_reporting_site_statistics{
    167, "sysconsole_write_reporting_site_statistics", Scope::system};
inline constexpr Permission sysconsole_read_reporting_team_statistics{
    168, "sysconsole_read_reporting_team_statistics", Scope::system};
inline constexpr Permission sysconsole_write_reporting_team_statistics{
    169, "sysconsole_write_reporting_team_statistics", Scope::system};
inline constexpr Permission sysconsole_read_reporting_server_logs{
    170, "sysconsole_read_reporting_server_logs", Scope::system};
inline constexpr Permission sysconsole_write_reporting_server_logs{
    171, "sysconsole_write_reporting_server_logs", Scope::system};
inline constexpr Permission sysconsole_read_user_management_users{
    172, "sysconsole_read_user_management_users", Scope::system};
inline constexpr Permission sysconsole_write_user_management_users{
    173, "sysconsole_write_user_management_users", Scope::system};
inline constexpr Permission sysconsole_read_user_management_groups{
    174, "sysconsole_read_user_management_groups", Scope::system};
inline constexpr Permission sysconsole_write_user_management_groups{
    175, "sysconsole_write_user_management_groups", Scope::system};
inline constexpr Permission sysconsole_read_user_management_teams{
    176, "sysconsole_read_user_management_teams", Scope::system};
inline constexpr Permission sysconsole_write_user_management_teams{
    177, "sysconsole_write_user_management_teams", Scope::system};
inline constexpr Permission sysconsole_read_user_management_channels{
    178, "sysconsole_read_user_management_channels", Scope::system};
inline constexpr Permission sysconsole_write_user_management_channels{
    179, "sysconsole_write_user_management_channels", Scope::system};
inline constexpr Permission sysconsole_read_user_management_permissions{
    180, "sysconsole_read_user_management_permissions", Scope::system};
inline constexpr Permission sysconsole_write_user_management_permissions{
    181, "sysconsole_write_user_management_permissions", Scope::system};
inline constexpr Permission sysconsole_read_user_management_system_roles{
    182, "sysconsole_read_user_management_system_roles", Scope::system};
inline constexpr Permission sysconsole_write_user_management_system_roles{
    183, "sysconsole_write_user_management_system_roles", Scope::system};
inline constexpr Permission sysconsole_read_environment_web_server{
    184, "sysconsole_read_environment_web_server", Scope::system};
inline constexpr Permission sysconsole_write_environment_web_server{
    185, "sysconsole_write_environment_web_server", Scope::system};
inline constexpr Permission sysconsole_read_environment_database{186, "sysconsole_read_environment_database",
                                                                 Scope::system};
inline constexpr Permission sysconsole_write_environment_database{
    187, "sysconsole_write_environment_database", Scope::system};
inline constexpr Permission sysconsole_read_environment_elasticsearch{
    188, "sysconsole_read_environment_elasticsearch", Scope::system};
inline constexpr Permission sysconsole_write_environment_elasticsearch{
    189, "sysconsole_write_environment_elasticsearch", Scope::system};
inline constexpr Permission sysconsole_read_environment_file_storage{
    190, "sysconsole_read_environment_file_storage", Scope::system};
inline constexpr Permission sysconsole_write_environment_file_storage{
    191, "sysconsole_write_environment_file_storage", Scope::system};
inline constexpr Permission sysconsole_read_environment_image_proxy{
    192, "sysconsole_read_environment_image_proxy", Scope::system};
inline constexpr Permission sysconsole_write_environment_image_proxy{
    193, "sysconsole_write_environment_image_proxy", Scope::system};
inline constexpr Permission sysconsole_read_environment_smtp{194, "sysconsole_read_environment_smtp",
                                                             Scope::system};
inline constexpr Permission sysconsole_write_environment_smtp{195, "sysconsole_write_environment_smtp",
                                                              Scope::system};
inline constexpr Permission sysconsole_read_environment_push_notification_server{
    196, "sysconsole_read_environment_push_notification_server", Scope::system};
inline constexpr Permission sysconsole_write_environment_push_notification_server{
    197, "sysconsole_write_environment_push_notification_server", Scope::system};
inline constexpr Permission sysconsole_read_environment_high_availability{
    198, "sysconsole_read_environment_high_availability", Scope::system};
inline constexpr Permission sysconsole_write_environment_high_availability{
    199, "sysconsole_write_environment_high_availability", Scope::system};
inline constexpr Permission sysconsole_read_environment_rate_limiting{
    200, "sysconsole_read_environment_rate_limiting", Scope::system};
inline constexpr Permission sysconsole_write_environment_rate_limiting{
    201, "sysconsole_write_environment_rate_limiting", Scope::system};
inline constexpr Permission sysconsole_read_environment_logging{202, "sysconsole_read_environment_logging",
                                                                Scope::system};
inline constexpr Permission sysconsole_write_environment_logging{203, "sysconsole_write_environment_logging",
                                                                 Scope::system};
inline constexpr Permission sysconsole_read_environment_session_lengths{
    204, "sysconsole_read_environment_session_lengths", Scope::system};
inline constexpr Permission sysconsole_write_environment_session_lengths{
    205, "sysconsole_write_environment_session_lengths", Scope::system};
inline constexpr Permission sysconsole_read_environment_performance_monitoring{
    206, "sysconsole_read_environment_performance_monitoring", Scope::system};
inline constexpr Permission sysconsole_write_environment_performance_monitoring{
    207, "sysconsole_write_environment_performance_monitoring", Scope::system};
inline constexpr Permission sysconsole_read_environment_developer{
    208, "sysconsole_read_environment_developer", Scope::system};
inline constexpr Permission sysconsole_write_environment_developer{
    209, "sysconsole_write_environment_developer", Scope::system};
inline constexpr Permission sysconsole_read_environment_mobile_security{
    210, "sysconsole_read_environment_mobile_security", Scope::system};
inline constexpr Permission sysconsole_write_environment_mobile_security{
    211, "sysconsole_write_environment_mobile_security", Scope::system};
inline constexpr Permission sysconsole_read_site_customization{212, "sysconsole_read_site_customization",
                                                               Scope::system};
inline constexpr Permission sysconsole_write_site_customization{213, "sysconsole_write_site_customization",
                                                                Scope::system};
inline constexpr Permission sysconsole_read_site_localization{214, "sysconsole_read_site_localization",
                                                              Scope::system};
inline constexpr Permission sysconsole_write_site_localization{215, "sysconsole_write_site_localization",
                                                               Scope::system};
inline constexpr Permission sysconsole_read_site_users_and_teams{216, "sysconsole_read_site_users_and_teams",
                                                                 Scope::system};
inline constexpr Permission sysconsole_write_site_users_and_teams{
    217, "sysconsole_write_site_users_and_teams", Scope::system};
inline constexpr Permission sysconsole_read_site_notifications{218, "sysconsole_read_site_notifications",
                                                               Scope::system};
inline constexpr Permission sysconsole_write_site_notifications{219, "sysconsole_write_site_notifications",
                                                                Scope::system};
inline constexpr Permission sysconsole_read_site_announcement_banner{
    220, "sysconsole_read_site_announcement_banner", Scope::system};
inline constexpr Permission sysconsole_write_site_announcement_banner{
    221, "sysconsole_write_site_announcement_banner", Scope::system};
inline constexpr Permission sysconsole_read_site_emoji{222, "sysconsole_read_site_emoji", Scope::system};
inline constexpr Permission sysconsole_write_site_emoji{223, "sysconsole_write_site_emoji", Scope::system};
inline constexpr Permission sysconsole_read_site_posts{224, "sysconsole_read_site_posts", Scope::system};
inline constexpr Permission sysconsole_write_site_posts{225, "sysconsole_write_site_posts", Scope::system};
inline constexpr Permission sysconsole_read_site_file_sharing_and_downloads{
    226, "sysconsole_read_site_file_sharing_and_downloads", Scope::system};
inline constexpr Permission sysconsole_write_site_file_sharing_and_downloads{
    227, "sysconsole_write_site_file_sharing_and_downloads", Scope::system};
inline constexpr Permission sysconsole_read_site_public_links{228, "sysconsole_read_site_public_links",
                                                              Scope::system};
inline constexpr Permission sysconsole_write_site_public_links{229, "sysconsole_write_site_public_links",
                                                               Scope::system};
inline constexpr Permission sysconsole_read_site_notices{230, "sysconsole_read_site_notices", Scope::system};
inline constexpr Permission sysconsole_write_site_notices{231, "sysconsole_write_site_notices",
                                                          Scope::system};
inline constexpr Permission sysconsole_read_authentication_signup{
    232, "sysconsole_read_authentication_signup", Scope::system};
inline constexpr Permission sysconsole_write_authentication_signup{
    233, "sysconsole_write_authentication_signup", Scope::system};
inline constexpr Permission sysconsole_read_authentication_email{234, "sysconsole_read_authentication_email",
                                                                 Scope::system};
inline constexpr Permission sysconsole_write_authentication_email{
    235, "sysconsole_write_authentication_email", Scope::system};
inline constexpr Permission sysconsole_read_authentication_password{
    236, "sysconsole_read_authentication_password", Scope::system};
inline constexpr Permission sysconsole_write_authentication_password{
    237, "sysconsole_write_authentication_password", Scope::system};
inline constexpr Permission sysconsole_read_authentication_mfa{238, "sysconsole_read_authentication_mfa",
                                                               Scope::system};
inline constexpr Permission sysconsole_write_authentication_mfa{239, "sysconsole_write_authentication_mfa",
                                                                Scope::system};
inline constexpr Permission sysconsole_read_authentication_ldap{240, "sysconsole_read_authentication_ldap",
                                                                Scope::system};
inline constexpr Permission sysconsole_write_authentication_ldap{241, "sysconsole_write_authentication_ldap",
                                                                 Scope::system};
inline constexpr Permission sysconsole_read_authentication_saml{242, "sysconsole_read_authentication_saml",
                                                                Scope::system};
inline constexpr Permission sysconsole_write_authentication_saml{243, "sysconsole_write_authentication_saml",
                                                                 Scope::system};
inline constexpr Permission sysconsole_read_authentication_openid{
    244, "sysconsole_read_authentication_openid", Scope::system};
inline constexpr Permission sysconsole_write_authentication_openid{
    245, "sysconsole_write_authentication_openid", Scope::system};
inline constexpr Permission sysconsole_read_authentication_guest_access{
    246, "sysconsole_read_authentication_guest_access", Scope::system};
inline constexpr Permission sysconsole_write_authentication_guest_access{
    247, "sysconsole_write_authentication_guest_access", Scope::system};
inline constexpr Permission sysconsole_read_plugins{248, "sysconsole_read_plugins", Scope::system};
inline constexpr Permission sysconsole_write_plugins{249, "sysconsole_write_plugins", Scope::system};
inline constexpr Permission sysconsole_read_integrations_integration_management{
    250, "sysconsole_read_integrations_integration_management", Scope::system};
inline constexpr Permission sysconsole_write_integrations_integration_management{
    251, "sysconsole_write_integrations_integration_management", Scope::system};
inline constexpr Permission sysconsole_read_integrations_bot_accounts{
    252, "sysconsole_read_integrations_bot_accounts", Scope::system};
inline constexpr Permission sysconsole_write_integrations_bot_accounts{
    253, "sysconsole_write_integrations_bot_accounts", Scope::system};
inline constexpr Permission sysconsole_read_integrations_gif{254, "sysconsole_read_integrations_gif",
                                                             Scope::system};
inline constexpr Permission sysconsole_write_integrations_gif{255, "sysconsole_write_integrations_gif",
                                                              Scope::system};
inline constexpr Permission sysconsole_read_integrations_cors{256, "sysconsole_read_integrations_cors",
                                                              Scope::system};
inline constexpr Permission sysconsole_write_integrations_cors{257, "sysconsole_write_integrations_cors",
                                                               Scope::system};
inline constexpr Permission sysconsole_read_compliance_data_retention_policy{
    258, "sysconsole_read_compliance_data_retention_policy", Scope::system};
inline constexpr Permission sysconsole_write_compliance_data_retention_policy{
    259, "sysconsole_write_compliance_data_retention_policy", Scope::system};
inline constexpr Permission sysconsole_read_compliance_compliance_export{
    260, "sysconsole_read_compliance_compliance_export", Scope::system};
inline constexpr Permission sysconsole_write_compliance_compliance_export{
    261, "sysconsole_write_compliance_compliance_export", Scope::system};
inline constexpr Permission sysconsole_read_compliance_compliance_monitoring{
    262, "sysconsole_read_compliance_compliance_monitoring", Scope::system};
inline constexpr Permission sysconsole_write_compliance_compliance_monitoring{
    263, "sysconsole_write_compliance_compliance_monitoring", Scope::system};
inline constexpr Permission sysconsole_read_compliance_custom_terms_of_service{
    264, "sysconsole_read_compliance_custom_terms_of_service", Scope::system};
inline constexpr Permission sysconsole_write_compliance_custom_terms_of_service{
    265, "sysconsole_write_compliance_custom_terms_of_service", Scope::system};
inline constexpr Permission sysconsole_read_experimental_features{
    266, "sysconsole_read_experimental_features", Scope::system};
inline constexpr Permission sysconsole_write_experimental_features{
    267, "sysconsole_write_experimental_features", Scope::system};
inline constexpr Permission sysconsole_read_experimental_feature_flags{
    268, "sysconsole_read_experimental_feature_flags", Scope::system};
inline constexpr Permission sysconsole_write_experimental_feature_flags{
    269, "sysconsole_write_experimental_feature_flags", Scope::system};
inline constexpr Permission sysconsole_read_products_boards{270, "sysconsole_read_products_boards",
                                                            Scope::system};
inline constexpr Permission sysconsole_write_products_boards{271, "sysconsole_write_products_boards",
                                                             Scope::system};
inline constexpr Permission sysconsole_read_site_ip_filters{272, "sysconsole_read_site_ip_filters",
                                                            Scope::system};
inline constexpr Permission sysconsole_write_site_ip_filters{273, "sysconsole_write_site_ip_filters",
                                                             Scope::system};

}  // namespace heliograph::permissions
