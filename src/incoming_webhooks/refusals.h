// What incoming webhooks refuse. The delivery door shows the outer refusals; the inner ones stand in
// detailed_error, in the log of what was received, and in the notice to the owner.
#pragma once

#include "base/words/refusal.h"

namespace heliograph::incoming_webhooks::refuse {

// Outer.
inline constexpr const char* general_id = "web.incoming_webhook.general.app_error";
inline constexpr const char* general_sentence = "Failed to handle the payload of the incoming webhook.";
inline constexpr Refusal form_unreadable{400, "web.incoming_webhook.parse_form.app_error",
                                         "Unable to parse the form or the query string."};
inline constexpr Refusal form_too_large{413, "api.context.request_body_too_large.app_error",
                                        "The request body is too large."};
inline constexpr Refusal media_type{400, "web.incoming_webhook.media_type.app_error",
                                    "Unable to parse the Content-Type header."};
inline constexpr Refusal multipart_unreadable{400, "web.incoming_webhook.parse_multipart.app_error",
                                              "Unable to parse the multipart form."};
inline constexpr Refusal decode{400, "web.incoming_webhook.decode.app_error",
                                "Failed to decode the payload of the incoming webhook."};

// Inner.
inline constexpr Refusal switched_off{501, "web.incoming_webhook.disabled.app_error",
                                      "Incoming webhooks have been disabled by the system administrator."};
inline constexpr Refusal no_text{400, "web.incoming_webhook.text.app_error",
                                 "No text and no attachments specified."};
inline constexpr Refusal no_hook{400, "web.incoming_webhook.invalid.app_error", "Invalid webhook."};
inline constexpr Refusal no_such_user{400, "web.incoming_webhook.user.app_error",
                                      "Could not find the user named by the channel."};
inline constexpr Refusal bad_type{400, "api.context.invalid_param.app_error", "Invalid or missing type."};
inline constexpr Refusal bad_priority{400, "api.context.invalid_param.app_error",
                                      "Invalid or missing priority."};
inline constexpr Refusal bad_root{400, "api.post.create_post.root_id.app_error",
                                  "The post to reply to does not exist in this channel."};
inline constexpr Refusal bad_key{400, "heliograph.incoming_webhook.key.app_error",
                                 "thread_key, update_key and Idempotency-Key have at most 200 bytes."};
inline constexpr Refusal props_too_long{400, "web.incoming_webhook.split_props_length.app_error",
                                        "Unable to split the webhook's props into posts."};
inline constexpr Refusal update_too_long{400, "heliograph.incoming_webhook.update_too_long.app_error",
                                         "The text is too long to stand in one post."};
inline constexpr Refusal locked{403, "web.incoming_webhook.channel_locked.app_error",
                                "This webhook is not permitted to post to the requested channel."};
inline constexpr Refusal may_not_post{403, "web.incoming_webhook.permissions.app_error",
                                      "The owner may not read the requested channel."};
inline constexpr Refusal address_not_allowed{403, "heliograph.incoming_webhook.address.app_error",
                                             "This address is not on the hook's allow-list."};
inline constexpr Refusal not_proven{403, "heliograph.incoming_webhook.signature.app_error",
                                    "The sender did not prove that it knows the webhook's secret."};
inline constexpr Refusal no_channel{404, "web.incoming_webhook.channel.app_error",
                                    "Could not find the channel."};
inline constexpr Refusal no_hook_channel{404, "app.channel.get.existing.app_error",
                                         "Unable to find the existing channel."};
inline constexpr Refusal not_its_post{404, "app.post.get.app_error",
                                      "There is no such post made by this webhook."};
inline constexpr Refusal switched_off_hook{403, "heliograph.incoming_webhook.disabled.app_error",
                                           "This webhook is switched off."};
inline constexpr Refusal too_many{429, "heliograph.incoming_webhook.rate_limit.app_error",
                                  "This webhook receives too many requests."};

// Managing.
inline constexpr Refusal managing_off{501, "api.incoming_webhook.disabled.app_error",
                                      "Incoming webhooks have been disabled by the system administrator."};
inline constexpr Refusal channel_not_found{404, "app.channel.get.existing.app_error",
                                           "Unable to find the existing channel."};
inline constexpr Refusal not_found{404, "app.webhooks.get_incoming.app_error", "Unable to get the webhook."};
inline constexpr Refusal id_given{400, "app.webhooks.save_incoming.existing.app_error",
                                  "A new webhook must not bring an id."};
inline constexpr Refusal other_team{400, "api.webhook.team_mismatch.app_error",
                                    "Unable to update a webhook across teams."};
inline constexpr Refusal bad_username{400, "api.incoming_webhook.invalid_username.app_error",
                                      "Invalid username."};
inline constexpr Refusal bad_owner{400, "model.incoming_hook.user_id.app_error", "Invalid user id."};
inline constexpr Refusal bad_display_name{400, "model.incoming_hook.display_name.app_error",
                                          "The title has at most 64 bytes."};
inline constexpr Refusal bad_description{400, "model.incoming_hook.description.app_error",
                                         "The description has at most 500 bytes."};
inline constexpr Refusal bad_icon_url{400, "model.incoming_hook.icon_url.app_error",
                                      "The icon URL has at most 1024 bytes."};
inline constexpr Refusal bad_allow_list{400, "heliograph.incoming_webhook.allow_list.app_error",
                                        "The allow-list holds something that is no network."};
inline constexpr Refusal bad_rate{400, "heliograph.incoming_webhook.rate.app_error",
                                  "requests_per_second is 0 to 1000000."};
inline constexpr Refusal not_received{404, "heliograph.incoming_webhook.received.app_error",
                                      "There is no such received request."};
inline constexpr Refusal bad_translation{400, "heliograph.incoming_webhook.translation.app_error",
                                         "How the webhook translates cannot be set so."};
inline constexpr Refusal bad_filter{400, "heliograph.incoming_webhook.filter.app_error",
                                    "The filter cannot be used."};
inline constexpr Refusal no_version{404, "heliograph.incoming_webhook.filter_version.app_error",
                                    "The filter has no such version."};
inline constexpr Refusal no_sample{404, "heliograph.incoming_webhook.sample.app_error",
                                   "There is no such sample."};
inline constexpr Refusal not_kept{400, "heliograph.incoming_webhook.not_kept.app_error",
                                  "The body of this request was not kept whole; it cannot be replayed."};

}  // namespace heliograph::incoming_webhooks::refuse
