// People and channels that the text names are told by id as well, so that the program need not ask.
#include "src/slash_commands/form.h"

#include "base/store/database.h"
#include "base/wire/forms.h"
#include "src/channels/cache.h"
#include "src/formatting/mentions.h"
#include "src/slash_commands/cache.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"

namespace heliograph::slash_commands {

namespace {

constexpr std::size_t mentions_max = 100;

using Named = std::vector<std::pair<std::string, std::string>>;

Task<Named> people_in(App& app, TeamId team_id, std::string text) {
    Named named;
    auto mentions = formatting::find_mentions(text);
    for (const auto& forms : mentions.names) {
        if (named.size() >= mentions_max) break;
        for (const auto& name : forms) {
            auto user = co_await app.user_cache.by_username(app.db, name);
            if (!user || !co_await app.team_cache.member(app.db, team_id, user->id)) continue;
            named.emplace_back(user->username, user->id.str());
            break;
        }
    }
    co_return named;
}

Task<Named> channels_in(App& app, TeamId team_id, std::string text) {
    Named named;
    for (const auto& name : formatting::channel_mentions(text)) {
        if (named.size() >= mentions_max) break;
        auto channel = co_await app.channel_cache.by_name(app.db, team_id, name);
        if (channel && channel->type == "O") named.emplace_back(channel->name, channel->id.str());
    }
    co_return named;
}

void add_named(std::vector<FormField>& fields, const std::string& kind, const Named& named) {
    for (const auto& [name, id] : named) fields.emplace_back(kind, name);
    for (const auto& [name, id] : named) fields.emplace_back(kind + "_ids", id);
}

}  // namespace

Task<std::string> form_of(App& app, Typed typed, Command command, std::string response_url,
                          std::string trigger_id) {
    auto team = co_await app.team_cache.get(app.db, command.team_id);
    std::vector<FormField> fields{{"channel_id", typed.channel->id.str()},
                                  {"channel_name", typed.channel->name},
                                  {"command", "/" + command.trigger},
                                  {"response_url", response_url},
                                  {"root_id", typed.root_id.str()},
                                  {"team_domain", team ? team->name : std::string()},
                                  {"team_id", command.team_id.str()},
                                  {"text", typed.text},
                                  {"token", command.token},
                                  {"trigger_id", trigger_id},
                                  {"user_id", typed.caller.user_id.str()},
                                  {"user_name", typed.caller.user->username}};
    if (typed.text.find('@') != std::string::npos)
        add_named(fields, "user_mentions", co_await people_in(app, command.team_id, typed.text));
    if (typed.text.find('~') != std::string::npos)
        add_named(fields, "channel_mentions", co_await channels_in(app, command.team_id, typed.text));
    co_return write_form(fields);
}

std::string with_query(std::string url, const std::string& form) {
    if (auto fragment = url.find('#'); fragment != std::string::npos) url.resize(fragment);
    return url + (url.find('?') == std::string::npos ? '?' : '&') + form;
}

}  // namespace heliograph::slash_commands
