// Registering, seeing and changing OAuth apps, and taking back what was approved.
#include "src/oauth_apps/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/oauth_apps/refusals.h"
#include "src/oauth_apps/store.h"
#include "src/permissions/may.h"
#include "src/sessions/events.h"
#include "src/sessions/rules.h"
#include "src/settings.h"
#include "src/users/rules.h"
#include "src/users/validity.h"

namespace heliograph::oauth_apps {

namespace {

using permissions::may;

// Its own maker, or who manages all of them.
Task<OAuthApp> managed(App& app, SignedIn caller, OAuthAppId id) {
    permissions::must(app, caller, permissions::manage_oauth);
    require_provider(app);
    OAuthApp found = co_await known(app, id);
    if (found.creator_id != caller.user_id.view())
        permissions::must(app, caller, permissions::manage_system_wide_oauth);
    co_return found;
}

void fill(App& app, const SignedIn& caller, OAuthApp& into, NewOAuthApp wanted) {
    into.name = std::move(wanted.name);
    into.description = std::move(wanted.description);
    into.icon_url = std::move(wanted.icon_url);
    into.callback_urls = std::move(wanted.callback_urls);
    into.homepage = std::move(wanted.homepage);
    into.mattermost_app_id = std::move(wanted.mattermost_app_id);
    if (may(app, caller, permissions::manage_system)) into.is_trusted = wanted.is_trusted;
    into.update_at = app.clock.now();
    check(into);
}

AppPage clamped(AppPage page) {
    page.per_page = std::clamp<std::int64_t>(page.per_page, 0, 200);
    page.page = std::max<std::int64_t>(page.page, 0);
    return page;
}

void end_app(Transaction& tx, OAuthAppId id) {
    auto tokens = access_of_app(tx, id);
    remove_app(tx, id);
    for (const auto& access : tokens) sessions::end_by_token(tx, access.user_id, access.token);
}

void take_back(Transaction& tx, UserId user_id, OAuthAppId id) {
    auto access = find_access(tx, id, user_id);
    remove_access(tx, id, user_id);
    remove_codes(tx, user_id, id);
    withdraw_approval(tx, user_id, id);
    if (access) sessions::end_by_token(tx, user_id, access->token);
}

}  // namespace

void require_provider(App& app, Refusal otherwise) {
    if (!app.settings.now()->integrations.EnableOAuthServiceProvider) throw otherwise;
}

Task<OAuthApp> known(App& app, OAuthAppId id) {
    auto found = co_await app.db.read(find_app, id);
    if (!found) throw refuse::no_app;
    co_return std::move(*found);
}

bool is_web_address(std::string_view text) {
    for (std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        text.remove_prefix(scheme.size());
        // No blanks, quotes or control characters: the address stands in headers and pages.
        bool plain = std::ranges::all_of(text, [](char c) {
            return c > ' ' && c < 0x7f && std::string_view("\"'<>\\^`{|}").find(c) == std::string_view::npos;
        });
        return plain && !text.empty() && std::string_view("/?#:").find(text[0]) == std::string_view::npos;
    }
    return false;
}

void check(const OAuthApp& app) {
    if (app.name.empty() || app.name.size() > 64) throw refuse::bad_name;
    std::size_t printed = 2;
    for (const auto& url : app.callback_urls) printed += url.size() + 1;
    if (app.callback_urls.empty() || printed > 1024 ||
        !std::ranges::all_of(app.callback_urls, is_web_address))
        throw refuse::bad_callback;
    bool needs_homepage = !app.is_dynamically_registered || !app.homepage.empty();
    if (needs_homepage && (app.homepage.size() > 256 || !is_web_address(app.homepage)))
        throw refuse::bad_homepage;
    if (users::rune_count(app.description) > 512) throw refuse::bad_description;
    if (!app.icon_url.empty() && (app.icon_url.size() > 512 || !is_web_address(app.icon_url)))
        throw refuse::bad_icon;
    if (app.mattermost_app_id.size() > 32) throw refuse::bad_mattermost_app_id;
}

Task<OAuthApp> create(App& app, SignedIn caller, NewOAuthApp wanted) {
    permissions::must(app, caller, permissions::manage_oauth);
    require_provider(app, refuse::turned_off);
    OAuthApp made{
        .id = app.random.id<OAuthApp>(), .creator_id = caller.user_id.str(), .create_at = app.clock.now()};
    if (!wanted.is_public) made.client_secret = app.random.id_text().str();
    fill(app, caller, made, std::move(wanted));
    co_await app.db.write(insert_app, made);
    co_return made;
}

Task<std::vector<OAuthApp>> list(App& app, SignedIn caller, Query<AppPage> page) {
    bool all = may(app, caller, permissions::manage_system_wide_oauth);
    if (!all && !may(app, caller, permissions::manage_oauth)) throw refuse::admins_only;
    require_provider(app);
    co_return co_await app.db.read(apps_in, all ? UserId() : caller.user_id, clamped(page));
}

Task<OAuthApp> get(App& app, SignedIn caller, OAuthAppId id) { return managed(app, std::move(caller), id); }

Task<OAuthApp> info(App& app, SignedIn, OAuthAppId id) {
    require_provider(app);
    OAuthApp found = co_await known(app, id);
    found.client_secret.clear();
    co_return found;
}

Task<OAuthApp> update(App& app, SignedIn caller, OAuthAppId id, NewOAuthApp wanted) {
    OAuthApp changed = co_await managed(app, caller, id);
    if (wanted.id != id) throw refuse::invalid_body_param.because("the id is not the one in the path");
    fill(app, caller, changed, std::move(wanted));
    co_await app.db.write(save_app, changed);
    co_return changed;
}

Task<Ok> remove(App& app, SignedIn caller, OAuthAppId id) {
    co_await managed(app, std::move(caller), id);
    co_await app.db.write(end_app, id);
    co_return Ok{};
}

Task<OAuthApp> renew_secret(App& app, SignedIn caller, OAuthAppId id) {
    OAuthApp changed = co_await managed(app, std::move(caller), id);
    if (changed.is_public()) throw refuse::public_has_no_secret;
    changed.client_secret = app.random.id_text().str();
    changed.update_at = app.clock.now();
    co_await app.db.write(save_app, changed);
    co_return changed;
}

Task<std::vector<OAuthApp>> authorized(App& app, SignedIn caller, UserId user_id, Query<AppPage> page) {
    co_await users::acted_on(app, caller, user_id);
    require_provider(app);
    auto apps = co_await app.db.read(approved_by, user_id, clamped(page));
    for (auto& each : apps) each.client_secret.clear();
    co_return apps;
}

Task<Ok> deauthorize(App& app, SignedIn caller, ClientRef wanted) {
    require_provider(app);
    OAuthAppId id(wanted.client_id);
    if (!id.valid()) throw refuse::invalid_body_param.because("client_id");
    co_await app.db.write(take_back, caller.user_id, id);
    co_return Ok{};
}

void listen_to_sessions(App& app) {
    app.bus.inside<sessions::SessionsEnded>([](Transaction& tx, const sessions::SessionsEnded& news) {
        if (news.everyone) remove_all_access(tx);
        if (!news.tokens.empty()) remove_ended_access(tx, news.tokens, tx.now());
    });
}

}  // namespace heliograph::oauth_apps
