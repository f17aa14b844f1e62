// The doors of incoming_webhooks.
#include "base/clock.h"
#include "src/address_key.h"
#include "src/capability.h"
#include "src/incoming_webhooks/cache.h"
#include "src/incoming_webhooks/discord.h"
#include "src/incoming_webhooks/expecting.h"
#include "src/incoming_webhooks/listeners.h"
#include "src/incoming_webhooks/parts.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/incoming_webhooks/rules.h"
#include "src/incoming_webhooks/translating.h"
#include "src/settings.h"
#include "src/translation/foreign.h"

namespace heliograph::incoming_webhooks {

namespace {

bool is_true(std::string_view text) { return text == "true" || text == "True" || text == "1"; }

Delivery delivery_of(App& app, const std::string& hook_id, Request& request) {
    Delivery delivery{.hook_id = HookId(hook_id)};
    delivery.content_type = request.header("Content-Type");
    delivery.idempotency_key = request.header("Idempotency-Key");
    delivery.query = std::move(request.query);
    delivery.remote_address = std::move(request.remote_address);
    for (const auto& header : request.headers)
        append_header_line(delivery.headers, header.name, header.value);
    auto limit = static_cast<std::size_t>(app.settings.now()->service.MaximumPayloadSizeBytes) + 512;
    delivery.body_was_cut = request.body.size() >= limit;
    delivery.body = std::move(request.body);
    delivery.raw_headers = std::move(request.headers);
    return delivery;
}

std::string limit_lines(const Allowance& allowance) {
    if (allowance.limit == 0) return {};
    std::string lines = "X-Ratelimit-Limit: " + std::to_string(allowance.limit) +
                        "\r\nX-Ratelimit-Remaining: " + std::to_string(allowance.remaining) +
                        "\r\nX-Ratelimit-Reset: " + std::to_string(allowance.reset_seconds) + "\r\n";
    if (!allowance.allowed) lines += "Retry-After: " + std::to_string(allowance.retry_after_seconds) + "\r\n";
    return lines;
}

Answer answer_of(App& app, Delivered delivered, const std::string& request_id) {
    Answer answer;
    if (delivered.refused) {
        bool developer = app.settings.now()->service.EnableDeveloper;
        const Refused& refused = *delivered.refused;
        answer = refusal_answer(refused.refusal(), refused.sentence(), request_id,
                                developer ? refused.reason() : std::string());
    } else {
        answer.body = std::move(delivered.body);
        if (!delivered.is_json) answer.content_type = "text/plain";
    }
    answer.head_lines = limit_lines(delivered.allowance);
    return answer;
}

Task<Answer> take_as(App& app, std::string hook_id, std::string name, Request request, bool of_discord) {
    std::string request_id = request.request_id;
    bool wait = !request.query.empty() && is_true(request.query_value("wait"));
    std::string thread_id = of_discord ? std::string(request.query_value("thread_id")) : std::string();
    auto files = co_await take_files_out(app, &request);
    Delivery delivery = delivery_of(app, hook_id, request);
    delivery.files = std::move(files);
    delivery.thread_id = std::move(thread_id);
    delivery.wait = wait;
    delivery.name = name;
    HookId id = delivery.hook_id;
    Delivered delivered = co_await receive(app, std::move(delivery));
    if (name != "discord") co_return answer_of(app, std::move(delivered), request_id);
    Answer answer = discord_answer(delivered, id, wait, app.settings.site_url());
    answer.head_lines = limit_lines(delivered.allowance);
    co_return answer;
}

// The last part of the address may say how the body is to be read: an integration's name, or a format's.
Task<Answer> take_named(App& app, AddressKey, PathText hook_id, PathText name, Request request) {
    bool of_discord = name == "discord";
    return take_as(app, std::move(hook_id), std::move(name), std::move(request), of_discord);
}

// Discord's own addresses for what others send: /slack and /github behind the webhook's.
Task<Answer> take_beside_discord(App& app, AddressKey, PathText hook_id, PathText name, Request request) {
    return take_as(app, std::move(hook_id), std::move(name), std::move(request), true);
}

Task<Answer> take(App& app, AddressKey, PathText hook_id, Request request) {
    return take_as(app, std::move(hook_id), std::string(), std::move(request), false);
}

// Some services look at an address before they send to it (Trello), and some want a challenge back (Dropbox,
// WebSub).
Task<Answer> greet_named(App& app, AddressKey, PathText hook_id, PathText name, Request request) {
    HookId id(hook_id);
    auto facts = co_await app.hook_cache.get_addressed(app.db, id, app.clock.now());
    if (!facts) throw refuse::no_hook;
    Answer answer;
    if (name == "discord") {
        answer.body = discord_webhook(facts->hook, id, app.settings.site_url());
        co_return answer;
    }
    answer.body = request.query_value("challenge");
    if (answer.body.empty()) answer.body = request.query_value("hub.challenge");
    answer.content_type = "text/plain; charset=utf-8";
    if (!translation::is_challenge(answer.body)) {
        // A page, as the peer has one here for whoever follows the address in a browser.
        answer.content_type = "text/html; charset=utf-8";
        answer.head_lines = "Content-Security-Policy: default-src 'none'\r\n";
        answer.body =
            "<!doctype html><html lang=\"en\"><title>Webhook</title>"
            "<p>This is the address of a webhook; it takes what is sent by POST.</p></html>\n";
    }
    co_return answer;
}

Task<Answer> greet(App& app, AddressKey key, PathText hook_id, Request request) {
    return greet_named(app, key, std::move(hook_id), PathText(""), std::move(request));
}

// Discord's way to look at a message, to edit and to delete it.
Task<Answer> change_as_discord(App& app, AddressKey, PathText hook_id, PathText message_id, Request request) {
    bool removes = request.method == "DELETE", reads = request.method != "PATCH" && !removes;
    std::string thread_id(request.query_value("thread_id"));
    auto files = co_await take_files_out(app, &request);
    Delivery delivery = delivery_of(app, hook_id, request);
    delivery.post_id = PostId(message_id);
    // No post has this id.
    if (!delivery.post_id.valid()) delivery.post_id = PostId(std::string(26, '0'));
    delivery.files = std::move(files);
    delivery.thread_id = std::move(thread_id);
    delivery.name = "discord";
    delivery.removes = removes;
    delivery.reads = reads;
    HookId id = delivery.hook_id;
    Delivered delivered = co_await receive(app, std::move(delivery));
    Answer answer = discord_answer(delivered, id, true, app.settings.site_url());
    answer.head_lines = limit_lines(delivered.allowance);
    co_return answer;
}

Task<Answer> change(App& app, AddressKey, PathText hook_id, PostId post_id, Request request) {
    std::string request_id = request.request_id;
    bool removes = request.method == "DELETE";
    auto files = co_await take_files_out(app, &request);
    Delivery delivery = delivery_of(app, hook_id, request);
    delivery.files = std::move(files);
    delivery.post_id = post_id;
    delivery.removes = removes;
    co_return answer_of(app, co_await receive(app, std::move(delivery)), request_id);
}

Task<ReadyJson> list_hooks(App& app, SignedIn caller, Query<HookListQuery> query) {
    CountedHooks counted = co_await list(app, std::move(caller), query);
    co_return query.include_total_count ? ReadyJson(to_json(counted))
                                        : ReadyJson(to_json(counted.incoming_webhooks));
}

void sending_routes(Routes<App>& on) {
    on.post("/hooks/{hook_id}", take, "Post a message through an incoming webhook").cuts_body().spools();
    on.get("/hooks/{hook_id}", greet, "Tell that there is a webhook, and give a challenge back");
    on.post("/hooks/{hook_id}/{name}", take_named,
            "Post what a foreign tool sends through an incoming webhook")
        .cuts_body()
        .spools();
    on.post("/hooks/{hook_id}/discord/{name}", take_beside_discord,
            "Post what Slack's or GitHub's programs send to an address of Discord's form")
        .cuts_body()
        .spools();
    on.get("/hooks/{hook_id}/{name}", greet_named, "Tell that there is a webhook that reads a foreign form");
    on.get("/hooks/{hook_id}/discord/messages/{message_id}", change_as_discord,
           "Look at a post that the webhook made, in Discord's form");
    on.patch("/hooks/{hook_id}/discord/messages/{message_id}", change_as_discord,
             "Change a post that the webhook made, as Discord's messages are edited")
        .cuts_body()
        .spools();
    on.del("/hooks/{hook_id}/discord/messages/{message_id}", change_as_discord,
           "Remove a post that the webhook made, as Discord's messages are deleted")
        .cuts_body();
    on.patch("/hooks/{hook_id}/posts/{post_id}", change, "Change a post that the webhook made")
        .cuts_body()
        .spools();
    on.del("/hooks/{hook_id}/posts/{post_id}", change, "Remove a post that the webhook made").cuts_body();
}

}  // namespace

void routes(Routes<App>& on) {
    sending_routes(on);
    on.post("/api/v4/hooks/incoming", create, "Create an incoming webhook").answers(201);
    on.get("/api/v4/hooks/incoming", list_hooks, "List incoming webhooks");
    on.get("/api/v4/hooks/incoming/{hook_id}", get, "Get an incoming webhook");
    on.put("/api/v4/hooks/incoming/{hook_id}", update, "Update an incoming webhook").answers(201);
    on.del("/api/v4/hooks/incoming/{hook_id}", remove, "Delete an incoming webhook");

    on.get("/api/heliograph/hooks/incoming", overview, "List incoming webhooks with how each fares");
    on.get("/api/heliograph/hooks/incoming/{hook_id}", get_settings,
           "Get the allow-list, the limit and the state of an incoming webhook");
    on.put("/api/heliograph/hooks/incoming/{hook_id}", put_settings,
           "Set the allow-list, the limit and the state of an incoming webhook");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/rotate", rotate,
            "Give an incoming webhook a new address");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/retire", retire_former,
            "End the time in which former addresses of an incoming webhook still work");
    on.get("/api/heliograph/hooks/incoming/{hook_id}/translation", get_translation,
           "Get how an incoming webhook translates what it receives");
    on.put("/api/heliograph/hooks/incoming/{hook_id}/translation", put_translation,
           "Set how an incoming webhook translates what it receives");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/filter/preview", preview_filter,
            "Try a filter on a request, without posting");
    on.get("/api/heliograph/hooks/incoming/{hook_id}/filter/versions", list_filters,
           "List the versions of a webhook's own filter");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/filter/versions", save_filter,
            "Save a version of a webhook's own filter and use it");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/filter/versions/{version}/restore", restore_filter,
            "Use an earlier version of a webhook's own filter");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/samples", send_sample,
            "Send a sample of an integration to an incoming webhook");
    on.get("/api/heliograph/hooks/incoming/{hook_id}/received", list_received,
           "List what an incoming webhook received");
    on.get("/api/heliograph/hooks/incoming/{hook_id}/received/{number}", get_received,
           "Get one request that an incoming webhook received");
    on.post("/api/heliograph/hooks/incoming/{hook_id}/received/{number}/replay", replay,
            "Send a received request to the incoming webhook again")
        .answers(201);
}

void listen(App& app) {
    app.hook_cache.listen(app.bus);
    follow_channels(app);
    expect_integrations(app);
}

}  // namespace heliograph::incoming_webhooks
