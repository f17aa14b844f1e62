// The account as JSON. Members come in the peer's order; what the viewer may not see is empty or absent.
#include "src/users/view.h"

#include "base/wire/write_json.h"
#include "src/config.h"

namespace heliograph::users {

namespace {

using As = Viewer::As;

// Appends members one by one; `*_unless_empty` is the peer's omitempty.
class Members {
public:
    explicit Members(std::string& out) : out_(out) {}
    template <class T>
    void add(std::string_view name, const T& value) {
        out_ += first_ ? "{\"" : ",\"";
        first_ = false;
        out_ += name;
        out_ += "\":";
        write_json(out_, value);
    }
    template <class T>
    void add_unless_empty(std::string_view name, const T& value) {
        if (!json_detail::is_empty(value)) add(name, value);
    }

private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace

bool is_system_admin(const User& user) {
    std::string_view roles = user.roles;
    for (std::size_t at = 0; (at = roles.find("system_admin", at)) != std::string_view::npos; at += 12)
        if ((at == 0 || roles[at - 1] == ' ') && (at + 12 == roles.size() || roles[at + 12] == ' '))
            return true;
    return false;
}

Viewer viewer_other(const Config& config) {
    return {As::other, config.privacy.ShowEmailAddress, config.privacy.ShowFullName};
}

Viewer viewer_of(const Config& config, const User& looking, UserId of) {
    if (looking.id == of) return {As::self};
    if (is_system_admin(looking)) return {As::admin};
    return viewer_other(config);
}

void write_user(std::string& out, const User& user, Viewer viewer) {
    bool self = viewer.as == As::self, full = self || viewer.as == As::admin;
    bool brief = viewer.as == As::participant;
    Members members(out);
    members.add("id", user.id);
    if (!brief) {
        members.add_unless_empty("create_at", user.create_at);
        members.add_unless_empty("update_at", user.update_at);
    }
    members.add("delete_at", user.delete_at);
    members.add("username", user.username);
    if (!full)
        members.add("auth_data", std::string_view());
    else if (user.auth_data && !user.auth_data->empty())
        members.add("auth_data", *user.auth_data);
    members.add("auth_service", full ? std::string_view(user.auth_service) : std::string_view());
    members.add("email", viewer.sees_email || full ? std::string_view(user.email) : std::string_view());
    if (self) members.add_unless_empty("email_verified", user.email_verified);
    members.add("nickname", user.nickname);
    bool named = viewer.sees_full_name || full;
    members.add("first_name", named ? std::string_view(user.first_name) : std::string_view());
    members.add("last_name", named ? std::string_view(user.last_name) : std::string_view());
    members.add("position", user.position);
    members.add("roles", user.roles);
    if (self) members.add_unless_empty("allow_marketing", user.allow_marketing);
    members.add_unless_empty("props", user.props);
    if (full) members.add_unless_empty("notify_props", user.notify_props);
    if (self) members.add_unless_empty("last_password_update", user.last_password_update);
    members.add_unless_empty("last_picture_update", user.last_picture_update);
    if (full) members.add_unless_empty("failed_attempts", user.failed_attempts);
    members.add("locale", user.locale);
    members.add_unless_empty("timezone", user.timezone);
    if (full) members.add_unless_empty("mfa_active", user.mfa_active);
    if (user.remote_id && !brief) members.add("remote_id", *user.remote_id);
    members.add_unless_empty("is_bot", user.is_bot);
    members.add_unless_empty("bot_description", user.bot_description);
    members.add_unless_empty("bot_last_icon_update", user.bot_last_icon_update);
    members.add("disable_welcome_email", false);
    out += '}';
}

std::string user_json(const User& user, Viewer viewer) {
    std::string out;
    out.reserve(1024);
    write_user(out, user, viewer);
    return out;
}

std::string display_name(const User& user, const std::string& teammate_name_display) {
    std::string full = user.first_name;
    if (!user.last_name.empty()) full += (full.empty() ? "" : " ") + user.last_name;
    if (teammate_name_display == "nickname_full_name") {
        if (!user.nickname.empty()) return user.nickname;
        if (!full.empty()) return full;
    } else if (teammate_name_display == "full_name" && !full.empty()) {
        return full;
    }
    return user.username;
}

}  // namespace heliograph::users
