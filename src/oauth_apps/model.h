// The nouns of OAuth apps: an app, what is asked in its name, a code, a token.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::oauth_apps {

// A row of `oauthapps`.
struct OAuthApp {
    OAuthAppId id;                           // Its client id.
    std::string creator_id;                  // Who registered it; empty if it registered itself.
    Millis create_at = 0;                    // When it was registered.
    Millis update_at = 0;                    // When it last changed.
    std::string client_secret;               // Its secret; empty for a public client.
    std::string name;                        // 1 to 64 bytes.
    std::string description;                 // Up to 512 characters.
    std::string icon_url;                    // Its picture.
    std::vector<std::string> callback_urls;  // Where people may be sent back to.
    std::string homepage;                    // Where to read about it.
    bool is_trusted = false;                 // People are not asked.
    std::string mattermost_app_id;           // Kept for the peer's clients.
    bool is_dynamically_registered = false;  // It registered itself.
    bool is_public() const { return client_secret.empty(); }
};
DESCRIBE(OAuthApp, id, creator_id, create_at, update_at, client_secret, name, description, icon_url,
         callback_urls, homepage, is_trusted, mattermost_app_id, is_dynamically_registered);

// What one sends to register an app or to change it.
struct NewOAuthApp {
    OAuthAppId id;                           // When it is changed: the id in the path.
    std::string name;                        // Its name.
    std::string description;                 // What it is for.
    std::string icon_url;                    // Its picture.
    std::vector<std::string> callback_urls;  // Where people may be sent back to; at least one.
    std::string homepage;                    // Where to read about it.
    bool is_trusted = false;                 // People are not asked; only by system administrators.
    std::string mattermost_app_id;           // Kept for the peer's clients.
    bool is_public = false;                  // It can keep no secret: it gets none, and needs PKCE.
};
DESCRIBE(NewOAuthApp, id, name, description, icon_url, callback_urls, homepage, is_trusted, mattermost_app_id,
         is_public);

struct AppPage {
    std::int64_t page = 0;       // Which page, from 0.
    std::int64_t per_page = 60;  // Apps a page, up to 200.
};
DESCRIBE(AppPage, page, per_page);

// What an app asks of a person, in the query of the consent page or the body of its answer.
struct Authorization {
    std::string response_type;          // "code", or "token" for the implicit flow.
    std::string client_id;              // The app.
    std::string redirect_uri;           // Where to go back to; one of the app's callbacks, exactly.
    std::string scope;                  // "user" when empty; has no effect.
    std::string state;                  // Given back as it came.
    std::string code_challenge;         // PKCE: the hash of the verifier, base64url.
    std::string code_challenge_method;  // PKCE: "S256".
    std::string resource;               // RFC 8707: for which resource the token shall be.
};
DESCRIBE(Authorization, response_type, client_id, redirect_uri, scope, state, code_challenge,
         code_challenge_method, resource);

struct RedirectTo {
    std::string redirect;  // Where the browser has to go.
};
DESCRIBE(RedirectTo, redirect);

struct ClientRef {
    std::string client_id;  // The app.
};
DESCRIBE(ClientRef, client_id);

// A row of `oauthauthdata`: a code that can be changed for a token once.
struct Code {
    OAuthAppId client_id;               // The app.
    UserId user_id;                     // The person it will act for.
    std::string code;                   // 52 characters.
    std::int64_t expires_in = 600;      // Seconds it lives.
    Millis create_at = 0;               // When it was made.
    std::string redirect_uri;           // Where it was sent.
    std::string state;                  // As the app sent it.
    std::string scope;                  // As the app sent it.
    std::string code_challenge;         // PKCE.
    std::string code_challenge_method;  // PKCE.
    std::string resource;               // RFC 8707.
};
DESCRIBE(Code, client_id, user_id, code, expires_in, create_at, redirect_uri, state, scope, code_challenge,
         code_challenge_method, resource);

// A row of `oauthaccessdata`: the token is also that of a session.
struct AccessData {
    std::string token;          // The access token.
    std::string refresh_token;  // Empty for public clients.
    std::string redirect_uri;   // Of the code.
    OAuthAppId client_id;       // The app.
    UserId user_id;             // The person it acts for.
    Millis expires_at = 0;      // When the token ends.
    std::string scope;          // As the app sent it.
    std::string audience;       // RFC 8707.
};
DESCRIBE(AccessData, token, refresh_token, redirect_uri, client_id, user_id, expires_at, scope, audience);

