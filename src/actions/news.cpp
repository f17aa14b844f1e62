// A dialog is told as JSON in a string, as the peer nests it.
#include "src/actions/news.h"

#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"

namespace heliograph::actions {

void tell_dialog(App& app, UserId user_id, const OpenDialog& dialog) {
    broadcasts::Broadcast broadcast{.event = "open_dialog"};
    broadcast.data = R"({"dialog":)";
    write_json(broadcast.data, to_json(dialog));
    broadcast.data += '}';
    broadcast.audience.user_id = user_id;
    app.outlet.send(std::move(broadcast));
}

}  // namespace heliograph::actions
