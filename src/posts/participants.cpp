// Who took part in a thread, as JSON.
#include "src/posts/participants.h"

#include <unordered_map>

#include "src/users/store.h"
#include "src/users/view.h"

namespace heliograph::posts {

std::string short_participants(const std::vector<UserId>& ids) {
    std::string out = "[";
    for (const auto& id : ids) {
        if (out.size() > 1) out += ',';
        out += R"({"id":")" + id.str() +
               R"(","delete_at":0,"username":"","auth_data":"","auth_service":"","email":"","nickname":"",)"
               R"("first_name":"","last_name":"","position":"","roles":"","locale":"","timezone":null,)"
               R"("disable_welcome_email":false})";
    }
    return out + "]";
}

std::string full_participants(Reader& db, const std::vector<UserId>& ids) {
    std::unordered_map<UserId, users::User> found;
    for (auto& user : users::of_ids(db, ids)) found.emplace(user.id, std::move(user));
    std::string out = "[";
    for (const auto& id : ids) {
        auto user = found.find(id);
        if (user == found.end()) continue;
        if (out.size() > 1) out += ',';
        users::write_user(out, user->second, users::Viewer{.as = users::Viewer::As::other});
    }
    return out + "]";
}

}  // namespace heliograph::posts
