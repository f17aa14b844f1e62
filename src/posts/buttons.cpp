// Walking over the actions of a post.
#include "src/posts/buttons.h"

#include <cstring>

#include "base/random.h"
#include "base/wire/read_json.h"
#include "base/words/letters.h"

namespace heliograph::posts {

namespace {

// A key that reads like `name` in other letters gets that name; one that has it already wins.
void spell(boost::json::object& object, const char* name) {
    for (auto item = object.begin(); item != object.end();) {
        std::string key(item->key());
        if (key == name || !same_without_case(key, name)) {
            ++item;
            continue;
        }
        auto value = std::move(item->value());
        object.erase(item);
        if (!object.contains(name)) object[name] = std::move(value);
        item = object.begin();
    }
}

}  // namespace

void for_each_action(boost::json::object& props, const std::function<void(boost::json::object&)>& f) {
    auto* attachments = props.if_contains("attachments");
    if (!attachments || !attachments->is_array()) return;
    for (auto& attachment : attachments->get_array()) {
        if (!attachment.is_object()) continue;
        auto* actions = attachment.get_object().if_contains("actions");
        if (!actions || !actions->is_array()) continue;
        for (auto& action : actions->get_array())
            if (action.is_object()) f(action.get_object());
    }
}

void name_actions(App& app, Json& props) {
    if (!strcasestr(props.text.c_str(), "\"actions\"")) return;
    auto parsed = parse_json(props.text);
    if (!parsed || !parsed->is_object()) return;
    auto* attachments = parsed->get_object().if_contains("attachments");
    if (!attachments || !attachments->is_array()) return;
    for (auto& attachment : attachments->get_array())
        if (attachment.is_object()) spell(attachment.get_object(), "actions");
    for_each_action(parsed->get_object(), [&](boost::json::object& action) {
        spell(action, "integration");
        auto& id = action["id"];
        if (!id.is_string() || id.get_string().empty()) id = app.random.token(IdText::length);
    });
    props.text = json_text(*parsed);
}

}  // namespace heliograph::posts
