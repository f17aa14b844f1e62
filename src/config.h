// The settings: the peer's names and blocks, defaults in place, a sentence after each. What is ours alone
// stands under Heliograph. Printed by `heliograph describe config`. One block of the file may be several
// structs here.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/words/describe.h"

namespace heliograph {

// Block ServiceSettings: addresses, limits, features.
struct ServiceSettings {
    std::string SiteURL;                  // Where people reach this server: "https://chat.example.com".
    std::string ListenAddress = ":8065";  // Address and port to listen on.
    std::string ConnectionSecurity;       // "" for plain HTTP, "TLS" for TLS by the files below.
    std::string TLSCertFile;              // Certificate chain, PEM.
    std::string TLSKeyFile;               // Private key, PEM.
    std::vector<std::string>
        TrustedProxyIPHeader;  // Headers of a trusted proxy that hold the client's address.
    int ReadTimeout = 300;     // Seconds a request may take to arrive.
    int WriteTimeout = 300;    // Seconds an answer may take to leave.
    int IdleTimeout = 60;      // Seconds an idle connection is kept.
    std::int64_t MaximumPayloadSizeBytes = 300000;  // Largest body of most requests.
    std::int64_t MaximumURLLength = 2048;           // Longest URL.
    bool EnableDeveloper = false;                   // Errors tell their inner reason.
    bool EnableTesting = false;                     // Kept for the peer's clients.
    bool EnableLinkPreviews = true;                 // Clients preview links.
    bool EnableCustomEmoji = true;                  // People may add emoji.
    bool EnableUserTypingMessages = true;           // Typing is shown.
    bool EnableChannelViewedMessages = true;        // Own views are told to own sockets.
    bool EnableUserStatuses = true;                 // Presence is tracked.
    bool EnableAPITeamDeletion = false;             // Teams may be deleted for good.
    bool EnableAPIUserDeletion = false;             // Accounts may be deleted for good.
    bool EnableAPIChannelDeletion = false;          // Channels may be deleted for good.
    bool EnableAPIPostDeletion = false;             // Posts may be deleted for good.
    bool EnableSecurityFixAlert = false;            // Kept for the peer's clients.
    std::string AllowCorsFrom;                      // Origins other than SiteURL, space-separated, or "*".
    std::string CorsExposedHeaders;                 // Headers shown to those origins.
    bool CorsAllowCredentials = false;              // Those origins may send cookies.
    int PostEditTimeLimit = -1;                     // Seconds an own post stays editable; -1 for ever.
    int MinimumHashtagLength = 3;                   // Shortest hashtag.
    std::string WebserverMode = "gzip";             // "gzip" to compress answers, "disabled" not to.
    std::string CollapsedThreads = "always_on";     // "disabled", "default_off", "default_on", "always_on".
    bool ThreadAutoFollow = true;                   // Taking part in a thread follows it.
    bool PostPriority = true;                       // Posts may be important or urgent.
    std::string WebsocketURL;                       // Where clients open sockets, if not at SiteURL.
    int TimeBetweenUserTypingUpdatesMilliseconds = 5000;  // How often a client tells that someone types.
};
DESCRIBE(ServiceSettings, SiteURL, ListenAddress, ConnectionSecurity, TLSCertFile, TLSKeyFile,
         TrustedProxyIPHeader, ReadTimeout, WriteTimeout, IdleTimeout, MaximumPayloadSizeBytes,
         MaximumURLLength, EnableDeveloper, EnableTesting, EnableLinkPreviews, EnableCustomEmoji,
         EnableUserTypingMessages, EnableChannelViewedMessages, EnableUserStatuses, EnableAPITeamDeletion,
         EnableAPIUserDeletion, EnableAPIChannelDeletion, EnableAPIPostDeletion, EnableSecurityFixAlert,
         AllowCorsFrom, CorsExposedHeaders, CorsAllowCredentials, PostEditTimeLimit, MinimumHashtagLength,
         WebserverMode, CollapsedThreads, ThreadAutoFollow, PostPriority, WebsocketURL,
         TimeBetweenUserTypingUpdatesMilliseconds);

// Block ServiceSettings: what integrations may do.
struct IntegrationSettings {
    bool EnableIncomingWebhooks = true;               // Incoming webhooks work and can be managed.
    bool EnableOutgoingWebhooks = true;               // Outgoing webhooks work and can be managed.
    bool EnableCommands = true;                       // Custom slash commands work and can be managed.
    bool EnableOAuthServiceProvider = true;           // Other programs may act for people by OAuth 2.0.
    bool EnablePostUsernameOverride = true;           // Integrations may post under another name.
    bool EnablePostIconOverride = true;               // Integrations may post with another picture.
    bool EnableUserAccessTokens = true;               // People may have personal access tokens.
    bool EnableBotAccountCreation = true;             // Bots may be made.
    bool EnableInsecureOutgoingConnections = false;   // Outgoing calls accept any certificate.
    std::string AllowedUntrustedInternalConnections;  // Internal addresses that outgoing calls may reach.
    bool ExperimentalEnableHardenedMode = false;      // Only integrations may set integration props.
    int MaximumPersonalAccessTokenLifetimeDays = 0;   // 0: tokens do not expire.
    int OutgoingIntegrationRequestsTimeout = 30;      // Seconds a command, action or dialog may take.
    bool EnableDynamicClientRegistration = false;     // Programs may register themselves as OAuth apps.
    // Patterns as "https://*.example.com/**".
    std::vector<std::string> DCRRedirectURIAllowlist;  // Where they may send people back to; empty: anywhere.
    bool DisableBotsWhenOwnerIsDeactivated = true;    // A bot is disabled together with its owner.
};
DESCRIBE(IntegrationSettings, EnableIncomingWebhooks, EnableOutgoingWebhooks, EnableCommands,
         EnableOAuthServiceProvider, EnablePostUsernameOverride, EnablePostIconOverride,
         EnableUserAccessTokens, EnableBotAccountCreation, EnableInsecureOutgoingConnections,
         AllowedUntrustedInternalConnections, ExperimentalEnableHardenedMode,
         MaximumPersonalAccessTokenLifetimeDays, OutgoingIntegrationRequestsTimeout,
         EnableDynamicClientRegistration, DCRRedirectURIAllowlist, DisableBotsWhenOwnerIsDeactivated);

// Block ServiceSettings: logins and sessions.
struct SessionSettings {
    int MaximumLoginAttempts = 10;                   // Wrong passwords before an account is locked.
    bool EnableMultifactorAuthentication = false;    // People may add a second factor.
    bool AllowCookiesForSubdomains = false;          // Cookies are set for the whole domain.
    int SessionLengthWebInHours = 4320;              // How long a browser's session lives.
    int SessionLengthMobileInHours = 4320;           // How long a phone's session lives.
    int SessionLengthSSOInHours = 720;               // How long an app's session lives.
    bool ExtendSessionLengthWithActivity = true;     // Use moves the end of a session.
    int SessionIdleTimeoutInMinutes = 43200;         // Idle end, when the setting above is off.
    bool TerminateSessionsOnPasswordChange = true;   // A new password ends other sessions.
    bool ExperimentalStrictCSRFEnforcement = false;  // X-Requested-With no longer stands in for a CSRF token.
};
DESCRIBE(SessionSettings, MaximumLoginAttempts, EnableMultifactorAuthentication, AllowCookiesForSubdomains,
         SessionLengthWebInHours, SessionLengthMobileInHours, SessionLengthSSOInHours,
         ExtendSessionLengthWithActivity, SessionIdleTimeoutInMinutes, TerminateSessionsOnPasswordChange,
         ExperimentalStrictCSRFEnforcement);

// Block TeamSettings.
struct TeamSettings {
    std::string SiteName = "Heliograph";  // The name of this server.
    int MaxUsersPerTeam = 50;             // Most active members of a team.
    int MaxChannelsPerTeam = 2000;        // Most channels of a team.
    std::int64_t MaxNotificationsPerChannel =
        1000;                                   // In larger channels @channel, @all and @here are silent.
    bool EnableUserCreation = true;             // Accounts may be made.
    bool EnableOpenServer = true;               // Anyone who reaches the server may sign up.
    std::string RestrictCreationToDomains;      // E-mail domains that may sign up, comma-separated.
    std::string RestrictDirectMessage = "any";  // "any", or "team": direct messages among team mates only.
    bool EnableConfirmNotificationsToChannel = true;  // Clients ask before @channel.
    std::string TeammateNameDisplay = "username";     // "username", "nickname_full_name" or "full_name".
    bool EnableCustomUserStatuses = true;             // People may set a custom status.
    bool EnableLastActiveTime = true;                 // The last activity of a person is shown.
    bool ExperimentalViewArchivedChannels = true;     // Archived channels stay readable.
    bool LockTeammateNameDisplay = false;             // People may not choose how names are shown.
};
DESCRIBE(TeamSettings, SiteName, MaxUsersPerTeam, MaxChannelsPerTeam, MaxNotificationsPerChannel,
         EnableUserCreation, EnableOpenServer, RestrictCreationToDomains, RestrictDirectMessage,
         EnableConfirmNotificationsToChannel, TeammateNameDisplay, EnableCustomUserStatuses,
         EnableLastActiveTime, ExperimentalViewArchivedChannels, LockTeammateNameDisplay);

// Block PasswordSettings.
struct PasswordSettings {
    int MinimumLength = 8;   // Shortest password, 5 to 72 bytes.
    bool Lowercase = false;  // A password needs a lower-case letter.
    bool Number = false;     // A password needs a digit.
    bool Uppercase = false;  // A password needs an upper-case letter.
    bool Symbol = false;     // A password needs a symbol.
};
DESCRIBE(PasswordSettings, MinimumLength, Lowercase, Number, Uppercase, Symbol);

// Block EmailSettings.
struct EmailSettings {
    bool EnableSignUpWithEmail = true;      // Accounts may be made with an e-mail address.
    bool EnableSignInWithEmail = true;      // The e-mail address may be used to log in.
    bool EnableSignInWithUsername = true;   // The user name may be used to log in.
    bool SendEmailNotifications = false;    // Mail is sent for mentions.
    bool RequireEmailVerification = false;  // An address must be confirmed before the first login.
    std::string FeedbackEmail;              // Sender of mail.
    bool SendPushNotifications = false;     // Push notices are sent.
    bool EnableEmailInvitations = false;    // People may invite by mail.
};
DESCRIBE(EmailSettings, EnableSignUpWithEmail, EnableSignInWithEmail, EnableSignInWithUsername,
         SendEmailNotifications, RequireEmailVerification, FeedbackEmail, SendPushNotifications,
         EnableEmailInvitations);

// Block RateLimitSettings.
struct RateLimitSettings {
    bool Enable = true;            // Requests are limited by address; on by default here and generous.
    int PerSec = 1000;             // Requests a second that an address may make on average.
    int MaxBurst = 5000;           // Requests that may come at once.
    int MemoryStoreSize = 10000;   // Addresses remembered.
    bool VaryByRemoteAddr = true;  // Each address has a limit of its own.
    bool VaryByUser = false;       // Each session has a limit of its own.
    std::string VaryByHeader;      // A header whose value has a limit of its own.
};
DESCRIBE(RateLimitSettings, Enable, PerSec, MaxBurst, MemoryStoreSize, VaryByRemoteAddr, VaryByUser,
         VaryByHeader);

// Block LogSettings.
struct LogSettings {
    bool EnableConsole = true;           // Log to standard error.
    std::string ConsoleLevel = "INFO";   // "DEBUG", "INFO", "WARN" or "ERROR".
    bool ConsoleJson = true;             // Console lines are JSON.
    bool EnableFile = false;             // Log to a file in FileLocation.
    std::string FileLevel = "INFO";      // As ConsoleLevel.
    bool FileJson = true;                // File lines are JSON.
    std::string FileLocation;            // Folder of the log file; the data folder when empty.
    bool EnableWebhookDebugging = true;  // Refused webhook bodies are told at debug level.
};
DESCRIBE(LogSettings, EnableConsole, ConsoleLevel, ConsoleJson, EnableFile, FileLevel, FileJson, FileLocation,
         EnableWebhookDebugging);

// Block MetricsSettings.
struct MetricsSettings {
    bool Enable = true;                            // Serve figures for Prometheus.
    std::string ListenAddress = "127.0.0.1:8067";  // Where they are served.
};
DESCRIBE(MetricsSettings, Enable, ListenAddress);

// Block SqlSettings.
struct SqlSettings {
    std::string DriverName = "sqlite";  // "sqlite" (in the data folder) or "postgres".
    std::string DataSource;             // Connection string of PostgreSQL.
    int MaxOpenConns = 2;               // Connections that read.
};
DESCRIBE(SqlSettings, DriverName, DataSource, MaxOpenConns);

// Block PrivacySettings.
struct PrivacySettings {
    bool ShowEmailAddress = true;  // People see each other's e-mail address.
    bool ShowFullName = true;      // People see each other's full name.
};
DESCRIBE(PrivacySettings, ShowEmailAddress, ShowFullName);

// Block LocalizationSettings.
struct LocalizationSettings {
    std::string DefaultServerLocale = "en";  // Language of what the server says.
    std::string DefaultClientLocale = "en";  // Language of new accounts.
    std::string AvailableLocales;            // Languages that people may choose; empty for all.
};
DESCRIBE(LocalizationSettings, DefaultServerLocale, DefaultClientLocale, AvailableLocales);

// Block FileSettings.
struct FileSettings {
    bool EnableFileAttachments = true;     // Posts may carry files.
    std::int64_t MaxFileSize = 104857600;  // Largest file in bytes.
    bool EnablePublicLink = false;         // Files may have a public link.
    bool EnableMobileUpload = true;        // Phones may upload.
    bool EnableMobileDownload = true;      // Phones may download.
    std::string Directory;                 // Where files are kept; "files" in the data folder when empty.
    std::int64_t MaxImageResolution = 33177600;  // Pixels of the largest image that is decoded.
};
DESCRIBE(FileSettings, EnableFileAttachments, MaxFileSize, EnablePublicLink, EnableMobileUpload,
         EnableMobileDownload, Directory, MaxImageResolution);

// Block PluginSettings; the peer's plugins do not run here.
struct PluginSettings {
    bool Enable = false;  // Always false.
};
DESCRIBE(PluginSettings, Enable);

// Block Heliograph: what the peer does not have.
struct HeliographSettings {
    int ReceivedLogDays = 7;             // Days that requests to hooks are kept.
    int ReceivedLogRowsPerHook = 1000;   // Requests kept for each hook.
    int HookRequestsPerSecond = 100;     // Requests a second that one hook takes on average; 0 for no limit.
    int HookRequestsBurst = 1000;        // Requests that one hook takes at once.
    int MaxConnections = 20000;          // Open connections.
    int Loops = 0;                       // Threads that serve connections; 0 for one a core.
    std::int64_t IdempotencyHours = 24;  // How long an Idempotency-Key is remembered.
    int DeliveryConnectSeconds = 5;      // Seconds a call to the outside may take to connect.
    int DeliveryTotalSeconds = 15;       // Seconds an attempt of a delivery may take in all.
    int DeliveriesAtOnce = 200;          // Calls to the outside at the same time.
    int DeliveriesAtOncePerEndpoint = 10;  // The same to one address.
    int DeliveryLogDays = 7;               // Days that deliveries and their attempts are kept.
    int EndpointDisabledAfterDays = 5;     // Days of nothing but failures after which an endpoint is off.
    int SecretOverlapHours = 24;           // How long an old secret lives beside its successor.
    std::string IntegrationsFolder;        // A folder of own integrations, read beside the built-in ones.
    int FilterWorkers = 2;                 // Processes that run filters.
    int FilterMilliseconds = 1000;         // Time one filter may take.
    int FilterMemoryMegabytes = 128;       // Memory one of those processes may take.
};
DESCRIBE(HeliographSettings, ReceivedLogDays, ReceivedLogRowsPerHook, HookRequestsPerSecond,
         HookRequestsBurst, MaxConnections, Loops, IdempotencyHours, DeliveryConnectSeconds,
         DeliveryTotalSeconds, DeliveriesAtOnce, DeliveriesAtOncePerEndpoint, DeliveryLogDays,
         EndpointDisabledAfterDays, SecretOverlapHours, IntegrationsFolder, FilterWorkers,
         FilterMilliseconds, FilterMemoryMegabytes);

// All blocks. A member's block in the file is settings_block of its type.
struct Config {
    ServiceSettings service;            // Addresses, limits and what people may do.
    IntegrationSettings integrations;   // What integrations may do.
    SessionSettings sessions;           // How long sessions last.
    TeamSettings teams;                 // Teams, channels and accounts.
    PasswordSettings passwords;         // What a password needs.
    EmailSettings email;                // Signing up and in by mail address.
    RateLimitSettings rate_limit;       // How many requests an address may make.
    LogSettings log;                    // What is logged, and where.
    MetricsSettings metrics;            // Figures for Prometheus.
    SqlSettings sql;                    // The database.
    PrivacySettings privacy;            // What people see of each other.
    LocalizationSettings localization;  // Languages.
    FileSettings files;                 // Uploads.
    PluginSettings plugins;             // Shown to clients; plugins do not run here.
    HeliographSettings heliograph;      // What is ours alone.
};
DESCRIBE(Config, service, integrations, sessions, teams, passwords, email, rate_limit, log, metrics, sql,
         privacy, localization, files, plugins, heliograph);

template <class Block>
inline constexpr const char* settings_block = "ServiceSettings";
template <>
inline constexpr const char* settings_block<TeamSettings> = "TeamSettings";
template <>
inline constexpr const char* settings_block<PasswordSettings> = "PasswordSettings";
template <>
inline constexpr const char* settings_block<EmailSettings> = "EmailSettings";
template <>
inline constexpr const char* settings_block<RateLimitSettings> = "RateLimitSettings";
template <>
inline constexpr const char* settings_block<LogSettings> = "LogSettings";
template <>
inline constexpr const char* settings_block<MetricsSettings> = "MetricsSettings";
template <>
inline constexpr const char* settings_block<SqlSettings> = "SqlSettings";
template <>
inline constexpr const char* settings_block<PrivacySettings> = "PrivacySettings";
template <>
inline constexpr const char* settings_block<LocalizationSettings> = "LocalizationSettings";
template <>
inline constexpr const char* settings_block<FileSettings> = "FileSettings";
template <>
inline constexpr const char* settings_block<PluginSettings> = "PluginSettings";
template <>
inline constexpr const char* settings_block<HeliographSettings> = "Heliograph";

}  // namespace heliograph
