// What clients suggest behind three of the built-in commands, as the peer tells it.
#pragma once

namespace heliograph::slash_commands {

inline constexpr const char* rename_arguments =
    R"({"Trigger":"rename","Hint":"[text]","HelpText":"Rename the channel","RoleID":"system_user",)"
    R"("Arguments":[{"Name":"","HelpText":"[text]","Type":"TextInput","Required":true,)"
    R"("Data":{"Hint":"[text]","Pattern":""}}],"SubCommands":[]})";

inline constexpr const char* share_channel_arguments =
    R"({"Trigger":"share-channel","Hint":"[action]","HelpText":"Available actions: invite, uninvite, )"
    R"(unshare, status","RoleID":"system_user","Arguments":[],"SubCommands":[{"Trigger":"invite","Hin)"
    R"(t":"","HelpText":"Invites an external Mattermost instance to the current shared channel","Role)"
    R"(ID":"system_user","Arguments":[{"Name":"connectionID","HelpText":"ID of an existing secure con)"
    R"(nection. See `secure-connection` command to add a secure connection.","Type":"DynamicList","Re)"
    R"(quired":true,"Data":{"FetchURL":"builtin:share-channel"}},{"Name":"readonly","HelpText":"Chann)"
    R"(el will be shared in read-only mode","Type":"TextInput","Required":false,"Data":{"Hint":"[Y/N])"
    R"(","Pattern":"Y|N|y|n"}}],"SubCommands":[]},{"Trigger":"uninvite","Hint":"","HelpText":"Uninvit)"
    R"(es a secure connection from this shared channel","RoleID":"system_user","Arguments":[{"Name":")"
    R"(connectionID","HelpText":"ID of secure connection to uninvite.","Type":"DynamicList","Required)"
    R"(":true,"Data":{"FetchURL":"builtin:share-channel"}}],"SubCommands":[]},{"Trigger":"unshare","H)"
    R"(int":"","HelpText":"Unshares the current channel","RoleID":"system_user","Arguments":[],"SubCo)"
    R"(mmands":[]},{"Trigger":"status","Hint":"","HelpText":"Displays status for this shared channel")"
    R"(,"RoleID":"system_user","Arguments":[],"SubCommands":[]}]})";

inline constexpr const char* secure_connection_arguments =
    R"({"Trigger":"secure-connection","Hint":"[action]","HelpText":"Add/remove secure connections. Av)"
    R"(ailable actions: create, accept, remove, status","RoleID":"system_user","Arguments":[],"SubCom)"
    R"(mands":[{"Trigger":"create","Hint":"","HelpText":"Invite a secure connection","RoleID":"system)"
    R"(_user","Arguments":[{"Name":"name","HelpText":"Secure connection name","Type":"TextInput","Req)"
    R"(uired":true,"Data":{"Hint":"Name of the connection","Pattern":""}},{"Name":"displayname","Help)"
    R"(Text":"Secure connection display name","Type":"TextInput","Required":false,"Data":{"Hint":"Sho)"
    R"(wn name","Pattern":""}},{"Name":"password","HelpText":"Invitation password","Type":"TextInput")"
    R"(,"Required":true,"Data":{"Hint":"Password","Pattern":""}}],"SubCommands":[]},{"Trigger":"accep)"
    R"(t","Hint":"","HelpText":"Accept an invitation from an external Mattermost instance","RoleID":")"
    R"(system_user","Arguments":[{"Name":"name","HelpText":"Secure connection name","Type":"TextInput)"
    R"(","Required":true,"Data":{"Hint":"Name of the connection","Pattern":""}},{"Name":"displayname")"
    R"(,"HelpText":"Secure connection display name","Type":"TextInput","Required":false,"Data":{"Hint)"
    R"(":"Shown name","Pattern":""}},{"Name":"password","HelpText":"Invitation password","Type":"Text)"
    R"(Input","Required":true,"Data":{"Hint":"Password","Pattern":""}},{"Name":"invite","HelpText":"I)"
    R"(nvitation from secure connection","Type":"TextInput","Required":true,"Data":{"Hint":"Text of t)"
    R"(he invitation","Pattern":""}}],"SubCommands":[]},{"Trigger":"remove","Hint":"","HelpText":"Rem)"
    R"(oves a secure connection","RoleID":"system_user","Arguments":[{"Name":"connectionID","HelpText)"
    R"(":"ID of secure connection to remove.","Type":"DynamicList","Required":true,"Data":{"FetchURL")"
    R"(:"builtin:secure-connection"}}],"SubCommands":[]},{"Trigger":"status","Hint":"","HelpText":"Di)"
    R"(splays status for all secure connections","RoleID":"system_user","Arguments":[],"SubCommands":)"
    R"([]}]})";

}  // namespace heliograph::slash_commands
