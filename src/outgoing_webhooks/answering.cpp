// Answers are payloads of incoming webhooks, less what the contract leaves out.
#include "src/outgoing_webhooks/answering.h"

#include <map>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/store.h"
#include "src/formatting/slack_text.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/payload.h"
#include "src/outgoing_webhooks/answer_body.h"
#include "src/outgoing_webhooks/refusals.h"
#include "src/outgoing_webhooks/store.h"
#include "src/posts/create.h"
#include "src/settings.h"
#include "src/users/cache.h"

namespace heliograph::outgoing_webhooks {

namespace {

using Prepared = std::vector<posts::Prepared>;
using incoming_webhooks::Payload;

constexpr std::size_t key_characters = 32;

std::string key_of(DeliveryId id, const std::string& secret) {
    return crypto::base64_url(crypto::hmac_sha256(secret, "response_url." + id.str()))
        .substr(0, key_characters);
}

Task<Payload> rewritten(App& app, Payload payload) {
    std::string texts = payload.text;
    for (const auto& attachment : payload.attachments) incoming_webhooks::append_texts(attachment, texts);
    std::map<std::string, std::string, std::less<>> names;
    for (const auto& id : formatting::user_references(texts)) {
        UserId user_id(id);
        std::shared_ptr<const users::User> user;
        if (user_id.valid()) user = co_await app.user_cache.get(app.db, user_id);
        if (user) names[id] = user->username;
    }
    incoming_webhooks::rewrite(payload, [&names](std::string_view id) {
        auto found = names.find(id);
        return found == names.end() ? std::string() : found->second;
    });
    co_return payload;
}

// The post to answer in the thread of; empty where the answer stands by itself.
Task<PostId> thread_for(App& app, deliveries::Delivery delivery, bool is_comment) {
    if (!is_comment) co_return PostId();
    // At the peer an answer to a reply is lost; here it goes into the same thread.
    auto root = co_await app.db.read(posts::root_of, delivery.post_id);
    co_return root ? root->id : PostId();
}

Task<Prepared> prepare_all(App& app, OutgoingWebhook hook, deliveries::Delivery delivery, AnswerBody answer) {
    auto author = co_await app.user_cache.get(app.db, hook.creator_id);
    if (!author) throw refuse::no_creator;
    auto settings = app.settings.now();
    incoming_webhooks::ComposeOptions compose_options{
        .username_override = settings->integrations.EnablePostUsernameOverride,
        .icon_override = settings->integrations.EnablePostIconOverride,
        .owner_is_bot = author->is_bot};
    incoming_webhooks::HookFacts facts{.hook = {.user_id = hook.creator_id,
                                                .display_name = hook.display_name,
                                                .username = hook.username,
                                                .icon_url = hook.icon_url}};
    Payload payload = co_await rewritten(app, std::move(answer.payload));
    auto made = incoming_webhooks::compose(payload, facts, compose_options);
    if (!made) throw Refusal(made.error());
    std::string shown_name = hook.username.empty() ? "webhook" : hook.username;
    if (!payload.username.empty()) shown_name = payload.username;
    if (!compose_options.username_override) shown_name.clear();
    PostId root_id = co_await thread_for(app, delivery, answer.is_comment);
    Prepared prepared;
    for (auto& post : *made) {
        post.channel_id = delivery.channel_id;
        post.root_id = root_id;
        // As at the peer, and unlike incoming webhooks: a type that is given stays beside attachments.
        if (!payload.type.empty()) post.type = payload.type;
        posts::PrepareOptions options{.from_webhook = true,
                                      .may_post = true,
                                      .set_online = false,
                                      .triggers_hooks = false,
                                      .sender_name = shown_name};
        prepared.push_back(co_await posts::prepare(
            app, posts::Author{.user_id = author->id, .user = author, .is_bot = author->is_bot},
            std::move(post), std::move(options)));
    }
    co_return prepared;
}

void save_all(Transaction& tx, const Prepared& prepared) {
    for (const auto& each : prepared) posts::save(tx, each);
}

struct Facts {
    std::optional<deliveries::Delivery> delivery;
    std::optional<deliveries::Endpoint> endpoint;
    std::optional<OutgoingWebhook> hook;
    Millis last_attempt_at = 0;
};

Facts read_facts(Reader& db, DeliveryId id) {
    Facts facts{.delivery = deliveries::find_delivery(db, id)};
    if (!facts.delivery || facts.delivery->kind != kind) return {};
    facts.endpoint = deliveries::find_endpoint(db, facts.delivery->endpoint_id);
    facts.hook = find_hook(db, OutgoingHookId(std::string_view(facts.delivery->endpoint_id)));
    auto attempts = deliveries::attempts_of(db, id);
    if (!attempts.empty()) facts.last_attempt_at = attempts.back().at;
    // What is sent again carries the address of the first.
    facts.last_attempt_at = std::max(facts.last_attempt_at, deliveries::last_replayed_at(db, id));
    return facts;
}

bool is_key(const Facts& facts, const std::string& key, Millis now) {
    DeliveryId id = facts.delivery->id;
    if (crypto::constant_time_equal(key, key_of(id, facts.endpoint->secret))) return true;
    return now < facts.endpoint->old_secret_until && !facts.endpoint->old_secret.empty() &&
           crypto::constant_time_equal(key, key_of(id, facts.endpoint->old_secret));
}

void save_late(Transaction& tx, DeliveryId id, const std::shared_ptr<const Prepared>& prepared) {
    if (!use_late_answer(tx, id, late_answers_max)) throw refuse::no_answer;
    delete_late_answers(tx, tx.now() - 2 * answer_time_ms);
    save_all(tx, *prepared);
}

std::optional<OutgoingWebhook> hook_of(Reader& db, std::string endpoint_id) {
    return find_hook(db, OutgoingHookId(std::string_view(endpoint_id)));
}

}  // namespace

std::string response_url(App& app, DeliveryId id, const std::string& secret) {
    std::string site = app.settings.site_url();
    return site.empty() ? "" : site + "/hooks/outgoing/" + id.str() + "/" + key_of(id, secret);
}

Task<deliveries::Reaction> read_answer(App& app, deliveries::Answered answered) {
    if (answered.body_cut) co_return deliveries::Reaction{.fault = "the answer is longer than 1 MiB"};
    auto answer = read_answer_body(answered.body, [&app] { return app.random.token(IdText::length); });
    if (!answer) co_return deliveries::Reaction{.fault = answer.error()};
    bool redirects = answered.status >= 300 && answered.status < 400;
    if (!answer->says_something || redirects || answered.status == 410) co_return deliveries::Reaction{};
    auto hook = co_await app.db.read(hook_of, answered.delivery.endpoint_id);
    if (!hook) co_return deliveries::Reaction{.fault = "the webhook has been deleted"};
    auto prepared = std::make_shared<const Prepared>(
        co_await prepare_all(app, *hook, std::move(answered.delivery), std::move(*answer)));
    co_return deliveries::Reaction{.follow = std::make_shared<const std::function<void(Transaction&)>>(
                                       [prepared](Transaction& tx) { save_all(tx, *prepared); }),
                                   .taken = true};
}

Task<void> answer_late(App& app, DeliveryId id, std::string key, std::string body) {
    if (!id.valid()) throw refuse::no_answer;
    Millis now = app.clock.now();
    Facts facts = co_await app.db.read(read_facts, id);
    if (!facts.delivery || !facts.endpoint || !facts.hook || !is_key(facts, key, now))
        throw refuse::no_answer;
    Millis since = std::max(facts.last_attempt_at, facts.delivery->create_at);
    if (now - since > answer_time_ms && !app.dispatcher.is_calling(id)) throw refuse::no_answer;
    auto answer = read_answer_body(body, [&app] { return app.random.token(IdText::length); });
    if (!answer) throw refuse::bad_answer.because(answer.error());
    if (!answer->says_something) throw refuse::bad_answer;
    auto prepared = std::make_shared<const Prepared>(
        co_await prepare_all(app, *facts.hook, *facts.delivery, std::move(*answer)));
    co_await app.db.write(save_late, id, prepared);
}

}  // namespace heliograph::outgoing_webhooks
