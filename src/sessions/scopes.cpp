// Reading a scope, and holding a request against it.
#include "src/sessions/scopes.h"

#include <algorithm>

#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "base/wire/request.h"
#include "src/sessions/store.h"
#include "src/users/text_map.h"

namespace heliograph::sessions {

namespace {

constexpr const char* verbs_key = "scope_verbs";
constexpr const char* channels_key = "scope_channels";
constexpr const char* mention_key = "scope_may_mention_all";

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (char c : text + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool may(const Scope& scope, Need::Verb verb) {
    switch (verb) {
        case Need::Verb::nothing:
            return true;
        case Need::Verb::read:
            return scope.may_read;
        case Need::Verb::post:
            return scope.may_post;
        case Need::Verb::manage:
            return scope.may_manage;
        case Need::Verb::all:
            return false;
    }
    return false;
}

// Where a request goes.
struct Places {
    std::vector<ChannelId> channels;
    std::vector<PostId> posts;
    std::vector<FileId> files;
    bool none() const { return channels.empty() && posts.empty() && files.empty(); }
};

// .../channels/ID, .../posts/ID, .../threads/ID and .../files/ID.
void add_of_path(const std::string& path, Places& into) {
    std::string before, segment;
    for (char c : path + "/") {
        if (c != '/') {
            segment += c;
            continue;
        }
        IdText id(segment);
        if (id.valid() && before == "channels") into.channels.emplace_back(id);
        if (id.valid() && (before == "posts" || before == "threads")) into.posts.emplace_back(id);
        if (id.valid() && before == "files") into.files.emplace_back(id);
        before = std::move(segment);
        segment.clear();
    }
}

// {"channel_id": ...} or {"post_id": ...}, or the same inside {"post": {...}}.
void add_of_body(const std::string& body, Places& into) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return;
    const auto* inner = parsed->get_object().if_contains("post");
    const auto& object = inner && inner->is_object() ? inner->get_object() : parsed->get_object();
    auto id_at = [&](const char* name) {
        const auto* value = object.if_contains(name);
        return value && value->is_string() ? IdText(std::string_view(value->get_string())) : IdText();
    };
    if (auto id = id_at("channel_id"); !id.empty()) into.channels.emplace_back(id);
    if (auto id = id_at("post_id"); !id.empty()) into.posts.emplace_back(id);
}

Task<bool> reaches_all(App& app, Scope scope, Places places) {
    for (const auto& post_id : places.posts) {
        auto channel_id = co_await app.db.read(channel_of_post, post_id);
        if (!channel_id) co_return false;
        places.channels.push_back(*channel_id);
    }
    for (const auto& file_id : places.files) {
        auto channel_id = co_await app.db.read(channel_of_file, file_id);
        if (!channel_id) co_return false;
        places.channels.push_back(*channel_id);
    }
    co_return std::ranges::all_of(places.channels, [&](ChannelId id) { return scope.reaches(id); });
}

}  // namespace

bool Scope::reaches(ChannelId channel_id) const {
    return !bound || std::ranges::find(channels, channel_id) != channels.end();
}

std::optional<Scope> scope_of(const Session& session) {
    if (session.props.text.find(verbs_key) == std::string::npos) return std::nullopt;
    Scope scope;
    for (const auto& verb : words_of(users::text_at(session.props, verbs_key))) {
        scope.may_read |= verb == "read";
        scope.may_post |= verb == "post";
        scope.may_manage |= verb == "manage";
    }
    for (const auto& id : words_of(users::text_at(session.props, channels_key)))
        scope.channels.emplace_back(id);
    scope.bound = !scope.channels.empty();
    scope.may_mention_all = users::text_at(session.props, mention_key) == "true";
    return scope;
}

std::vector<std::pair<std::string, std::string>> props_of(const ScopeRow& row) {
    return {{verbs_key, joined(row.verbs)},
            {channels_key, joined(row.channels)},
            {mention_key, row.may_mention_all ? "true" : "false"}};
}

Task<std::optional<Refusal>> beyond_scope(App& app, const Request* request,
                                          std::shared_ptr<const Session> session) {
    auto scope = scope_of(*session);
    if (!scope) co_return std::nullopt;
    Need need = need_of(request->method, request->path);
    if (!may(*scope, need.verb)) co_return refuse::beyond_scope;
    if (!scope->bound || need.where == Need::Where::harmless) co_return std::nullopt;
    if (need.where == Need::Where::anywhere) co_return refuse::beyond_scope;
    Places places;
    add_of_path(request->path, places);
    if (need.where == Need::Where::in_body) add_of_body(request->body, places);
    if (places.none() || !co_await reaches_all(app, std::move(*scope), std::move(places)))
        co_return refuse::beyond_scope;
    co_return std::nullopt;
}

}  // namespace heliograph::sessions
