// The permissions by name. What is checked anywhere is checked by one of these.
#pragma once

#include "src/permissions/permission.h"

namespace heliograph::permissions {

inline constexpr Permission assign_system_admin_role{0, "assign_system_admin_role", Scope::system};
inline constexpr Permission manage_roles{1, "manage_roles", Scope::system};
inline constexpr Permission manage_system{2, "manage_system", Scope::system};
inline constexpr Permission create_direct_channel{3, "create_direct_channel", Scope::system};
inline constexpr Permission create_group_channel{4, "create_group_channel", Scope::system};
inline constexpr Permission list_public_teams{5, "list_public_teams", Scope::system};
inline constexpr Permission join_public_teams{6, "join_public_teams", Scope::system};
inline constexpr Permission list_private_teams{7, "list_private_teams", Scope::system};
inline constexpr Permission join_private_teams{8, "join_private_teams", Scope::system};
inline constexpr Permission edit_other_users{9, "edit_other_users", Scope::system};
inline constexpr Permission read_other_users_teams{10, "read_other_users_teams", Scope::system};
inline constexpr Permission get_public_link{11, "get_public_link", Scope::system};
inline constexpr Permission manage_system_wide_oauth{12, "manage_system_wide_oauth", Scope::system};
inline constexpr Permission manage_oauth{13, "manage_oauth", Scope::system};
inline constexpr Permission create_team{14, "create_team", Scope::system};
inline constexpr Permission list_users_without_team{15, "list_users_without_team", Scope::system};
inline constexpr Permission create_user_access_token{16, "create_user_access_token", Scope::system};
inline constexpr Permission read_user_access_token{17, "read_user_access_token", Scope::system};
inline constexpr Permission revoke_user_access_token{18, "revoke_user_access_token", Scope::system};
inline constexpr Permission create_bot{19, "create_bot", Scope::system};
inline constexpr Permission assign_bot{20, "assign_bot", Scope::system};
inline constexpr Permission read_bots{21, "read_bots", Scope::system};
inline constexpr Permission read_others_bots{22, "read_others_bots", Scope::system};
inline constexpr Permission manage_bots{23, "manage_bots", Scope::system};
inline constexpr Permission manage_others_bots{24, "manage_others_bots", Scope::system};
inline constexpr Permission read_jobs{25, "read_jobs", Scope::system};
inline constexpr Permission manage_jobs{26, "manage_jobs", Scope::system};
inline constexpr Permission promote_guest{27, "promote_guest", Scope::system};
inline constexpr Permission demote_to_guest{28, "demote_to_guest", Scope::system};
inline constexpr Permission edit_brand{29, "edit_brand", Scope::system};
inline constexpr Permission manage_shared_channels{30, "manage_shared_channels", Scope::system};
inline constexpr Permission manage_secure_connections{31, "manage_secure_connections", Scope::system};
inline constexpr Permission download_compliance_export_result{32, "download_compliance_export_result",
                                                              Scope::system};
inline constexpr Permission create_data_retention_job{33, "create_data_retention_job", Scope::system};
inline constexpr Permission manage_data_retention_job{34, "manage_data_retention_job", Scope::system};
inline constexpr Permission read_data_retention_job{35, "read_data_retention_job", Scope::system};
inline constexpr Permission create_compliance_export_job{36, "create_compliance_export_job", Scope::system};
inline constexpr Permission manage_compliance_export_job{37, "manage_compliance_export_job", Scope::system};
inline constexpr Permission read_compliance_export_job{38, "read_compliance_export_job", Scope::system};
inline constexpr Permission read_audits{39, "read_audits", Scope::system};
inline constexpr Permission test_site_url{40, "test_site_url", Scope::system};
inline constexpr Permission test_elasticsearch{41, "test_elasticsearch", Scope::system};
inline constexpr Permission test_s3{42, "test_s3", Scope::system};
inline constexpr Permission reload_config{43, "reload_config", Scope::system};
inline constexpr Permission invalidate_caches{44, "invalidate_caches", Scope::system};
inline constexpr Permission recycle_database_connections{45, "recycle_database_connections", Scope::system};
inline constexpr Permission purge_elasticsearch_indexes{46, "purge_elasticsearch_indexes", Scope::system};
inline constexpr Permission test_email{47, "test_email", Scope::system};
inline constexpr Permission create_elasticsearch_post_indexing_job{
    48, "create_elasticsearch_post_indexing_job", Scope::system};
inline constexpr Permission manage_elasticsearch_post_indexing_job{
    49, "manage_elasticsearch_post_indexing_job", Scope::system};
inline constexpr Permission create_elasticsearch_post_aggregation_job{
    50, "create_elasticsearch_post_aggregation_job", Scope::system};
inline constexpr Permission manage_elasticsearch_post_aggregation_job{
    51, "manage_elasticsearch_post_aggregation_job", Scope::system};
inline constexpr Permission read_elasticsearch_post_indexing_job{52, "read_elasticsearch_post_indexing_job",
                                                                 Scope::system};
inline constexpr Permission read_elasticsearch_post_aggregation_job{
    53, "read_elasticsearch_post_aggregation_job", Scope::system};
inline constexpr Permission create_ldap_sync_job{54, "create_ldap_sync_job", Scope::system};
inline constexpr Permission manage_ldap_sync_job{55, "manage_ldap_sync_job", Scope::system};
inline constexpr Permission read_ldap_sync_job{56, "read_ldap_sync_job", Scope::system};
inline constexpr Permission test_ldap{57, "test_ldap", Scope::system};
inline constexpr Permission invalidate_email_invite{58, "invalidate_email_invite", Scope::system};
inline constexpr Permission get_saml_metadata_from_idp{59, "get_saml_metadata_from_idp", Scope::system};
inline constexpr Permission add_saml_public_cert{60, "add_saml_public_cert", Scope::system};
inline constexpr Permission add_saml_private_cert{61, "add_saml_private_cert", Scope::system};
inline constexpr Permission add_saml_idp_cert{62, "add_saml_idp_cert", Scope::system};
inline constexpr Permission remove_saml_public_cert{63, "remove_saml_public_cert", Scope::system};
inline constexpr Permission remove_saml_private_cert{64, "remove_saml_private_cert", Scope::system};
inline constexpr Permission remove_saml_idp_cert{65, "remove_saml_idp_cert", Scope::system};
inline constexpr Permission get_saml_cert_status{66, "get_saml_cert_status", Scope::system};
inline constexpr Permission add_ldap_public_cert{67, "add_ldap_public_cert", Scope::system};
inline constexpr Permission add_ldap_private_cert{68, "add_ldap_private_cert", Scope::system};
inline constexpr Permission remove_ldap_public_cert{69, "remove_ldap_public_cert", Scope::system};
inline constexpr Permission remove_ldap_private_cert{70, "remove_ldap_private_cert", Scope::system};
inline constexpr Permission get_analytics{71, "get_analytics", Scope::system};
inline constexpr Permission get_logs{72, "get_logs", Scope::system};
inline constexpr Permission read_license_information{73, "read_license_information", Scope::system};
inline constexpr Permission manage_license_information{74, "manage_license_information", Scope::system};
inline constexpr Permission create_custom_group{75, "create_custom_group", Scope::system};
inline constexpr Permission manage_outgoing_oauth_connections{76, "manage_outgoing_oauth_connections",
                                                              Scope::system};

inline constexpr Permission invite_user{77, "invite_user", Scope::team};
inline constexpr Permission add_user_to_team{78, "add_user_to_team", Scope::team};
inline constexpr Permission manage_own_slash_commands{79, "manage_own_slash_commands", Scope::team};
inline constexpr Permission manage_others_slash_commands{80, "manage_others_slash_commands", Scope::team};
inline constexpr Permission create_public_channel{81, "create_public_channel", Scope::team};
inline constexpr Permission create_private_channel{82, "create_private_channel", Scope::team};
inline constexpr Permission manage_team_roles{83, "manage_team_roles", Scope::team};
inline constexpr Permission list_team_channels{84, "list_team_channels", Scope::team};
inline constexpr Permission join_public_channels{85, "join_public_channels", Scope::team};
inline constexpr Permission read_public_channel{86, "read_public_channel", Scope::team};
inline constexpr Permission manage_own_incoming_webhooks{87, "manage_own_incoming_webhooks", Scope::team};
inline constexpr Permission manage_own_outgoing_webhooks{88, "manage_own_outgoing_webhooks", Scope::team};
inline constexpr Permission manage_others_incoming_webhooks{89, "manage_others_incoming_webhooks",
                                                            Scope::team};
inline constexpr Permission manage_others_outgoing_webhooks{90, "manage_others_outgoing_webhooks",
                                                            Scope::team};
inline constexpr Permission bypass_incoming_webhook_channel_lock{91, "bypass_incoming_webhook_channel_lock",
                                                                 Scope::team};
inline constexpr Permission create_emojis{92, "create_emojis", Scope::team};
inline constexpr Permission delete_emojis{93, "delete_emojis", Scope::team};
inline constexpr Permission delete_others_emojis{94, "delete_others_emojis", Scope::team};
inline constexpr Permission remove_user_from_team{95, "remove_user_from_team", Scope::team};
inline constexpr Permission manage_team{96, "manage_team", Scope::team};
inline constexpr Permission import_team{97, "import_team", Scope::team};
inline constexpr Permission view_team{98, "view_team", Scope::team};
inline constexpr Permission view_members{99, "view_members", Scope::team};
inline constexpr Permission invite_guest{100, "invite_guest", Scope::team};
inline constexpr Permission playbook_public_create{101, "playbook_public_create", Scope::team};
inline constexpr Permission playbook_private_create{102, "playbook_private_create", Scope::team};

inline constexpr Permission use_slash_commands{103, "use_slash_commands", Scope::channel};
inline constexpr Permission manage_public_channel_members{104, "manage_public_channel_members",
                                                          Scope::channel};
inline constexpr Permission manage_private_channel_members{105, "manage_private_channel_members",
                                                           Scope::channel};
inline constexpr Permission manage_channel_roles{106, "manage_channel_roles", Scope::channel};
inline constexpr Permission manage_public_channel_properties{107, "manage_public_channel_properties",
                                                             Scope::channel};
inline constexpr Permission manage_private_channel_properties{108, "manage_private_channel_properties",
                                                              Scope::channel};
inline constexpr Permission manage_public_channel_auto_translation{
    109, "manage_public_channel_auto_translation", Scope::channel};
inline constexpr Permission manage_private_channel_auto_translation{
    110, "manage_private_channel_auto_translation", Scope::channel};
inline constexpr Permission convert_public_channel_to_private{111, "convert_public_channel_to_private",
                                                              Scope::channel};
inline constexpr Permission convert_private_channel_to_public{112, "convert_private_channel_to_public",
                                                              Scope::channel};
inline constexpr Permission delete_public_channel{113, "delete_public_channel", Scope::channel};
inline constexpr Permission delete_private_channel{114, "delete_private_channel", Scope::channel};
inline constexpr Permission read_channel{115, "read_channel", Scope::channel};
inline constexpr Permission read_channel_content{116, "read_channel_content", Scope::channel};
inline constexpr Permission read_public_channel_groups{117, "read_public_channel_groups", Scope::channel};
inline constexpr Permission read_private_channel_groups{118, "read_private_channel_groups", Scope::channel};
inline constexpr Permission add_reaction{119, "add_reaction", Scope::channel};
inline constexpr Permission remove_reaction{120, "remove_reaction", Scope::channel};
inline constexpr Permission remove_others_reactions{121, "remove_others_reactions", Scope::channel};
inline constexpr Permission upload_file{122, "upload_file", Scope::channel};
inline constexpr Permission create_post{123, "create_post", Scope::channel};
inline constexpr Permission create_post_public{124, "create_post_public", Scope::channel};
inline constexpr Permission create_post_ephemeral{125, "create_post_ephemeral", Scope::channel};
inline constexpr Permission read_deleted_posts{126, "read_deleted_posts", Scope::channel};
inline constexpr Permission edit_post{127, "edit_post", Scope::channel};
inline constexpr Permission edit_others_posts{128, "edit_others_posts", Scope::channel};
inline constexpr Permission delete_post{129, "delete_post", Scope::channel};
inline constexpr Permission delete_others_posts{130, "delete_others_posts", Scope::channel};
inline constexpr Permission use_channel_mentions{131, "use_channel_mentions", Scope::channel};
inline constexpr Permission use_group_mentions{132, "use_group_mentions", Scope::channel};
inline constexpr Permission add_bookmark_public_channel{133, "add_bookmark_public_channel", Scope::channel};
inline constexpr Permission edit_bookmark_public_channel{134, "edit_bookmark_public_channel", Scope::channel};
inline constexpr Permission delete_bookmark_public_channel{135, "delete_bookmark_public_channel",
                                                           Scope::channel};
inline constexpr Permission order_bookmark_public_channel{136, "order_bookmark_public_channel",
                                                          Scope::channel};
inline constexpr Permission add_bookmark_private_channel{137, "add_bookmark_private_channel", Scope::channel};
inline constexpr Permission edit_bookmark_private_channel{138, "edit_bookmark_private_channel",
                                                          Scope::channel};
inline constexpr Permission delete_bookmark_private_channel{139, "delete_bookmark_private_channel",
                                                            Scope::channel};
inline constexpr Permission order_bookmark_private_channel{140, "order_bookmark_private_channel",
                                                           Scope::channel};
inline constexpr Permission manage_public_channel_banner{141, "manage_public_channel_banner", Scope::channel};
inline constexpr Permission manage_private_channel_banner{142, "manage_private_channel_banner",
                                                          Scope::channel};
inline constexpr Permission manage_channel_access_rules{143, "manage_channel_access_rules", Scope::channel};

inline constexpr Permission manage_custom_group_members{144, "manage_custom_group_members", Scope::group};
inline constexpr Permission edit_custom_group{145, "edit_custom_group", Scope::group};
inline constexpr Permission delete_custom_group{146, "delete_custom_group", Scope::group};
inline constexpr Permission restore_custom_group{147, "restore_custom_group", Scope::group};

inline constexpr Permission playbook_public_manage_properties{148, "playbook_public_manage_properties",
                                                              Scope::playbook};
inline constexpr Permission playbook_public_manage_members{149, "playbook_public_manage_members",
                                                           Scope::playbook};
inline constexpr Permission playbook_public_manage_roles{150, "playbook_public_manage_roles",
                                                         Scope::playbook};
inline constexpr Permission playbook_public_view{151, "playbook_public_view", Scope::playbook};
inline constexpr Permission playbook_public_make_private{152, "playbook_public_make_private",
                                                         Scope::playbook};
inline constexpr Permission playbook_private_manage_properties{153, "playbook_private_manage_properties",
                                                               Scope::playbook};
inline constexpr Permission playbook_private_manage_members{154, "playbook_private_manage_members",
                                                            Scope::playbook};
inline constexpr Permission playbook_private_manage_roles{155, "playbook_private_manage_roles",
                                                          Scope::playbook};
inline constexpr Permission playbook_private_view{156, "playbook_private_view", Scope::playbook};
inline constexpr Permission playbook_private_make_public{157, "playbook_private_make_public",
                                                         Scope::playbook};
inline constexpr Permission run_create{158, "run_create", Scope::playbook};

inline constexpr Permission run_manage_properties{159, "run_manage_properties", Scope::run};
inline constexpr Permission run_manage_members{160, "run_manage_members", Scope::run};
inline constexpr Permission run_view{161, "run_view", Scope::run};

}  // namespace heliograph::permissions
