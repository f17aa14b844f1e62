// The doors of users.
#include "base/wire/multipart.h"
#include "src/capability.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/lists.h"
#include "src/users/news.h"
#include "src/users/passwords.h"
#include "src/users/pictures.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"
#include "src/users/view.h"

namespace heliograph::users {

namespace {

constexpr std::size_t picture_bytes_max = 10 * 1024 * 1024;

Task<ReadyJson> create_door(App& app, Anyone caller, Query<SignUp> way, NewUser wanted) {
    User user = co_await create(app, std::move(caller), std::move(wanted), way);
    co_return ReadyJson(user_json(user, {Viewer::As::self}));
}

struct UserRef {
    UserId id;  // The account; must be the one in the path.
};
DESCRIBE(UserRef, id);

// The peer takes the whole account; what people may change of it is what a patch may change.
Task<ReadyJson> update_door(App& app, SignedIn caller, UserId id, Json body) {
    auto ref = from_json<UserRef>(body.text);
    auto wanted = from_json<UserPatch>(body.text);
    if (!ref) throw fault_in_body(ref.error());
    if (!wanted) throw fault_in_body(wanted.error());
    if (ref->id != id) throw refuse::invalid_body_param;
    co_return co_await patch(app, std::move(caller), id, std::move(*wanted));
}

Task<ReadyJson> groups_door(App& app, SignedIn caller, Request request) {
    auto ids = from_json<std::vector<ChannelId>>(request.body);
    if (!ids) throw heliograph::refuse::unreadable_payload.because(ids.error().sentence());
    co_return co_await of_group_channels(app, std::move(caller), std::move(*ids));
}

Answer picture_answer(PictureBytes picture, const Request& request) {
    Answer answer;
    answer.content_type = picture.media_type;
    answer.body = std::move(picture.bytes);
    std::string version = picture.version;
    if (!version.empty()) answer = with_version(std::move(answer), request, version);
    answer.headers.push_back({"Cache-Control", "max-age=86400, private"});
    return answer;
}

Task<Answer> picture_door(App& app, SignedIn caller, UserId id, Request request) {
    co_return picture_answer(co_await picture(app, std::move(caller), id), request);
}

Task<Answer> default_picture_door(App& app, SignedIn caller, UserId id, Request request) {
    co_return picture_answer(co_await default_picture(app, std::move(caller), id), request);
}

Task<Ok> set_picture_door(App& app, SignedIn caller, UserId id, Request request) {
    co_await must_own_picture(app, caller, id);
    auto type = read_media_type(request.header("Content-Type"));
    const std::string* boundary = type ? type->parameter("boundary") : nullptr;
    if (!boundary) throw refuse::picture_unread;
    auto parts = read_multipart(request.body, *boundary);
    if (!parts) throw refuse::picture_unread.because(parts.error());
    for (const Part& part : *parts)
        if (part.name == "image")
            co_return co_await set_picture(app, std::move(caller), id, std::string(part.bytes));
    throw refuse::picture_missing;
}

Task<std::vector<Json>> audits(App& app, SignedIn caller, UserId id) {
    co_await acted_on(app, std::move(caller), id);
    co_return std::vector<Json>{};
}

Task<Ok> mfa_off(App& app, SignedIn caller, UserId id) {
    co_await acted_on(app, std::move(caller), id);
    throw refuse::mfa_disabled;
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/users", create_door, "Make an account").answers(201);
    on.get("/api/v4/users", list, "List accounts");
    on.post("/api/v4/users/ids", by_ids, "Get accounts by their ids");
    on.post("/api/v4/users/usernames", by_usernames, "Get accounts by their user names");
    on.post("/api/v4/users/group_channels", groups_door, "Get the members of group channels");
    on.post("/api/v4/users/search", search, "Search accounts");
    on.get("/api/v4/users/autocomplete", autocomplete, "Complete a user name that is being typed");
    on.get("/api/v4/users/known", known_ids, "Get the ids of people who share a channel with the caller");
    on.get("/api/v4/users/stats", stats, "Count active accounts");
    on.get("/api/v4/users/stats/filtered", filtered_stats, "Count accounts of a kind");
    on.get("/api/v4/users/username/{username}", by_username, "Get an account by its user name");
    on.get("/api/v4/users/email/{email}", by_email, "Get an account by its address");
    on.post("/api/v4/users/password/reset", reset, "Set a new password by a mailed token");
    on.post("/api/v4/users/password/reset/send", send_reset, "Ask for a token to set a new password");
    on.post("/api/v4/users/email/verify", verify_address, "Confirm an address by a mailed token");
    on.post("/api/v4/users/email/verify/send", send_verification, "Ask for a token to confirm an address");

    on.get("/api/v4/users/{user_id}", get, "Get an account");
    on.put("/api/v4/users/{user_id}", update_door, "Change an account");
    on.del("/api/v4/users/{user_id}", deactivate, "Deactivate an account");
    on.put("/api/v4/users/{user_id}/patch", patch, "Change some members of an account");
    on.put("/api/v4/users/{user_id}/roles", set_roles, "Set the system roles of an account");
    on.put("/api/v4/users/{user_id}/active", set_active, "Activate or deactivate an account");
    on.put("/api/v4/users/{user_id}/password", set_own_password, "Set a new password");
    on.post("/api/v4/users/{user_id}/reset_failed_attempts", reset_failed_attempts,
            "Unlock an account after too many wrong passwords");
    on.post("/api/v4/users/{user_id}/email/verify/member", verify_member_email,
            "Confirm the address of somebody");
    on.get("/api/v4/users/{user_id}/image", picture_door, "Get a profile picture");
    on.post("/api/v4/users/{user_id}/image", set_picture_door, "Upload a profile picture")
        .body_max(picture_bytes_max);
    on.del("/api/v4/users/{user_id}/image", remove_picture, "Go back to the made profile picture");
    on.get("/api/v4/users/{user_id}/image/default", default_picture_door, "Get the made profile picture");
    on.get("/api/v4/users/{user_id}/audits", audits, "List what an account did");
    on.put("/api/v4/users/{user_id}/mfa", mfa_off, "Switch a second factor on or off");
    on.post("/api/v4/users/{user_id}/mfa/generate", mfa_off, "Make the secret of a second factor");
}

void listen(App& app) {
    app.user_cache.listen(app.bus);
    tell_news(app);
}

}  // namespace heliograph::users
