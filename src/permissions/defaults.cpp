// The roles of a new server, as the peer's definitions and start-up changes leave them.
#include "src/permissions/defaults.h"

#include "src/permissions/ids.h"

namespace heliograph::permissions {

namespace {

// A role without a list holds every permission.
constexpr DefaultRole roles[] = {
    {"channel_guest", true,
     "add_reaction create_post edit_post read_channel read_channel_content remove_reaction "
     "upload_file use_channel_mentions"},
    {"channel_user", true,
     "add_bookmark_private_channel add_bookmark_public_channel add_reaction create_post "
     "delete_bookmark_private_channel delete_bookmark_public_channel delete_post "
     "delete_private_channel delete_public_channel edit_bookmark_private_channel "
     "edit_bookmark_public_channel edit_post get_public_link manage_private_channel_members "
     "manage_private_channel_properties manage_public_channel_members "
     "manage_public_channel_properties order_bookmark_private_channel order_bookmark_public_channel "
     "read_channel read_channel_content remove_reaction upload_file use_channel_mentions "
     "read_private_channel_groups read_public_channel_groups use_group_mentions"},
    {"channel_admin", true,
     "add_bookmark_private_channel add_bookmark_public_channel delete_bookmark_private_channel "
     "delete_bookmark_public_channel edit_bookmark_private_channel edit_bookmark_public_channel "
     "manage_channel_access_rules manage_channel_roles manage_private_channel_auto_translation "
     "manage_private_channel_banner manage_public_channel_auto_translation "
     "manage_public_channel_banner order_bookmark_private_channel order_bookmark_public_channel "
     "use_group_mentions add_reaction create_post manage_private_channel_members "
     "manage_public_channel_members read_private_channel_groups read_public_channel_groups "
     "remove_reaction upload_file use_channel_mentions"},
    {"team_guest", true, "view_team"},
    {"team_user", true,
     "add_user_to_team create_private_channel create_public_channel invite_user join_public_channels "
     "list_team_channels read_public_channel view_team playbook_private_create playbook_public_create"},
    {"team_admin", true,
     "add_bookmark_private_channel add_bookmark_public_channel bypass_incoming_webhook_channel_lock "
     "convert_private_channel_to_public convert_public_channel_to_private "
     "delete_bookmark_private_channel delete_bookmark_public_channel delete_others_posts delete_post "
     "edit_bookmark_private_channel edit_bookmark_public_channel import_team "
     "manage_channel_access_rules manage_channel_roles manage_others_incoming_webhooks "
     "manage_others_outgoing_webhooks manage_others_slash_commands manage_own_incoming_webhooks "
     "manage_own_outgoing_webhooks manage_own_slash_commands manage_private_channel_banner "
     "manage_public_channel_banner manage_team manage_team_roles order_bookmark_private_channel "
     "order_bookmark_public_channel remove_user_from_team add_reaction create_post "
     "manage_private_channel_auto_translation manage_private_channel_members "
     "manage_public_channel_auto_translation manage_public_channel_members "
     "playbook_private_manage_roles playbook_public_manage_roles read_private_channel_groups "
     "read_public_channel_groups remove_reaction upload_file use_channel_mentions use_group_mentions"},
    {"team_post_all", false, "create_post use_channel_mentions upload_file use_group_mentions"},
    {"team_post_all_public", false, "create_post_public use_channel_mentions use_group_mentions"},
    {"system_guest", true, "create_direct_channel create_group_channel"},
    {"system_user", true,
     "create_custom_group create_direct_channel create_group_channel create_team delete_custom_group "
     "edit_custom_group join_public_teams list_public_teams manage_custom_group_members "
     "restore_custom_group view_members create_emojis delete_emojis"},
    {"system_post_all", false, "create_post use_channel_mentions upload_file use_group_mentions"},
    {"system_post_all_public", false, "create_post_public use_channel_mentions use_group_mentions"},
    {"system_user_access_token", false,
     "create_user_access_token read_user_access_token revoke_user_access_token"},
    {"system_admin", true, nullptr},
    {"system_custom_group_admin", false,
     "create_custom_group delete_custom_group edit_custom_group manage_custom_group_members "
     "restore_custom_group"},
    {"shared_channel_manager", false, "manage_shared_channels"},
    {"secure_connection_manager", false, "manage_secure_connections"},
    {"system_user_manager", false,
     "sysconsole_read_user_management_groups sysconsole_write_user_management_groups "
     "sysconsole_read_user_management_teams sysconsole_write_user_management_teams "
     "sysconsole_read_user_management_channels sysconsole_write_user_management_channels "
     "sysconsole_read_user_management_users sysconsole_read_user_management_permissions"},
    {"system_read_only_admin", false,
     "sysconsole_read_about_edition_and_license sysconsole_read_billing "
     "sysconsole_read_reporting_site_statistics sysconsole_read_reporting_team_statistics "
     "sysconsole_read_reporting_server_logs sysconsole_read_user_management_users "
     "sysconsole_read_user_management_groups sysconsole_read_user_management_teams "
     "sysconsole_read_user_management_channels sysconsole_read_user_management_permissions "
     "sysconsole_read_environment_web_server sysconsole_read_environment_database "
     "sysconsole_read_environment_elasticsearch sysconsole_read_environment_file_storage "
     "sysconsole_read_environment_image_proxy sysconsole_read_environment_smtp "
     "sysconsole_read_environment_push_notification_server "
     "sysconsole_read_environment_high_availability sysconsole_read_environment_rate_limiting "
     "sysconsole_read_environment_logging sysconsole_read_environment_session_lengths "
     "sysconsole_read_environment_performance_monitoring sysconsole_read_environment_developer "
     "sysconsole_read_environment_mobile_security sysconsole_read_site_customization "
     "sysconsole_read_site_localization sysconsole_read_site_users_and_teams "
     "sysconsole_read_site_notifications sysconsole_read_site_announcement_banner "
     "sysconsole_read_site_emoji sysconsole_read_site_posts "
     "sysconsole_read_site_file_sharing_and_downloads sysconsole_read_site_public_links "
     "sysconsole_read_site_notices sysconsole_read_authentication_signup "
     "sysconsole_read_authentication_email sysconsole_read_authentication_password "
     "sysconsole_read_authentication_mfa sysconsole_read_authentication_ldap "
     "sysconsole_read_authentication_saml sysconsole_read_authentication_openid "
     "sysconsole_read_authentication_guest_access sysconsole_read_plugins "
     "sysconsole_read_integrations_integration_management sysconsole_read_integrations_bot_accounts "
     "sysconsole_read_integrations_gif sysconsole_read_integrations_cors "
     "sysconsole_read_compliance_data_retention_policy sysconsole_read_compliance_compliance_export "
     "sysconsole_read_compliance_compliance_monitoring "
     "sysconsole_read_compliance_custom_terms_of_service sysconsole_read_experimental_features "
     "sysconsole_read_experimental_feature_flags sysconsole_read_products_boards "
     "sysconsole_read_site_ip_filters"},
    {"system_manager", false,
     "sysconsole_read_about_edition_and_license sysconsole_read_billing "
     "sysconsole_read_reporting_site_statistics sysconsole_read_reporting_team_statistics "
     "sysconsole_read_reporting_server_logs sysconsole_read_user_management_users "
     "sysconsole_read_user_management_groups sysconsole_read_user_management_teams "
     "sysconsole_read_user_management_channels sysconsole_read_user_management_permissions "
     "sysconsole_read_environment_web_server sysconsole_read_environment_database "
     "sysconsole_read_environment_elasticsearch sysconsole_read_environment_file_storage "
     "sysconsole_read_environment_image_proxy sysconsole_read_environment_smtp "
     "sysconsole_read_environment_push_notification_server "
     "sysconsole_read_environment_high_availability sysconsole_read_environment_rate_limiting "
     "sysconsole_read_environment_logging sysconsole_read_environment_session_lengths "
     "sysconsole_read_environment_performance_monitoring sysconsole_read_environment_developer "
     "sysconsole_read_environment_mobile_security sysconsole_read_site_customization "
     "sysconsole_read_site_localization sysconsole_read_site_users_and_teams "
     "sysconsole_read_site_notifications sysconsole_read_site_announcement_banner "
     "sysconsole_read_site_emoji sysconsole_read_site_posts "
     "sysconsole_read_site_file_sharing_and_downloads sysconsole_read_site_public_links "
     "sysconsole_read_site_notices sysconsole_read_authentication_signup "
     "sysconsole_read_authentication_email sysconsole_read_authentication_password "
     "sysconsole_read_authentication_mfa sysconsole_read_authentication_ldap "
     "sysconsole_read_authentication_saml sysconsole_read_authentication_openid "
     "sysconsole_read_authentication_guest_access sysconsole_read_plugins "
     "sysconsole_read_integrations_integration_management sysconsole_read_integrations_bot_accounts "
     "sysconsole_read_integrations_gif sysconsole_read_integrations_cors "
     "sysconsole_read_compliance_data_retention_policy sysconsole_read_compliance_compliance_export "
     "sysconsole_read_compliance_compliance_monitoring "
     "sysconsole_read_compliance_custom_terms_of_service sysconsole_read_experimental_features "
     "sysconsole_read_experimental_feature_flags sysconsole_read_products_boards "
     "sysconsole_read_site_ip_filters sysconsole_write_reporting_site_statistics "
     "sysconsole_write_user_management_groups sysconsole_write_user_management_teams "
     "sysconsole_write_user_management_channels sysconsole_write_user_management_permissions "
     "sysconsole_write_environment_web_server sysconsole_write_environment_database "
     "sysconsole_write_environment_elasticsearch sysconsole_write_environment_file_storage "
     "sysconsole_write_environment_image_proxy sysconsole_write_environment_smtp "
     "sysconsole_write_environment_push_notification_server "
     "sysconsole_write_environment_high_availability sysconsole_write_environment_rate_limiting "
     "sysconsole_write_environment_logging sysconsole_write_environment_session_lengths "
     "sysconsole_write_environment_performance_monitoring sysconsole_write_environment_developer "
     "sysconsole_write_environment_mobile_security sysconsole_write_site_customization "
     "sysconsole_write_site_localization sysconsole_write_site_users_and_teams "
     "sysconsole_write_site_notifications sysconsole_write_site_announcement_banner "
     "sysconsole_write_site_emoji sysconsole_write_site_posts "
     "sysconsole_write_site_file_sharing_and_downloads sysconsole_write_site_public_links "
     "sysconsole_write_site_notices sysconsole_write_integrations_integration_management "
     "sysconsole_write_integrations_bot_accounts sysconsole_write_integrations_gif "
     "sysconsole_write_integrations_cors sysconsole_write_site_ip_filters"},
    {"custom_group_user", false, ""},
    {"playbook_admin", true,
     "playbook_private_manage_members playbook_private_manage_properties "
     "playbook_private_manage_roles playbook_public_make_private playbook_public_manage_members "
     "playbook_public_manage_properties playbook_public_manage_roles"},
    {"playbook_member", true,
     "playbook_private_manage_members playbook_private_manage_properties playbook_private_view "
     "playbook_public_manage_members playbook_public_manage_properties playbook_public_view "
     "run_create"},
    {"run_admin", true, "run_manage_members run_manage_properties"},
    {"run_member", true, "run_view"},
};

}  // namespace

std::span<const DefaultRole> default_roles() { return roles; }

std::string_view permissions_of(const DefaultRole& role) {
    return role.permissions ? std::string_view(role.permissions) : ids_in_number_order();
}

}  // namespace heliograph::permissions
