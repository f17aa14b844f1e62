// Plain payloads first, for they are most; then what integrations know; then what can at least be read.
#include "src/incoming_webhooks/meaning.h"

#include <algorithm>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/wire/forms.h"
#include "base/wire/read_json.h"
#include "src/deliveries/asking.h"
#include "src/deliveries/calls.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/notices.h"
#include "src/incoming_webhooks/readable.h"
#include "src/settings.h"
#include "src/translation/people_rules.h"

namespace heliograph::incoming_webhooks {

namespace {

using translation::Translated;
using Kind = Translated::Kind;

// These names in an address say that the body is plain.
bool is_plain_name(std::string_view name) { return name == "slack" || name == "mattermost"; }

std::string logo_url(App& app, const std::string& name) {
    return app.settings.site_url() + "/api/heliograph/integrations/" + name + "/logo";
}

// A payload that a filter made: what only the hook's owner may say is taken from it.
std::optional<Payload> made_payload(App& app, const Course& course, const Translated& translated,
                                    const std::string& post) {
    auto new_id = [&app] { return app.random.id_text().str(); };
    auto parsed = parse_payload({"application/json", post, ""}, new_id);
    if (!parsed || !make_fit(*parsed)) return std::nullopt;
    Payload& payload = *parsed;
    payload.props.clear();
    payload.type.clear();
    payload.root_id.clear();
    if (translated.integration) payload.channel.clear();
    const auto& hook = course.facts->hook;
    if (translated.integration) {
        if (payload.username.empty() && hook.username.empty())
            payload.username = translated.integration->manifest.title;
        if (payload.icon_url.empty() && payload.icon_emoji.empty() && hook.icon_url.empty())
            payload.icon_url = logo_url(app, translated.integration->name);
    }
    if (!check_payload(payload)) {
        payload.priority.reset();
        if (!check_payload(payload)) return std::nullopt;
    }
    return std::move(payload);
}

void show_readable(App& app, const SharedCourse& course, Meaning& meaning, const Translated& translated,
                   std::string reason) {
    meaning.payloads.assign(1, readable(*translated.body));
    make_fit(meaning.payloads.front());
    if (translated.integration && course->facts->hook.username.empty())
        meaning.payloads.front().username = translated.integration->manifest.title;
    meaning.reason = std::move(reason);
    bool known = translated.kind != Kind::unknown;
    log::info("a request to a webhook is shown as it came",
              {{"integration", meaning.integration}, {"event", meaning.event}, {"reason", meaning.reason}});
    if (known)
        tell_owner_of_failure(app, course->facts, meaning.integration, meaning.reason);
    else
        tell_owner_once(app, course->facts);
}

Meaning meaning_of(App& app, const SharedCourse& course, Translated translated) {
    Meaning meaning{.event = translated.event, .silent = !course->facts->translation.mentions};
    if (translated.integration)
        meaning.integration = translated.integration->name;
    else if (translated.kind != Kind::unknown)
        meaning.integration = "filter";
    if (!translated.delivery_id.empty())
        meaning.delivery_key =
            "delivery " + crypto::hex(crypto::sha256(meaning.integration + "\n" + translated.delivery_id));
    meaning.answer = translated.challenge;
    if (meaning.answer.empty() && translated.integration)
        meaning.answer = translated.integration->manifest.answer;
    if (translated.kind == Kind::ignored) {
        meaning.reason = std::move(translated.reason);
        return meaning;
    }
    for (const auto& post : translated.posts)
        if (auto payload = made_payload(app, *course, translated, post))
            meaning.payloads.push_back(std::move(*payload));
    if (meaning.payloads.empty())
        show_readable(app, course, meaning, translated,
                      translated.reason.empty() ? "What the filter gave is no message." : translated.reason);
    return meaning;
}

// The hook's address as its sender knows it.
std::string address_of(App& app, const Delivery& delivery) {
    std::string url = app.settings.site_url() + "/hooks/" + delivery.hook_id.str();
    if (!delivery.name.empty()) url += "/" + delivery.name;
    return delivery.query.empty() ? url : url + "?" + delivery.query;
}

Task<std::string> fetch_certificate(App* app, std::string url) {
    deliveries::CallOut call{
        .kind = "certificate", .name = "AWS SNS", .method = "GET", .url = std::move(url)};
    auto answer = co_await deliveries::call_now(*app, std::move(call));
    co_return answer.status == 200 ? std::move(answer.body) : std::string();
}

// Those whom the payload tells of, and those whom an adapter names beside a post.
std::vector<translation::NamedPerson> people_of(const Translated& translated) {
    auto people = translation::people_in(translated.body->value);
    for (const auto& post : translated.posts) {
        auto value = parse_json(post, 200);
        const auto* named = value && value->is_object() ? value->get_object().if_contains("people") : nullptr;
        if (!named) continue;
        for (auto& one : translation::people_in(*named)) people.push_back(std::move(one));
    }
    return people;
}

void call_people(Payload& payload, const std::vector<translation::Mentioned>& people) {
    payload.text = translation::with_mentions(payload.text, people);
    for (auto& attachment : payload.attachments) {
        for (auto* text : {&attachment.pretext, &attachment.text})
            *text = translation::with_mentions(*text, people);
        for (auto& field : attachment.fields) field.value = translation::with_mentions(field.value, people);
    }
    make_fit(payload);
}

std::shared_ptr<const translation::Asked> asked_of(App& app, const Course& course) {
    auto asked = std::make_shared<translation::Asked>();
    asked->foreign = foreign_of(course.delivery);
    asked->ways = app.hook_cache.ways(course.facts, *app.catalogue.now());
    if (!is_plain_name(course.delivery.name)) asked->name = course.delivery.name;
    asked->proven = course.delivery.replayed;
    asked->foreign.url = address_of(app, course.delivery);
    asked->certificate_of = [&app](std::string url) {
        return app.hook_cache.certificates.get(std::move(url), app.clock.now(), [&app](std::string wanted) {
            return fetch_certificate(&app, std::move(wanted));
        });
    };
    asked->now = app.clock.now();
    return asked;
}

// Nobody waits for it: it is delivered like a webhook, and tried again.
Task<void> confirm(App* app, SharedCourse course, std::string name, std::string url) {
    const auto& hook = course->facts->hook;
    deliveries::Delivery call{.id = deliveries::new_id(*app),
                              .kind = "confirmation",
                              .endpoint_name = std::move(name),
                              .owner_id = hook.user_id,
                              .team_id = hook.team_id,
                              .channel_id = hook.channel_id,
                              .user_id = hook.user_id,
                              .method = "GET",
                              .url = std::move(url)};
    co_await app->db.write(deliveries::ask, std::move(call));
}

Task<Translated> translated_of(App& app, SharedCourse course) {
    auto translated = co_await translation::translate(&app.catalogue, asked_of(app, *course));
    if (translated.kind == Kind::forged) throw refuse::not_proven.because(translated.reason);
    if (!translated.confirm_url.empty() && !course->delivery.replayed)
        spawn("confirmation of a subscription",
              confirm(&app, course, translated.integration->manifest.title, translated.confirm_url));
    co_return translated;
}

bool is_nothing(const boost::json::value& value) {
    if (value.is_string()) return value.get_string().empty();
    if (value.is_array()) return value.get_array().empty();
    if (value.is_object()) return value.get_object().empty();
    return true;
}

// A message without words, whose sender added a switch or a number of its own.
bool is_empty_message(const boost::json::value& value) {
    if (!value.is_object()) return false;
    const auto* text = find_member(value.get_object(), "text");
    return text && text->is_string() &&
           std::ranges::all_of(value.get_object(), [](const auto& one) { return is_nothing(one.value()); });
}

// Whether what is no plain payload may be shown; what the peer refuses as broken is refused here too.
bool can_be_shown(const Delivery& delivery, const ReadPayload& read, const translation::Body& body) {
    if (!delivery.name.empty()) return true;
    std::string type = translation::lower(delivery.content_type.substr(0, delivery.content_type.find(';')));
    // The payload of a form, meant as JSON and none.
    bool is_broken = !read && type == "application/x-www-form-urlencoded" && body.value.is_object() &&
                     body.value.get_object().contains("payload");
    if (is_broken || is_empty_message(body.value)) return false;
    if (body.kind == filter::BodyKind::json) return has_foreign_members(body.value);
    bool says_text = type.starts_with("text/") || type.ends_with("xml");
    return says_text && body.text && !body.text->empty() && body.text->front() != '{' &&
           body.text->front() != '[';
}

bool must_be_proven(const HookFacts& facts) {
    return !facts.translation.secret.empty() || facts.signature.kind == "sns";
}

// A sender that wants a word back before it sends anything: Slack's events, monday.com and others of their
// kind. It is given without proof, for it shows nothing.
std::string challenge_in(const Delivery& delivery) {
    constexpr std::size_t bytes_max = 4000;
    if (delivery.body.size() > bytes_max) return {};
    if (delivery.body.find("\"challenge\"") == std::string::npos) return {};
    auto value = parse_json(delivery.body);
    const auto* object = value && value->is_object() ? &value->get_object() : nullptr;
    const auto* challenge = object ? object->if_contains("challenge") : nullptr;
    if (!challenge || !challenge->is_string()) return {};
    std::string text(std::string_view(challenge->get_string()));
    if (!translation::is_challenge(text)) return {};
    const auto* type = object->if_contains("type");
    if (type && *type == "url_verification") return text;
    return object->size() == 1 ? json_text(*value) : std::string();
}

// A hook that names an integration or has a filter of its own takes nothing for a plain payload.
bool is_fixed(const Course& course) {
    const auto& translation = course.facts->translation;
    if (is_plain_name(course.delivery.name)) return false;
    return !course.delivery.name.empty() || !translation.integration.empty() ||
           translation.filter_version != 0;
}

Task<Meaning> plain_meaning(App& app, SharedCourse course, ReadPayload read) {
    Meaning meaning;
    Payload payload = co_await finished_payload(app, course, std::move(read), false);
    if (course->files.empty() && !can_be_seen(payload))
        meaning.reason = "Nothing of it would be seen.";
    else
        meaning.payloads.push_back(std::move(payload));
    co_return meaning;
}

}  // namespace

translation::Foreign foreign_of(const Delivery& delivery) {
    translation::Foreign foreign{.content_type = delivery.content_type};
    if (delivery.raw_headers.empty()) {
        // Sent again from the log: what it kept of the headers.
        for (std::size_t begin = 0; begin < delivery.headers.size();) {
            std::size_t end = std::min(delivery.headers.find('\n', begin), delivery.headers.size());
            std::size_t colon = delivery.headers.find(": ", begin);
            if (colon < end)
                foreign.headers.emplace_back(
                    translation::lower(delivery.headers.substr(begin, colon - begin)),
                    delivery.headers.substr(colon + 2, end - colon - 2));
            begin = end + 1;
        }
    }
    for (const auto& header : delivery.raw_headers)
        foreign.headers.emplace_back(translation::lower(header.name), header.value);
    if (auto query = read_form(delivery.query)) foreign.query = std::move(query->fields);
    foreign.body = std::make_shared<const std::string>(delivery.body);
    return foreign;
}

void require_proof(App& app, const Course& course) {
    if (!must_be_proven(*course.facts)) return;
    auto asked = asked_of(app, course);
    if (auto ok = translation::proven(*asked, asked->ways->signature); !ok)
        throw refuse::not_proven.because(ok.error());
}

Task<Payload> understand_patch(App& app, SharedCourse course) {
    auto translated = co_await translated_of(app, course);
    Payload patch;
    if (!translated.posts.empty())
        if (auto made = made_payload(app, *course, translated, translated.posts.front()))
            patch = std::move(*made);
    // Who speaks stays as it was.
    for (auto* text : {&patch.username, &patch.icon_url, &patch.icon_emoji}) text->clear();
    const auto& body = translated.body->value;
    auto has = [&body](const char* name) { return body.is_object() && body.get_object().contains(name); };
    patch.has_text = has("content") || has("components") || has("poll");
    patch.has_attachments = has("embeds");
    patch.has_props = false;
    if (!patch.has_text) patch.text.clear();
    if (!patch.has_attachments) patch.attachments.clear();
    co_return patch;
}

Task<Meaning> understand(App& app, SharedCourse course) {
    if (auto challenge = challenge_in(course->delivery); !challenge.empty())
        co_return Meaning{.reason = "The sender asked whether somebody is here.", .answer = challenge};
    bool fixed = is_fixed(*course);
    ReadPayload read = read_plain(app, *course);
    bool says = read && (!read->text.empty() || !read->attachments.empty() || !course->files.empty());
    // Nearly all requests end here: no worker, no copy of headers.
    if (says && !fixed && read->only_known && !must_be_proven(*course->facts))
        co_return co_await plain_meaning(app, course, std::move(read));
    bool refused_size = !read && read.error().refusal.id == std::string_view(refuse::form_too_large.id);
    if (refused_size) co_return co_await plain_meaning(app, course, std::move(read));
    auto translated = co_await translated_of(app, course);
    bool plain =
        translated.kind == Kind::unknown && (says || !can_be_shown(course->delivery, read, *translated.body));
    if (plain) co_return co_await plain_meaning(app, course, std::move(read));
    if (translated.kind == Kind::unknown && translated.reason.empty())
        translated.reason = "No integration knows what was sent.";
    bool may_call = translated.kind == Kind::posts && course->facts->translation.mentions;
    auto people = may_call ? people_of(translated) : std::vector<translation::NamedPerson>();
    Meaning meaning = meaning_of(app, course, std::move(translated));
    auto called = co_await translation::who_wants_mentions(app, meaning.integration, std::move(people));
    if (!called.empty())
        for (auto& payload : meaning.payloads) call_people(payload, called);
    co_return meaning;
}

}  // namespace heliograph::incoming_webhooks
