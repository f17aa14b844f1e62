// What slash commands refuse.
#pragma once

#include "base/words/refusal.h"

namespace heliograph::slash_commands::refuse {

// Managing.
inline constexpr Refusal not_found{404, "store.sql_command.save.get.app_error", "Unable to get the command."};
inline constexpr Refusal switched_off{501, "api.command.disabled.app_error",
                                      "Commands have been disabled by the system administrator."};
inline constexpr Refusal duplicate_trigger{400, "api.command.duplicate_trigger.app_error",
                                           "This trigger word is already in use."};
inline constexpr Refusal other_team{400, "api.command.team_mismatch.app_error",
                                    "Unable to update a command across teams."};
inline constexpr Refusal creator_lacks_right{400, "api.command.move_command.creator_no_permission.app_error",
                                             "The creator may not manage commands in the other team."};
inline constexpr Refusal not_kept{400, "app.command.createcommand.internal_error",
                                  "A new command brings no id, and no text longer than its field."};
inline constexpr Refusal no_creator{404, "app.user.missing_account.const", "Unable to find the user."};
inline constexpr Refusal bad_trigger{
    400, "model.command.is_valid.trigger.app_error",
    "A trigger has 1 to 128 of A-Z, a-z, 0-9, _ . / - and begins with no slash."};
inline constexpr Refusal bad_url{400, "model.command.is_valid.url.app_error", "A URL has 1 to 1024 bytes."};
inline constexpr Refusal no_web_url{400, "model.command.is_valid.url_http.app_error",
                                    "A URL begins with http:// or https://."};
inline constexpr Refusal bad_method{400, "model.command.is_valid.method.app_error", "The method is P or G."};
inline constexpr Refusal bad_display_name{400, "model.command.is_valid.display_name.app_error",
                                          "The title has at most 64 bytes."};
inline constexpr Refusal bad_description{400, "model.command.is_valid.description.app_error",
                                         "The description has at most 128 bytes."};
inline constexpr Refusal bad_plugin{400, "model.command.is_valid.plugin_id.app_error",
                                    "A command of a person belongs to no plugin."};
inline constexpr Refusal bad_autocomplete_data{400, "model.command.is_valid.autocomplete_data.app_error",
                                               "The autocomplete data are not what they must be."};

// Running.
inline constexpr Refusal no_command{400, "api.command.execute_command.start.app_error",
                                    "A command begins with a slash and is typed in a channel."};
inline constexpr Refusal unknown_command{404, "api.command.execute_command.not_found.app_error",
                                         "There is no such command."};
inline constexpr Refusal archived_channel{400, "api.command.execute_command.deleted.error",
                                          "No command runs in an archived channel."};
inline constexpr Refusal restricted_direct{400, "api.command.execute_command.restricted_dm.error",
                                           "Direct messages are for team mates only."};
inline constexpr Refusal no_site_url{
    400, "api.command.execute_command.site_url_required.app_error",
    "Custom commands need ServiceSettings.SiteURL, so that they can answer later."};
inline constexpr Refusal call_failed{500, "api.command.execute_command.failed.app_error",
                                     "The command's program did not answer as it should."};
inline constexpr Refusal bad_status{500, "api.command.execute_command.failed_resp.app_error",
                                    "The command's program answered with an error."};
inline constexpr Refusal answer_unread{500, "api.command.execute_command.failed_empty.app_error",
                                       "The answer of the command's program could not be read."};
inline constexpr Refusal not_posted{500, "api.command.execute_command.create_post_failed.app_error",
                                    "The answer of the command could not be posted."};

// Answering later; the outer id hides the inner ones, as at the peer.
inline constexpr const char* later_id = "web.command_webhook.general.app_error";
inline constexpr const char* later_sentence = "Failed to handle the answer to the command.";
inline constexpr Refusal later_unparsable{400, "web.command_webhook.parse.app_error",
                                          "Unable to parse the answer to the command."};
inline constexpr Refusal later_unknown{404, "app.command_webhook.get.missing",
                                       "This address is unknown or older than 30 minutes."};
inline constexpr Refusal later_used_up{400, "app.command_webhook.try_use.invalid",
                                       "This address has taken five answers."};
inline constexpr Refusal later_no_command{400, "web.command_webhook.command.app_error",
                                          "The command was deleted."};

}  // namespace heliograph::slash_commands::refuse