// A row of `heliograph_oauth_approvals`.
struct Approval {
    UserId user_id;        // Who approved.
    OAuthAppId client_id;  // The app.
    std::string scope;     // What it asked for.
    Millis create_at = 0;  // When.
};
DESCRIBE(Approval, user_id, client_id, scope, create_at);

// The fields of a form that asks for a token.
struct TokenRequest {
    std::string grant_type;     // "authorization_code" or "refresh_token".
    std::string client_id;      // The app.
    std::string client_secret;  // Its secret; never of a public client.
    std::string code;           // From the consent.
    std::string redirect_uri;   // As in the consent.
    std::string code_verifier;  // PKCE.
    std::string refresh_token;  // From the last answer.
    std::string resource;       // RFC 8707.
};

struct AccessAnswer {
    std::string access_token;           // A session token.
    std::string token_type = "bearer";  // Always so.
    std::int64_t expires_in = 0;        // Seconds.
    std::string scope;                  // Always empty.
    std::string refresh_token;          // Empty for public clients.
    std::string id_token;               // Always empty.
    std::string audience;               // RFC 8707; left out when empty.
};
DESCRIBE(AccessAnswer, access_token, token_type, expires_in, scope, refresh_token, id_token, audience);

// RFC 7591: what a program sends to register itself.
struct Registration {
    std::vector<std::string> redirect_uris;  // Where people may be sent back to.
    std::optional<std::string> client_name;  // Its name.
    std::optional<std::string> client_uri;   // Its home page.
    std::optional<std::string>
        token_endpoint_auth_method;  // "client_secret_post", or "none" for public clients.
};
DESCRIBE(Registration, redirect_uris, client_name, client_uri, token_endpoint_auth_method);

// RFC 7591: what it gets.
struct Registered {
    std::string client_id;                    // The app.
    std::string client_secret;                // Left out for public clients.
    std::vector<std::string> redirect_uris;   // As it sent them.
    std::string token_endpoint_auth_method;   // "client_secret_post" or "none".
    std::vector<std::string> grant_types;     // What it may ask the token endpoint for.
    std::vector<std::string> response_types;  // What it may ask the consent page for.
    std::string scope;                        // "user".
    std::string client_name;                  // Its name.
    std::string client_uri;                   // Its home page; left out when empty.
};
DESCRIBE(Registered, client_id, client_secret, redirect_uris, token_endpoint_auth_method, grant_types,
         response_types, scope, client_name, client_uri);

struct RegistrationFault {
    std::string error;              // RFC 7591: "invalid_redirect_uri", "invalid_client_metadata".
    std::string error_description;  // A sentence.
};
DESCRIBE(RegistrationFault, error, error_description);

// RFC 8414.
struct ServerCard {
    std::string issuer;                                              // This server.
    std::string authorization_endpoint;                              // The consent page.
    std::string token_endpoint;                                      // Codes to tokens.
    std::string registration_endpoint;                               // Left out while registration is off.
    std::vector<std::string> response_types_supported;               // What the consent page answers.
    std::vector<std::string> grant_types_supported;                  // What the token endpoint takes.
    std::vector<std::string> token_endpoint_auth_methods_supported;  // How an app shows its secret.
    std::vector<std::string> code_challenge_methods_supported;       // PKCE.
    std::vector<std::string> scopes_supported;                       // "user".
};
DESCRIBE(ServerCard, issuer, authorization_endpoint, token_endpoint, registration_endpoint,
         response_types_supported, grant_types_supported, token_endpoint_auth_methods_supported,
         code_challenge_methods_supported, scopes_supported);

}  // namespace heliograph::oauth_apps

namespace heliograph {
template <>
struct OmittedWhenEmpty<oauth_apps::OAuthApp> {
    static constexpr bool has(std::string_view member) { return member == "is_dynamically_registered"; }
};
template <>
struct OmittedWhenEmpty<oauth_apps::AccessAnswer> {
    static constexpr bool has(std::string_view member) { return member == "audience"; }
};
template <>
struct OmittedWhenEmpty<oauth_apps::Registered> {
    static constexpr bool has(std::string_view member) {
        return one_of(member, "client_secret", "client_uri");
    }
};
template <>
struct OmittedWhenEmpty<oauth_apps::ServerCard> {
    static constexpr bool has(std::string_view member) { return member == "registration_endpoint"; }
};
}  // namespace heliograph
