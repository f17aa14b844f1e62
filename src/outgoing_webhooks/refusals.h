// What outgoing webhooks refuse. Ids and statuses are the peer's, odd ones included.
#pragma once

#include "base/words/refusal.h"

namespace heliograph::outgoing_webhooks::refuse {

inline constexpr Refusal disabled{501, "api.outgoing_webhook.disabled.app_error",
                                  "Outgoing webhooks have been disabled by the system administrator."};
inline constexpr Refusal not_public{403, "api.outgoing_webhook.disabled.app_error",
                                    "Outgoing webhooks can only be created for public channels."};
inline constexpr Refusal channel_not_found{404, "app.channel.get.existing.app_error",
                                           "Unable to find the existing channel."};
inline constexpr Refusal no_creator{404, "app.user.missing_account.const",
                                    "Unable to find the account of the creator."};
inline constexpr Refusal other_team_channel{403, "api.webhook.create_outgoing.permissions.app_error",
                                            "The channel belongs to another team."};
inline constexpr Refusal no_trigger{400, "api.webhook.create_outgoing.triggers.app_error",
                                    "Either trigger_words or channel_id must be set."};
inline constexpr Refusal no_trigger_left{500, "api.webhook.create_outgoing.triggers.app_error",
                                         "Either trigger_words or channel_id must be set."};
inline constexpr Refusal intersects{500, "api.webhook.create_outgoing.intersect.app_error",
                                    "Another webhook of this channel has the same word and callback URL."};
inline constexpr Refusal intersects_on_update{
    400, "api.webhook.update_outgoing.intersect.app_error",
    "Another webhook of this channel has the same word and callback URL."};
inline constexpr Refusal not_open{403, "api.webhook.create_outgoing.not_open.app_error",
                                  "Outgoing webhooks can only be set for public channels."};
inline constexpr Refusal id_given{400, "app.webhooks.save_outgoing.override.app_error",
                                  "A new webhook must not bring an id."};
inline constexpr Refusal other_team{400, "api.webhook.team_mismatch.app_error",
                                    "A webhook cannot move to another team."};
inline constexpr Refusal not_found{404, "app.webhooks.get_outgoing.app_error", "Unable to get the webhook."};

// Fields.
inline constexpr Refusal bad_token{400, "model.outgoing_hook.is_valid.token.app_error",
                                   "A token has 26 characters."};
inline constexpr Refusal bad_words{400, "model.outgoing_hook.is_valid.words.app_error",
                                   "The trigger words are longer than 1024 bytes."};
inline constexpr Refusal empty_word{400, "model.outgoing_hook.is_valid.trigger_words.app_error",
                                    "A trigger word must not be empty."};
inline constexpr Refusal bad_callbacks{400, "model.outgoing_hook.is_valid.callback.app_error",
                                       "One callback URL or more is wanted, 1024 bytes at most."};
inline constexpr Refusal bad_url{400, "model.outgoing_hook.is_valid.url.app_error",
                                 "A callback URL begins with http:// or https:// and has a host."};
inline constexpr Refusal bad_display_name{400, "model.outgoing_hook.is_valid.display_name.app_error",
                                          "The display name is longer than 64 bytes."};
inline constexpr Refusal bad_description{400, "model.outgoing_hook.is_valid.description.app_error",
                                         "The description is longer than 500 bytes."};
inline constexpr Refusal bad_content_type{400, "model.outgoing_hook.is_valid.content_type.app_error",
                                          "The content type is longer than 128 bytes, or trigger_when is not "
                                          "0 or 1."};
inline constexpr Refusal bad_username{400, "model.outgoing_hook.username.app_error",
                                      "The username is longer than 64 bytes."};
inline constexpr Refusal bad_icon_url{400, "model.outgoing_hook.icon_url.app_error",
                                      "The icon's URL is longer than 1024 bytes."};

// Ours.
inline constexpr Refusal bad_pattern{400, "heliograph.outgoing_webhook.pattern.app_error",
                                     "The pattern is no regular expression, or longer than 500 bytes."};
inline constexpr Refusal bad_events{400, "heliograph.outgoing_webhook.events.app_error",
                                    "Events are some of \"post\", \"edit\", \"delete\" and \"reaction\"."};
inline constexpr Refusal only_owner{
    403, "heliograph.outgoing_webhook.private.app_error",
    "Only its owner can let a webhook hear private channels and direct messages."};
inline constexpr Refusal no_answer{404, "heliograph.outgoing_webhook.answer.app_error",
                                   "This response_url is unknown, too old, or was used too often."};
inline constexpr Refusal bad_answer{400, "heliograph.outgoing_webhook.answer_body.app_error",
                                    "An answer is a JSON object with a text or attachments."};

}  // namespace heliograph::outgoing_webhooks::refuse
