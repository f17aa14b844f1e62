// One request from its bytes to its answer: limiter, route, rule, refusal, headers, figures.
#include "src/door.h"

#include <chrono>
#include <cstdlib>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/telemetry/metrics.h"
#include "src/callers.h"
#include "src/files/blobs.h"
#include "src/files/model.h"
#include "src/incoming_webhooks/parts.h"
#include "src/live/upgrade.h"
#include "src/sessions/cookies.h"
#include "src/settings.h"
#include "src/system/version.h"
#include "src/web_client/serve.h"

namespace heliograph {

namespace refuse {
inline constexpr Refusal store_failed{500, "app.store.write.app_error",
                                      "The server could not write to its database; nothing was changed."};
}

struct Door::Frozen {
    std::shared_ptr<const Config> config;
    // X-Version-Id and the headers that every answer of the API carries, as ready lines.
    std::shared_ptr<const std::string> head_lines;
    std::shared_ptr<Limiter> limiter;  // Null when the limit is off.
    std::string site_path;             // "/chat" where SiteURL has a path, else empty.

    // The path as routes know it: what SiteURL has in front is taken off.
    std::string_view inside(std::string_view path) const {
        if (site_path.empty() || !path.starts_with(site_path)) return path;
        auto rest = path.substr(site_path.size());
        return rest.empty() ? "/" : rest.front() == '/' ? rest : path;
    }
};

struct Door::Figures {
    explicit Figures(Metrics& metrics)
        : requests(metrics.counter("heliograph_http_requests_total", "Requests answered.")),
          refused(metrics.counter("heliograph_http_refused_total", "Requests answered with 4xx.")),
          failed(metrics.counter("heliograph_http_failed_total", "Requests answered with 5xx.")),
          limited(metrics.counter("heliograph_http_limited_total", "Requests answered with 429.")),
          seconds(metrics.histogram("heliograph_http_request_seconds", "Time from request to answer.")) {}
    Counter& requests;
    Counter& refused;
    Counter& failed;
    Counter& limited;
    Histogram& seconds;
};

namespace {

// What a form may hold besides its files.
constexpr std::size_t form_around_files_bytes = 1 << 20;

// The routes of the peer live under these; everything else is the web client's.
bool is_api(std::string_view path) { return path.starts_with("/api/"); }
bool is_limited(std::string_view path) { return is_api(path) || path.starts_with("/hooks/"); }

std::string limit_lines(const Verdict& verdict) {
    std::string lines = "X-Ratelimit-Limit: " + std::to_string(verdict.limit) +
                        "\r\nX-Ratelimit-Remaining: " + std::to_string(verdict.remaining) +
                        "\r\nX-Ratelimit-Reset: " + std::to_string(verdict.reset_seconds) + "\r\n";
    if (!verdict.allowed) lines += "Retry-After: " + std::to_string(verdict.retry_after_seconds) + "\r\n";
    return lines;
}

Answer over_the_limit() {
    Answer answer;
    answer.status = 429;
    answer.content_type = "text/plain; charset=utf-8";
    answer.body = "limit exceeded\n";
    return answer;
}

std::string limiter_key(const RateLimitSettings& settings, const Request& request) {
    std::string key;
    if (settings.VaryByUser) {
        std::string_view token = request.cookie("MMAUTHTOKEN");
        if (token.empty()) token = request.header("Authorization");
        key = token;
    }
    if (key.empty() && settings.VaryByRemoteAddr) key = request.remote_address;
    if (!settings.VaryByHeader.empty()) key += request.header(settings.VaryByHeader);
    return key;
}

}  // namespace

Door::Door(App& app, const Routes<App>& routes)
    : app_(app), routes_(routes), figures_(std::make_unique<Figures>(app.metrics)) {
    settings_changed();
}
Door::~Door() = default;

void Door::settings_changed() {
    auto frozen = std::make_shared<Frozen>();
    frozen->config = app_.settings.now();
    frozen->head_lines = std::make_shared<const std::string>(
        "X-Version-Id: " + system::version_id(*frozen->config) +
        "\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nPermissions-Policy: \r\n"
        "Vary: Origin, Accept-Encoding\r\n");
    frozen->site_path = sessions::path_of(frozen->config->service.SiteURL);
    if (frozen->site_path == "/") frozen->site_path.clear();
    const auto& limit = frozen->config->rate_limit;
    std::lock_guard hold(mutex_);
    if (limit.Enable) {
        bool same = frozen_ && frozen_->limiter && frozen_->config->rate_limit.PerSec == limit.PerSec &&
                    frozen_->config->rate_limit.MaxBurst == limit.MaxBurst;
        frozen->limiter = same ? frozen_->limiter
                               : std::make_shared<Limiter>(limit.PerSec, limit.MaxBurst,
                                                           static_cast<std::size_t>(limit.MemoryStoreSize));
    }
    frozen_ = std::move(frozen);
}

std::shared_ptr<const Door::Frozen> Door::frozen() const {
    std::lock_guard hold(mutex_);
    return frozen_;
}

BodyLimit Door::body_limit(const Request& head) {
    BodyLimit limit;
    auto frozen = this->frozen();
    const Config& config = *frozen->config;
    RouteMatch match = routes_.match(head.method, frozen->inside(head.path));
    limit.bytes = static_cast<std::size_t>(config.service.MaximumPayloadSizeBytes) + 512;
    if (match.route < 0) return limit;
    const RouteCard& card = routes_.card(match.route);
    // A hook takes much only as a form with files.
    bool form = head.header("Content-Type").starts_with("multipart/form-data");
    if (card.spools && (form || !card.cut_body)) {
        limit.bytes = static_cast<std::size_t>(config.files.MaxFileSize) + form_around_files_bytes;
        limit.spools = true;
        return limit;
    }
    if (card.body_bytes_max) limit.bytes = card.body_bytes_max;
    if (card.cut_body) limit.when_over = BodyLimit::WhenOver::cut;
    return limit;
}

// Large bodies are taken from people and through hooks only, and not when they announce too much.
Task<std::optional<Answer>> Door::welcome(const Request* head) {
    std::optional<Refusal> refusal;
    auto frozen = this->frozen();
    RouteMatch match = routes_.match(head->method, frozen->inside(head->path));
    if (match.route >= 0 && routes_.card(match.route).caller == "AddressKey") {
        refusal = co_await incoming_webhooks::welcome(app_, HookId(match.params.front()));
    } else {
        auto caller = co_await Entrance<App, SignedIn>::enter(app_, head);
        if (!caller) refusal = caller.error();
    }
    std::string announced(head->header("Content-Length"));
    if (!refusal && std::strtoull(announced.c_str(), nullptr, 10) > body_limit(*head).bytes)
        refusal = files::refuse::too_large;
    if (!refusal) co_return std::nullopt;
    Answer answer = refusal_answer(*refusal, refusal->sentence, head->request_id);
    answer.shared_head_lines = frozen->head_lines;
    co_return answer;
}

Task<std::shared_ptr<BodyFile>> Door::spool(std::shared_ptr<BodyFile> file, std::string piece) {
    return app_.blobs.spool(std::move(file), std::move(piece));
}

Task<Answer> Door::answer(Request request) {
    auto begin = std::chrono::steady_clock::now();
    auto frozen = this->frozen();
    if (!frozen->site_path.empty()) request.path = std::string(frozen->inside(request.path));
    std::string method = request.method, path = request.path, request_id = request.request_id;
    std::string remote = request.remote_address;
    std::string limits;
    Answer answer;
    Verdict verdict;
    if (frozen->limiter && is_limited(path)) {
        verdict = frozen->limiter->allow(limiter_key(frozen->config->rate_limit, request), app_.clock.now());
        limits = limit_lines(verdict);
    }
    if (!verdict.allowed) {
        answer = over_the_limit();
        figures_->limited.add();
    } else {
        RouteMatch match = routes_.match(method, path);
        answer = co_await answer_routed(std::move(request), std::move(match));
    }
    answer.shared_head_lines = frozen->head_lines;
    // A hook tells its own limit, which is the narrower one.
    if (!answer.head_lines.contains("X-Ratelimit-Limit")) answer.head_lines += limits;
    if (method == "GET" && is_api(path)) answer.head_lines += "Expires: 0\r\n";

    auto spent = std::chrono::steady_clock::now() - begin;
    figures_->requests.add();
    if (answer.status >= 500)
        figures_->failed.add();
    else if (answer.status >= 400)
        figures_->refused.add();
    figures_->seconds.observe(std::chrono::duration<double>(spent).count());
    log::debug("request",
               {{"request_id", request_id},
                {"method", method},
                {"path", path},
                {"status", answer.status},
                {"remote", remote},
                {"duration_us", std::chrono::duration_cast<std::chrono::microseconds>(spent).count()}});
    co_return answer;
}

Task<Answer> Door::answer_routed(Request request, RouteMatch match) {
    if (match.route < 0) {
        if (!is_api(request.path) && (request.method == "GET" || request.method == "HEAD"))
            co_return web_client::serve(request, frozen()->site_path);
        // The peer's router answers this before a request has an id.
        co_return refusal_answer(refuse::unknown_path, refuse::unknown_path.sentence, "");
    }
    std::string request_id = request.request_id;
    bool developer = app_.settings.now()->service.EnableDeveloper;
    Visit visit;
    for (auto param : match.params) visit.params.emplace_back(param);
    visit.request = std::move(request);
    const RouteCard& card = routes_.card(match.route);
    try {
        co_return co_await routes_.open(match.route, app_, std::move(visit));
    } catch (const Refusal& refusal) {
        co_return refusal_answer(refusal, refusal.sentence, request_id);
    } catch (const Refused& refused) {
        log::debug("refused",
                   {{"request_id", request_id}, {"id", refused.refusal().id}, {"reason", refused.reason()}});
        co_return refusal_answer(refused.refusal(), refused.sentence(), request_id,
                                 developer ? refused.reason() : std::string());
    } catch (const StoreFailed& failure) {
        log::error("store failed", {{"request_id", request_id}, {"reason", failure.what()}});
        co_return refusal_answer(refuse::store_failed, refuse::store_failed.sentence, request_id);
    } catch (const std::exception& bug) {
        log::error("bug", {{"request_id", request_id}, {"route", card.pattern}, {"what", bug.what()}});
        co_return refusal_answer(refuse::internal, refuse::internal.sentence, request_id,
                                 developer ? bug.what() : std::string());
    }
}

bool Door::wants_websocket(std::string_view path) {
    path = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    return path == "/api/v4/websocket" || frozen()->inside(path) == "/api/v4/websocket";
}

Task<std::variant<Answer, WebSocketOpened>> Door::upgrade(Request request) {
    std::string request_id = request.request_id;
    try {
        co_return co_await live::upgrade(app_, std::move(request));
    } catch (const Refusal& refusal) {
        co_return refusal_answer(refusal, refusal.sentence, request_id);
    } catch (const Refused& refused) {
        co_return refusal_answer(refused.refusal(), refused.sentence(), request_id);
    } catch (const std::exception& bug) {
        log::error("bug", {{"request_id", request_id}, {"route", "websocket"}, {"what", bug.what()}});
        co_return refusal_answer(refuse::internal, refuse::internal.sentence, request_id);
    }
}

}  // namespace heliograph
