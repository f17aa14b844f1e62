// AES-256-GCM under a key of this database; the text form is base64.
#include "src/actions/cookies.h"

#include "base/crypto/hmac.h"
#include "base/crypto/seal.h"
#include "base/wire/read_json.h"
#include "src/actions/keys.h"
#include "src/posts/buttons.h"

namespace heliograph::actions {

namespace {

constexpr const char* context = "heliograph cookie of an action";
// The props travel in each cookie, so that an update that leaves them out can keep them.
constexpr std::size_t props_bytes_max = 16 * 1024;

std::string text_of(const boost::json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string without_attachments(const boost::json::object& props) {
    auto kept = props;
    kept.erase("attachments");
    return json_text(kept);
}

}  // namespace

void seal_actions(App& app, UserId to, posts::Post& post) {
    if (post.props.text.find("\"integration\"") == std::string::npos) return;
    auto parsed = parse_json(post.props.text);
    if (!parsed || !parsed->is_object()) return;
    auto& props = parsed->get_object();
    Cookie cookie{.post_id = post.id,
                  .root_post_id = post.root_id.empty() ? post.id : post.root_id,
                  .channel_id = post.channel_id,
                  .user_id = to,
                  .author_id = post.user_id,
                  .create_at = post.create_at};
    cookie.props.text = post.props.text;
    if (cookie.props.text.size() > props_bytes_max) cookie.props.text = without_attachments(props);
    posts::for_each_action(props, [&](boost::json::object& action) {
        const auto* integration = action.if_contains("integration");
        if (!integration || !integration->is_object()) return;
        cookie.action_id = text_of(action, "id");
        cookie.type = text_of(action, "type");
        cookie.data_source = text_of(action, "data_source");
        cookie.url = text_of(integration->get_object(), "url");
        cookie.context.reset();
        const auto* told = integration->get_object().if_contains("context");
        if (told && told->is_object() && !told->get_object().empty()) cookie.context = Json{json_text(*told)};
        action["cookie"] = crypto::base64(crypto::seal(app.action_keys.cookie(), to_json(cookie), context));
    });
    post.props.text = json_text(props);
}

Cookie open_cookie(App& app, const std::string& text) {
    auto sealed = crypto::from_base64(text);
    if (!sealed) throw refuse::action_failed.because("the cookie is no base64");
    auto json = crypto::open_seal(app.action_keys.cookie(), *sealed, context);
    if (!json) throw refuse::action_failed.because("the cookie was not made here");
    auto cookie = from_json<Cookie>(*json, "cookie");
    if (!cookie) throw refuse::action_failed.because(cookie.error().sentence());
    return std::move(*cookie);
}

}  // namespace heliograph::actions
