// What clients are told of the settings.
#include "src/system/client_config.h"

#include "src/system/client_keys.h"

namespace heliograph::system {

namespace {

const char* truth(bool value) { return value ? "true" : "false"; }

void add_texts(const Config& c, ClientConfig& to) {
    to["SiteURL"] = c.service.SiteURL;
    to["SiteName"] = c.teams.SiteName;
    to["WebsocketURL"] = c.service.WebsocketURL;
    to["CollapsedThreads"] = c.service.CollapsedThreads;
    to["RestrictDirectMessage"] = c.teams.RestrictDirectMessage;
    to["TeammateNameDisplay"] = c.teams.TeammateNameDisplay;
    to["DefaultClientLocale"] = c.localization.DefaultClientLocale;
    to["AvailableLocales"] = c.localization.AvailableLocales;
    to["SQLDriverName"] = c.sql.DriverName;
    to["FileLevel"] = c.log.FileLevel;
}

void add_numbers(const Config& c, ClientConfig& to) {
    to["PostEditTimeLimit"] = std::to_string(c.service.PostEditTimeLimit);
    to["MinimumHashtagLength"] = std::to_string(c.service.MinimumHashtagLength);
    to["TimeBetweenUserTypingUpdatesMilliseconds"] =
        std::to_string(c.service.TimeBetweenUserTypingUpdatesMilliseconds);
    to["MaxFileSize"] = std::to_string(c.files.MaxFileSize);
    to["MaxNotificationsPerChannel"] = std::to_string(c.teams.MaxNotificationsPerChannel);
    to["PasswordMinimumLength"] = std::to_string(c.passwords.MinimumLength);
}

void add_switches(const Config& c, ClientConfig& to) {
    to["EnableDeveloper"] = truth(c.service.EnableDeveloper);
    to["EnableTesting"] = truth(c.service.EnableTesting);
    to["EnableLinkPreviews"] = truth(c.service.EnableLinkPreviews);
    to["EnableCustomEmoji"] = truth(c.service.EnableCustomEmoji);
    to["EnableUserTypingMessages"] = truth(c.service.EnableUserTypingMessages);
    to["EnableChannelViewedMessages"] = truth(c.service.EnableChannelViewedMessages);
    to["EnableUserStatuses"] = truth(c.service.EnableUserStatuses);
    to["PostPriority"] = truth(c.service.PostPriority);
    to["EnableIncomingWebhooks"] = truth(c.integrations.EnableIncomingWebhooks);
    to["EnableOutgoingWebhooks"] = truth(c.integrations.EnableOutgoingWebhooks);
    to["EnableCommands"] = truth(c.integrations.EnableCommands);
    to["EnableOAuthServiceProvider"] = truth(c.integrations.EnableOAuthServiceProvider);
    to["EnablePostUsernameOverride"] = truth(c.integrations.EnablePostUsernameOverride);
    to["EnablePostIconOverride"] = truth(c.integrations.EnablePostIconOverride);
    to["EnableUserAccessTokens"] = truth(c.integrations.EnableUserAccessTokens);
    to["EnableBotAccountCreation"] = truth(c.integrations.EnableBotAccountCreation);
    to["EnableMultifactorAuthentication"] = truth(c.sessions.EnableMultifactorAuthentication);
    to["ExtendSessionLengthWithActivity"] = truth(c.sessions.ExtendSessionLengthWithActivity);
    to["EnableUserCreation"] = truth(c.teams.EnableUserCreation);
    to["EnableOpenServer"] = truth(c.teams.EnableOpenServer);
    to["EnableConfirmNotificationsToChannel"] = truth(c.teams.EnableConfirmNotificationsToChannel);
    to["EnableCustomUserStatuses"] = truth(c.teams.EnableCustomUserStatuses);
    to["EnableLastActiveTime"] = truth(c.teams.EnableLastActiveTime);
    to["LockTeammateNameDisplay"] = truth(c.teams.LockTeammateNameDisplay);
    to["EnableSignUpWithEmail"] = truth(c.email.EnableSignUpWithEmail);
    to["EnableSignInWithEmail"] = truth(c.email.EnableSignInWithEmail);
    to["EnableSignInWithUsername"] = truth(c.email.EnableSignInWithUsername);
    to["SendEmailNotifications"] = truth(c.email.SendEmailNotifications);
    to["RequireEmailVerification"] = truth(c.email.RequireEmailVerification);
    to["SendPushNotifications"] = truth(c.email.SendPushNotifications);
    to["EnableEmailInvitations"] = truth(c.email.EnableEmailInvitations);
    to["ShowEmailAddress"] = truth(c.privacy.ShowEmailAddress);
    to["ShowFullName"] = truth(c.privacy.ShowFullName);
    to["EnableFileAttachments"] = truth(c.files.EnableFileAttachments);
    to["EnablePublicLink"] = truth(c.files.EnablePublicLink);
}

void add_renamed_switches(const Config& c, ClientConfig& to) {
    to["EnableFile"] = truth(c.log.EnableFile);
    to["EnableMobileFileUpload"] = truth(c.files.EnableMobileUpload);
    to["EnableMobileFileDownload"] = truth(c.files.EnableMobileDownload);
    to["PasswordRequireLowercase"] = truth(c.passwords.Lowercase);
    to["PasswordRequireNumber"] = truth(c.passwords.Number);
    to["PasswordRequireSymbol"] = truth(c.passwords.Symbol);
    to["PasswordRequireUppercase"] = truth(c.passwords.Uppercase);
    to["PluginsEnabled"] = truth(c.plugins.Enable);
}

}  // namespace

ClientConfig client_config(const Config& config) {
    ClientConfig told;
    for (const auto& key : client_keys()) told[key.name] = key.value;
    add_texts(config, told);
    add_numbers(config, told);
    add_switches(config, told);
    add_renamed_switches(config, told);
    told["Version"] = "11.6.0";
    told["MaxPostSize"] = "16383";
    return told;
}

void keep_open_keys(ClientConfig& told) {
    for (const auto& key : client_keys())
        if (!key.open) told.erase(key.name);
}

}  // namespace heliograph::system
