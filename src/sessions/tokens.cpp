// Who may make, see and end personal access tokens.
#include "src/sessions/tokens.h"

#include <algorithm>

#include "base/random.h"
#include "base/store/database.h"
#include "src/permissions/may.h"
#include "src/sessions/events.h"
#include "src/sessions/store.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"

namespace heliograph::sessions {

namespace {

using permissions::may;
using permissions::Permission;

constexpr std::size_t channels_a_token_max = 100;

// Needs the permission, and to be that person, to manage that bot, or to edit others.
Task<std::shared_ptr<const users::User>> owner_for(App& app, SignedIn caller, UserId user_id,
                                                   Permission wanted) {
    if (caller.session->is_oauth) throw refuse::not_allowed;
    permissions::must(app, caller, wanted);
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (user && user->is_bot && user_id != caller.user_id) {
        std::string owner = co_await app.db.read(bot_owner, user_id);
        bool own = owner == caller.user_id.view() && may(app, caller, permissions::manage_bots);
        if (!own && !may(app, caller, permissions::manage_others_bots)) throw refuse::not_allowed;
        co_return user;
    }
    co_return co_await users::acted_on(app, caller, user_id);
}

void show_scope(UserAccessToken& token, const ScopeRow& scope) {
    token.verbs = scope.verbs;
    if (!scope.channels.empty()) token.channels = scope.channels;
    token.may_mention_all = scope.may_mention_all;
}

std::vector<UserAccessToken> scoped(Reader& db, std::vector<UserAccessToken> tokens) {
    std::vector<TokenId> ids;
    for (const auto& token : tokens) ids.push_back(token.id);
    if (ids.empty()) return tokens;
    for (const auto& scope : scopes_of(db, std::move(ids)))
        for (auto& token : tokens)
            if (token.id == scope.token_id) show_scope(token, scope);
    return tokens;
}

// What was asked for in fixed order; nothing if that is everything.
std::optional<ScopeRow> wanted_scope(const NewToken& wanted, TokenId id) {
    ScopeRow row{.token_id = id, .may_mention_all = wanted.may_mention_all.value_or(true)};
    for (const char* verb : {"read", "post", "manage"})
        if (!wanted.verbs || std::ranges::find(*wanted.verbs, verb) != wanted.verbs->end())
            row.verbs.emplace_back(verb);
    if (wanted.verbs && (row.verbs.empty() || row.verbs.size() != wanted.verbs->size()))
        throw refuse::bad_scope;
    if (wanted.channels) {
        bool ids =
            std::ranges::all_of(*wanted.channels, [](const auto& each) { return IdText(each).valid(); });
        if (!ids || wanted.channels->empty() || wanted.channels->size() > channels_a_token_max)
            throw refuse::bad_scope;
        row.channels = *wanted.channels;
    }
    bool everything = row.verbs.size() == 3 && row.channels.empty() && row.may_mention_all;
    return everything ? std::nullopt : std::optional(row);
}

void keep_token(Transaction& tx, UserAccessToken token, std::optional<ScopeRow> scope) {
    insert_access_token(tx, token);
    if (scope) insert_scope(tx, *scope);
}

Task<UserAccessToken> token_for(App& app, SignedIn caller, std::string id, Permission wanted) {
    if (id.empty()) throw refuse::invalid_body_param;
    permissions::must(app, caller, wanted);
    auto token = co_await app.db.read(find_access_token, TokenId(id));
    if (!token) throw refuse::token_not_found;
    co_await owner_for(app, caller, token->user_id, wanted);
    token->token.clear();
    if (auto scope = co_await app.db.read(find_scope, token->id)) show_scope(*token, *scope);
    co_return std::move(*token);
}

std::vector<UserAccessToken> without_secrets(std::vector<UserAccessToken> tokens) {
    for (auto& token : tokens) token.token.clear();
    return tokens;
}

void end_token(Transaction& tx, TokenId id, bool for_good) {
    auto token = find_access_token(tx, id);
    if (!token) throw refuse::token_not_found;
    if (for_good)
        remove_access_token(tx, id);
    else
        set_access_token_active(tx, id, false);
    remove_token(tx, token->token);
    tx.announce(SessionsEnded{token->user_id, {token->token}});
}

std::int64_t limit_of(const Page& page) { return std::clamp(page.per_page, 0, 200); }
std::int64_t offset_of(const Page& page) { return limit_of(page) * std::max(page.page, 0); }

}  // namespace

Task<UserAccessToken> create_token(App& app, SignedIn caller, UserId user_id, NewToken wanted) {
    auto user = co_await owner_for(app, caller, user_id, permissions::create_user_access_token);
    if (wanted.description.empty()) throw refuse::invalid_body_param;
    if (wanted.description.size() > 255) throw refuse::bad_description;
    if (!app.settings.now()->integrations.EnableUserAccessTokens && !user->is_bot)
        throw refuse::tokens_disabled;
    UserAccessToken token{.id = app.random.id<UserAccessToken>(),
                          .token = app.random.id_text().str(),
                          .user_id = user_id,
                          .description = wanted.description};
    auto scope = wanted_scope(wanted, token.id);
    if (scope) show_scope(token, *scope);
    co_await app.db.write(keep_token, token, std::move(scope));
    co_return token;
}

Task<std::vector<UserAccessToken>> tokens_of(App& app, SignedIn caller, UserId user_id, Query<Page> page) {
    co_await owner_for(app, caller, user_id, permissions::read_user_access_token);
    auto tokens = co_await app.db.read(access_tokens_of, user_id, limit_of(page), offset_of(page));
    co_return without_secrets(co_await app.db.read(scoped, std::move(tokens)));
}

Task<std::vector<UserAccessToken>> all_tokens(App& app, SystemAdmin, Query<Page> page) {
    auto tokens = co_await app.db.read(all_access_tokens, limit_of(page), offset_of(page));
    co_return without_secrets(co_await app.db.read(scoped, std::move(tokens)));
}

Task<std::vector<UserAccessToken>> search_tokens(App& app, SystemAdmin, TokenSearch wanted) {
    if (wanted.term.empty()) throw refuse::invalid_body_param;
    auto tokens = co_await app.db.read(search_access_tokens, wanted.term);
    co_return without_secrets(co_await app.db.read(scoped, std::move(tokens)));
}

Task<UserAccessToken> get_token(App& app, SignedIn caller, TokenId id) {
    co_return co_await token_for(app, caller, id.str(), permissions::read_user_access_token);
}

Task<Ok> revoke_token(App& app, SignedIn caller, TokenRef wanted) {
    auto token = co_await token_for(app, caller, wanted.token_id, permissions::revoke_user_access_token);
    co_await app.db.write(end_token, token.id, true);
    co_return Ok{};
}

Task<Ok> disable_token(App& app, SignedIn caller, TokenRef wanted) {
    auto token = co_await token_for(app, caller, wanted.token_id, permissions::revoke_user_access_token);
    co_await app.db.write(end_token, token.id, false);
    co_return Ok{};
}

Task<Ok> enable_token(App& app, SignedIn caller, TokenRef wanted) {
    auto token = co_await token_for(app, caller, wanted.token_id, permissions::create_user_access_token);
    co_await app.db.write(set_access_token_active, token.id, true);
    co_return Ok{};
}

}  // namespace heliograph::sessions
