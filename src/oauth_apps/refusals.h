// What OAuth apps are refused; the ids are the peer's.
#pragma once

#include "base/words/refusal.h"

namespace heliograph::oauth_apps::refuse {

using namespace heliograph::refuse;

inline constexpr Refusal turned_off{501, "api.oauth.register_oauth_app.turn_off.app_error",
                                    "This server is no OAuth provider."};
inline constexpr Refusal apps_turned_off{501, "api.oauth.allow_oauth.turn_off.app_error",
                                         "This server is no OAuth provider."};
inline constexpr Refusal tokens_turned_off{501, "api.oauth.get_access_token.disabled.app_error",
                                           "This server is no OAuth provider."};
inline constexpr Refusal card_turned_off{
    501, "api.oauth.authorization_server_metadata.disabled.app_error", "This server is no OAuth provider."};
inline constexpr Refusal no_app{404, "app.oauth.get_app.find.app_error", "There is no such app."};
inline constexpr Refusal admins_only{403, "api.command.admin_only.app_error",
                                     "Only administrators see OAuth apps."};
inline constexpr Refusal bad_name{400, "model.oauth.is_valid.name.app_error", "A name has 1 to 64 bytes."};
inline constexpr Refusal bad_callback{400, "model.oauth.is_valid.callback.app_error",
                                      "An app needs callbacks by http or https, 1024 bytes at most."};
inline constexpr Refusal bad_homepage{400, "model.oauth.is_valid.homepage.app_error",
                                      "A home page is an http or https address of at most 256 bytes."};
inline constexpr Refusal bad_description{400, "model.oauth.is_valid.description.app_error",
                                         "A description has up to 512 characters."};
inline constexpr Refusal bad_icon{400, "model.oauth.is_valid.icon_url.app_error",
                                  "An icon is an http or https address of at most 512 bytes."};
inline constexpr Refusal bad_mattermost_app_id{400, "model.oauth.is_valid.mattermost_app_id.app_error",
                                               "That id has up to 32 bytes."};
inline constexpr Refusal public_has_no_secret{400, "api.oauth.regenerate_secret.public_client.app_error",
                                              "A public client has no secret."};

// The consent.
inline constexpr Refusal bad_client_id{400, "model.authorize.is_valid.client_id.app_error",
                                       "client_id is no id."};
inline constexpr Refusal no_response_type{400, "model.authorize.is_valid.response_type.app_error",
                                          "response_type is missing."};
inline constexpr Refusal bad_redirect_uri{400, "model.authorize.is_valid.redirect_uri.app_error",
                                          "redirect_uri is an http or https address of at most 256 bytes."};
inline constexpr Refusal long_state{400, "model.authorize.is_valid.state.app_error",
                                    "state has up to 1024 bytes."};
inline constexpr Refusal long_scope{400, "model.authorize.is_valid.scope.app_error",
                                    "scope has up to 128 bytes."};
inline constexpr Refusal no_challenge{400, "model.authorize.is_valid.code_challenge.app_error",
                                      "code_challenge is missing."};
inline constexpr Refusal no_challenge_method{400, "model.authorize.is_valid.code_challenge_method.app_error",
                                             "code_challenge_method is missing."};
inline constexpr Refusal foreign_challenge_method{
    400, "model.authorize.is_valid.code_challenge_method.unsupported.app_error",
    "code_challenge_method has to be S256."};
inline constexpr Refusal challenge_length{400, "model.authorize.is_valid.code_challenge.length.app_error",
                                          "code_challenge has 43 to 128 characters."};
inline constexpr Refusal challenge_format{400, "model.authorize.is_valid.code_challenge.format.app_error",
                                          "code_challenge is base64url without padding."};
inline constexpr Refusal long_resource{400, "model.authorize.is_valid.resource.length.app_error",
                                       "resource has up to 512 bytes."};
inline constexpr Refusal relative_resource{400, "model.authorize.is_valid.resource.not_absolute.app_error",
                                           "resource has to be an absolute address."};
inline constexpr Refusal resource_fragment{400, "model.authorize.is_valid.resource.has_fragment.app_error",
                                           "resource has no fragment."};
inline constexpr Refusal foreign_redirect{400, "api.oauth.allow_oauth.redirect_callback.app_error",
                                          "The app has not registered this redirect_uri."};
inline constexpr Refusal pkce_required{400, "api.oauth.allow_oauth.pkce_required_public.app_error",
                                       "A public client needs PKCE."};

// The token.
inline constexpr Refusal bad_grant{400, "api.oauth.get_access_token.bad_grant.app_error",
                                   "grant_type is authorization_code or refresh_token."};
inline constexpr Refusal missing_code{400, "api.oauth.get_access_token.missing_code.app_error",
                                      "code is missing."};
inline constexpr Refusal missing_refresh_token{
    400, "api.oauth.get_access_token.missing_refresh_token.app_error", "refresh_token is missing."};
inline constexpr Refusal no_client_id{400, "api.oauth.get_access_token.bad_client_id.app_error",
                                      "client_id is no id."};
inline constexpr Refusal unknown_client{404, "api.oauth.get_access_token.credentials.app_error",
                                        "There is no such app."};
inline constexpr Refusal wrong_secret{401, "model.oauth.validate_grant.credentials.app_error",
                                      "client_secret is wrong."};
inline constexpr Refusal secret_of_public{400, "model.oauth.validate_grant.public_client_secret.app_error",
                                          "A public client sends no secret."};
inline constexpr Refusal refresh_of_public{400,
                                           "model.oauth.validate_grant.public_client_refresh_token.app_error",
                                           "A public client gets no refresh tokens."};
inline constexpr Refusal no_verifier_of_public{400, "model.oauth.validate_grant.pkce_required.app_error",
                                               "A public client needs code_verifier."};
inline constexpr Refusal unknown_code{400, "api.oauth.get_access_token.expired_code.app_error",
                                      "The code is unknown or was used."};
inline constexpr Refusal expired_code{403, "api.oauth.get_access_token.expired_code.app_error",
                                      "The code has expired."};
inline constexpr Refusal other_redirect{400, "api.oauth.get_access_token.redirect_uri.app_error",
                                        "redirect_uri is not the one of the code."};
inline constexpr Refusal other_client{400, "api.oauth.get_access_token.client_id_mismatch.app_error",
                                      "The code is another app's."};
inline constexpr Refusal other_resource{400, "api.oauth.get_access_token.resource_mismatch.app_error",
                                        "resource is not the one of the code."};
inline constexpr Refusal pkce_never_begun{400,
                                          "model.authorize.validate_pkce.public_client_required.app_error",
                                          "The code was asked for without PKCE."};
inline constexpr Refusal verifier_required{400, "model.authorize.validate_pkce.verifier_required.app_error",
                                           "code_verifier is missing."};
inline constexpr Refusal verification_failed{400,
                                             "model.authorize.validate_pkce.verification_failed.app_error",
                                             "code_verifier does not fit the code_challenge."};
inline constexpr Refusal pkce_not_used{400, "model.authorize.validate_pkce.not_used_in_auth.app_error",
                                       "The code was asked for without PKCE."};
inline constexpr Refusal unknown_refresh_token{404, "api.oauth.get_access_token.refresh_token.app_error",
                                               "The refresh token is unknown or was used."};
// Ours: the peer does not count wrong answers.
inline constexpr Refusal too_many_failures{429, "api.oauth.get_access_token.too_many.app_error",
                                           "Too many wrong requests from this address; try again later."};

}  // namespace heliograph::oauth_apps::refuse
