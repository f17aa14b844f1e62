// The side bar: categories of a person's channels in a team, their order and what is in them.
#include "src/channels/categories.h"

#include <algorithm>
#include <set>

#include "base/events/bus.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/channels/events.h"
#include "src/channels/joining.h"
#include "src/channels/rules.h"
#include "src/teams/access.h"

namespace heliograph::channels {

namespace {

constexpr std::size_t categories_max = 500;
constexpr std::size_t channels_of_category_max = 5000;

Task<void> require_own(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_await require_self(app, caller, user_id);
    co_await teams::require(app, caller, team_id, permissions::view_team);
}

std::vector<std::string> ids_of(const std::vector<Category>& categories) {
    std::vector<std::string> ids;
    for (const auto& category : categories) ids.push_back(category.id);
    return ids;
}

const Category& found_in(const std::vector<Category>& categories, const std::string& id) {
    auto found = std::ranges::find(categories, id, &Category::id);
    if (found == categories.end()) throw refuse::category_not_found;
    return *found;
}

Category save_added(Transaction& tx, Category added) {
    auto known = ensured_categories(tx, added.user_id, added.team_id);
    if (known.size() >= categories_max) throw heliograph::refuse::invalid_body_param.because("category");
    // New ones stand under the favourites.
    auto order = ids_of(known);
    bool under_favorites = !known.empty() && known.front().type == "favorites";
    order.insert(order.begin() + (under_favorites ? 1 : 0), added.id);
    put_category(tx, added);
    set_order(tx, order);
    tx.announce(CategoryAdded{added.user_id, added.team_id, added.id});
    return found_in(stored_categories(tx, added.user_id, added.team_id), added.id);
}

std::vector<Category> save_updated(Transaction& tx, UserId user_id, TeamId team_id,
                                   std::vector<Category> wanted) {
    auto known = ensured_categories(tx, user_id, team_id);
    for (auto& category : wanted) {
        const auto& before = found_in(known, category.id);
        category.type = before.type;
        category.sort_order = before.sort_order;
        if (before.type != "custom") category.display_name = before.display_name;
        // Favourites and direct messages have no mute of their own.
        if (before.type == "direct_messages") category.muted = false;
        put_category(tx, category);
    }
    auto now = stored_categories(tx, user_id, team_id);
    std::vector<Category> updated;
    for (const auto& category : wanted) {
        updated.push_back(found_in(now, category.id));
        if (updated.back().muted == found_in(known, category.id).muted) continue;
        for (auto id : updated.back().channel_ids) set_muted(tx, id, user_id, updated.back().muted);
    }
    tx.announce(CategoriesUpdated{user_id, team_id, to_json(updated)});
    return updated;
}

std::vector<std::string> save_order(Transaction& tx, UserId user_id, TeamId team_id,
                                    std::vector<std::string> order) {
    auto known = ids_of(ensured_categories(tx, user_id, team_id));
    auto sorted = order;
    std::ranges::sort(known);
    std::ranges::sort(sorted);
    if (known != sorted) throw heliograph::refuse::invalid_body_param.because("category order");
    set_order(tx, order);
    tx.announce(CategoryOrderChanged{user_id, team_id, order});
    return order;
}

void save_deleted(Transaction& tx, UserId user_id, TeamId team_id, std::string id) {
    auto known = ensured_categories(tx, user_id, team_id);
    if (found_in(known, id).type != "custom") throw refuse::category_stays;
    drop_category(tx, id);
    tx.announce(CategoryDeleted{user_id, team_id, id});
}

void check(const Category& category, UserId user_id, TeamId team_id) {
    auto known = {"", "manual", "recent", "alpha", "default"};
    bool sorting = std::ranges::any_of(known, [&](const char* word) { return category.sorting == word; });
    if (category.user_id != user_id || category.team_id != team_id || !sorting ||
        category.display_name.size() > 64 || category.channel_ids.size() > channels_of_category_max)
        throw heliograph::refuse::invalid_body_param.because("category");
}

}  // namespace

Task<CategoriesOfTeam> categories(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_await require_own(app, caller, user_id, team_id);
    CategoriesOfTeam answer;
    answer.categories = co_await app.db.read(stored_categories, user_id, team_id);
    if (answer.categories.empty())
        answer.categories = co_await app.db.write(ensured_categories, user_id, team_id);
    answer.order = ids_of(answer.categories);
    co_return answer;
}

Task<Category> category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id) {
    auto all = co_await categories(app, caller, user_id, team_id);
    co_return found_in(all.categories, id);
}

Task<std::vector<std::string>> category_order(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_return (co_await categories(app, caller, user_id, team_id)).order;
}

Task<std::vector<std::string>> set_category_order(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                                                  std::vector<std::string> order) {
    co_await require_own(app, caller, user_id, team_id);
    co_return co_await app.db.write(save_order, user_id, team_id, order);
}

Task<Category> add_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, Category wanted) {
    co_await require_own(app, caller, user_id, team_id);
    check(wanted, user_id, team_id);
    if (!wanted.id.empty()) throw heliograph::refuse::invalid_body_param.because("category");
    wanted.id = app.random.id_text().str();
    wanted.type = "custom";
    co_return co_await app.db.write(save_added, wanted);
}

Task<std::vector<Category>> update_categories(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                                              std::vector<Category> wanted) {
    co_await require_own(app, caller, user_id, team_id);
    if (wanted.empty() || wanted.size() > categories_max)
        throw heliograph::refuse::invalid_body_param.because("categories");
    for (const auto& category : wanted) check(category, user_id, team_id);
    co_return co_await app.db.write(save_updated, user_id, team_id, wanted);
}

Task<Category> update_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id,
                               Category wanted) {
    if (wanted.id.empty()) wanted.id = id;
    if (wanted.id != id) throw heliograph::refuse::invalid_body_param.because("category");
    auto updated = co_await update_categories(app, caller, user_id, team_id, {wanted});
    co_return updated.front();
}

Task<Ok> delete_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id) {
    co_await require_own(app, caller, user_id, team_id);
    co_await app.db.write(save_deleted, user_id, team_id, std::string(id));
    co_return Ok{};
}

void tell_of_categories(App& app) {
    auto said = [&app](const char* event, std::string text, UserId user_id, TeamId team_id) {
        app.outlet.send(
            {.event = event, .data = std::move(text), .audience = {.user_id = user_id, .team_id = team_id}});
    };
    app.bus.on<CategoryAdded>([said](const CategoryAdded& news) {
        said("sidebar_category_created", "{\"category_id\":\"" + news.id + "\"}", news.user_id, news.team_id);
    });
    app.bus.on<CategoryDeleted>([said](const CategoryDeleted& news) {
        said("sidebar_category_deleted", "{\"category_id\":\"" + news.id + "\"}", news.user_id, news.team_id);
    });
    app.bus.on<CategoriesUpdated>([said](const CategoriesUpdated& news) {
        std::string text = "{\"updatedCategories\":";
        write_json_string(text, news.updated_json);
        said("sidebar_category_updated", text + "}", news.user_id, news.team_id);
    });
    app.bus.on<CategoryOrderChanged>([said](const CategoryOrderChanged& news) {
        said("sidebar_category_order_updated", "{\"order\":" + to_json(news.order) + "}", news.user_id,
             news.team_id);
    });
}

}  // namespace heliograph::channels
