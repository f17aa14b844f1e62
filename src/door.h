// The door: where every HTTP request enters. Limits, routes, refusals, common headers, figures and the access
// log.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "base/wire/http_session.h"
#include "base/wire/limiter.h"
#include "base/wire/router.h"
#include "src/app.h"

namespace heliograph {

class Door : public HttpSink {
public:
    Door(App& app, const Routes<App>& routes);
    ~Door() override;

    BodyLimit body_limit(const Request& head) override;
    Task<std::optional<Answer>> welcome(const Request* head) override;
    Task<std::shared_ptr<BodyFile>> spool(std::shared_ptr<BodyFile> file, std::string piece) override;
    Task<Answer> answer(Request request) override;
    bool wants_websocket(std::string_view path) override;
    Task<std::variant<Answer, WebSocketOpened>> upgrade(Request request) override;

    // Makes the headers of every answer and the limiter anew. Safe from any thread.
    void settings_changed();

private:
    struct Frozen;  // What depends on the settings, replaced whole.
    struct Figures;

    std::shared_ptr<const Frozen> frozen() const;
    Task<Answer> answer_routed(Request request, RouteMatch match);

    App& app_;                                    // Set once.
    const Routes<App>& routes_;                   // Set once.
    std::unique_ptr<Figures> figures_;            // Safe by itself.
    mutable std::mutex mutex_;                    // Safe by itself.
    std::shared_ptr<const Frozen> frozen_;        // Guarded by mutex_.
};

}  // namespace heliograph
