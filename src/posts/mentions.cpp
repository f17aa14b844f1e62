// Who is called by a post.
#include "src/posts/mentions.h"

#include <algorithm>
#include <set>

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "base/words/letters.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/formatting/mentions.h"
#include "src/posts/cache.h"
#include "src/settings.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"

namespace heliograph::posts {

namespace {

void add_text(const boost::json::object& from, const char* name, std::vector<std::string>& into) {
    const auto* value = from.if_contains(name);
    if (value && value->is_string() && !value->get_string().empty()) into.emplace_back(value->get_string());
}

// "channel" among a person's own settings, "true" unless switched off.
bool hears_whole_channel(const users::User& user) {
    return user.notify_props.text.find(R"("channel":"false")") == std::string::npos &&
           user.notify_props.text.find(R"("channel": "false")") == std::string::npos;
}

Task<void> add_named(App& app, const formatting::Mentions* mentions,
                     std::shared_ptr<const channels::Members> members, std::set<UserId>* into) {
    for (const auto& forms : mentions->names) {
        for (const auto& name : forms) {
            auto user = co_await app.user_cache.by_username(app.db, name);
            if (!user) continue;
            if (user->delete_at == 0 && members->has(user->id)) into->insert(user->id);
            break;
        }
    }
}

Task<void> add_everyone(App& app, bool only_online, std::shared_ptr<const channels::Members> members,
                        std::set<UserId>* into) {
    std::vector<UserId> asked;
    members->for_each([&](const UserId& id, const channels::MemberBrief& member) {
        if (member.ignore_channel_mentions != channels::Choice::on) asked.push_back(id);
    });
    auto is_online = app.post_cache.is_online;
    for (const auto& id : asked) {
        if (only_online && is_online && !is_online(app, id)) continue;
        auto user = app.user_cache.find(id);
        if (!user) user = co_await app.user_cache.get(app.db, id);
        if (user && user->delete_at == 0 && !user->is_bot && hears_whole_channel(*user)) into->insert(id);
    }
}

void add_keyword_hits(const Keywords& words, const std::vector<std::string>& texts,
                      const channels::Members& members, std::set<UserId>& into) {
    auto add = [&](const auto& table, const std::string& word) {
        auto found = table.find(word);
        if (found == table.end()) return;
        for (const auto& id : found->second)
            if (members.has(id)) into.insert(id);
    };
    for (const auto& text : texts) {
        for (const auto& word : formatting::plain_words(text)) {
            add(words.exact, word);
            add(words.any_case, lower(word));
        }
        // Keys of several words are looked for in the whole text.
        std::string whole;
        for (const auto& [key, ids] : words.any_case) {
            if (key.find(' ') == std::string::npos) continue;
            if (whole.empty()) whole = lower(text);
            if (whole.find(key) != std::string::npos) add(words.any_case, key);
        }
    }
}

Task<void> add_written(App& app, const Call* call, std::shared_ptr<const channels::Members> members,
                       std::set<UserId>* into, bool* highlight_disabled) {
    auto keywords = co_await app.post_cache.keywords(app.db);
    formatting::Mentions mentions;
    if (!calls_nobody(call->texts))
        for (const auto& text : call->texts) formatting::add_mentions(text, mentions);
    co_await add_named(app, &mentions, members, into);
    if (mentions.whole_channel()) {
        bool may = call->may_call_all && co_await channels::may_as(app, call->author, call->channel->id,
                                                                   permissions::use_channel_mentions);
        auto most = app.settings.now()->teams.MaxNotificationsPerChannel;
        if (!may)
            *highlight_disabled = true;
        else if (static_cast<std::int64_t>(members->size()) <= most)
            co_await add_everyone(app, !mentions.channel && !mentions.all, members, into);
    }
    if (keywords && !keywords->empty()) add_keyword_hits(*keywords, call->texts, *members, *into);
}

}  // namespace

bool calls_nobody(const std::vector<std::string>& texts) {
    return std::ranges::none_of(texts,
                                [](const std::string& text) { return text.find('@') != std::string::npos; });
}

std::vector<std::string> texts_of(const Post& post) {
    std::vector<std::string> texts{post.message};
    if (post.props.text.find("\"attachments\"") == std::string::npos) return texts;
    auto props = parse_json(post.props.text);
    if (!props || !props->is_object()) return texts;
    const auto* attachments = props->get_object().if_contains("attachments");
    if (!attachments || !attachments->is_array()) return texts;
    for (const auto& attachment : attachments->get_array()) {
        if (!attachment.is_object()) continue;
        add_text(attachment.get_object(), "pretext", texts);
        add_text(attachment.get_object(), "text", texts);
        const auto* fields = attachment.get_object().if_contains("fields");
        if (!fields || !fields->is_array()) continue;
        for (const auto& field : fields->get_array())
            if (field.is_object()) add_text(field.get_object(), "value", texts);
    }
    return texts;
}

Task<Called> called_by(App& app, Call call) {
    Called called;
    bool is_private_talk = call.channel->type == "D" || call.channel->type == "G";
    auto keywords = co_await app.post_cache.keywords(app.db);
    if (!is_private_talk && calls_nobody(call.texts) && (!keywords || keywords->empty())) co_return called;
    auto members = co_await app.channel_cache.members(app.db, call.channel->id);
    std::set<UserId> users;
    if (is_private_talk)
        members->for_each([&](const UserId& id, const channels::MemberBrief&) { users.insert(id); });
    else
        co_await add_written(app, &call, members, &users, &called.highlight_disabled);
    if (!call.from_webhook) users.erase(call.author);
    called.users.assign(users.begin(), users.end());
    co_return called;
}

Task<std::string> channel_mentions_of(App& app, Call call) {
    std::set<std::string> names;
    for (const auto& text : call.texts)
        if (text.find('~') != std::string::npos)
            for (auto& name : formatting::channel_mentions(text)) names.insert(std::move(name));
    if (names.empty() || call.channel->team_id.empty()) co_return std::string();
    auto team = co_await app.team_cache.get(app.db, call.channel->team_id);
    std::string out;
    for (const auto& name : names) {
        auto found = co_await app.channel_cache.by_name(app.db, call.channel->team_id, name);
        if (!found || !team) continue;
        if (found->type != "O" && !co_await channels::may_read_as(app, call.author, found->id)) continue;
        out += out.empty() ? '{' : ',';
        write_json(out, found->name);
        out += R"(:{"display_name":)";
        write_json(out, found->display_name);
        out += R"(,"team_name":)";
        write_json(out, team->name);
        out += '}';
    }
    if (!out.empty()) out += '}';
    co_return out;
}

}  // namespace heliograph::posts
