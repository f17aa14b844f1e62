// status_change and typing.
#include "src/presence/news.h"

#include "base/wire/write_json.h"
#include "src/app.h"
#include "src/broadcasts/model.h"

namespace heliograph::presence {

void tell_status(App& app, const Status& status) {
    std::string data = R"({"status":")" + status.status + R"(","user_id":")" + status.user_id.str() + "\"}";
    app.outlet.send({.event = "status_change",
                     .data = std::move(data),
                     .audience = {.user_id = status.user_id},
                     .may_be_dropped = true});
}

void tell_typing(App& app, UserId user_id, const Typing& typing) {
    std::string data = R"({"parent_id":)";
    write_json_string(data, typing.parent_id);
    data += R"(,"user_id":")" + user_id.str() + "\"}";
    app.outlet.send({.event = "typing",
                     .data = std::move(data),
                     .audience = {.omit_users = {user_id}, .channel_id = typing.channel_id},
                     .may_be_dropped = true,
                     .only_where_on_screen = true});
}

}  // namespace heliograph::presence
