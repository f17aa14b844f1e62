// Buttons and menus in the props of a post. What they do stands in their `integration`, which clients never
// see; what a press does is the affair of actions.
#pragma once

#include <boost/json/object.hpp>
#include <functional>

#include "src/app.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// Every action of every attachment.
void for_each_action(boost::json::object& props, const std::function<void(boost::json::object&)>& f);

// Gives an id to each action without one: it could not be pressed. Spells the keys `actions` and
// `integration` as they are looked for, so that nothing secret hides from it behind a capital letter.
void name_actions(App& app, Json& props);

}  // namespace heliograph::posts
