// The side bar: categories of a person's channels in a team, their order and what is in them.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/channels/categories_store.h"

namespace heliograph::channels {

struct CategoriesOfTeam {
    std::vector<Category> categories;  // In their order.
    std::vector<std::string> order;    // Their ids in that order.
};
DESCRIBE(CategoriesOfTeam, categories, order);

// The three that everybody has are made when they are first asked for.
Task<CategoriesOfTeam> categories(App& app, SignedIn caller, UserId user_id, TeamId team_id);
Task<Category> category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id);
Task<std::vector<std::string>> category_order(App& app, SignedIn caller, UserId user_id, TeamId team_id);
Task<std::vector<std::string>> set_category_order(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                                                  std::vector<std::string> order);
Task<Category> add_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, Category wanted);
Task<std::vector<Category>> update_categories(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                                              std::vector<Category> wanted);
Task<Category> update_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id,
                               Category wanted);
Task<Ok> delete_category(App& app, SignedIn caller, UserId user_id, TeamId team_id, PathText id);

// What sockets hear of it; called by listen().
void tell_of_categories(App& app);

}  // namespace heliograph::channels
