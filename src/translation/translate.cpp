// The order of things: body, integration, proof, options, filter, outcome.
#include "src/translation/translate.h"

#include <algorithm>

#include "base/wire/read_json.h"
#include "src/translation/options.h"
#include "src/translation/recognise.h"
#include "src/translation/signature.h"
#include "src/translation/sns.h"

namespace heliograph::translation {

namespace json = boost::json;

namespace {

constexpr std::size_t posts_max = 50;
constexpr std::size_t predicates_max = 8;

using SharedAsked = std::shared_ptr<const Asked>;
using Kind = Translated::Kind;

// Secrets of the sender are not the adapter's business.
bool is_shown(std::string_view header) { return header != "authorization" && header != "cookie"; }

json::object texts_object(const NamedTexts& texts) {
    json::object object;
    for (const auto& [name, value] : texts)
        if (is_shown(name)) object.emplace(name, value);
    return object;
}

Task<Body> understood(Catalogue* catalogue, SharedAsked asked) {
    Body body = read_body(asked->foreign);
    if (body.kind != filter::BodyKind::xml) co_return body;
    auto outcome = co_await catalogue->adapters().run({.kind = filter::BodyKind::xml, .body = body.text});
    if (outcome.verdict == filter::Verdict::value) co_return body_of_xml(std::move(outcome.text));
    body.kind = filter::BodyKind::text;
    co_return body;
}

filter::Job job_of(filter::SharedProgram program, std::string envelope, const Body& body) {
    return {
        .program = std::move(program), .envelope = std::move(envelope), .kind = body.kind, .body = body.text};
}

bool is_true(const filter::Outcome& outcome) {
    return outcome.verdict == filter::Verdict::value && outcome.text != "false" && outcome.text != "null";
}

Task<SharedIntegration> recognised(Catalogue* catalogue, SharedAsked asked,
                                   std::shared_ptr<const Body> body) {
    auto known = catalogue->now();
    std::size_t tried = 0;
    for (auto& candidate : candidates(*known, asked->foreign, body->value)) {
        if (!candidate.predicate) co_return candidate.integration;
        if (++tried > predicates_max) break;
        auto job = job_of(candidate.predicate, envelope(asked->foreign, {}, ""), *body);
        if (is_true(co_await catalogue->adapters().run(std::move(job)))) co_return candidate.integration;
    }
    co_return nullptr;
}

Task<SharedIntegration> integration_of(Catalogue* catalogue, SharedAsked asked,
                                       std::shared_ptr<const Body> body) {
    if (asked->ways->filter) co_return nullptr;
    for (const auto& name : {asked->name, asked->ways->integration})
        if (!name.empty())
            if (auto found = catalogue->now()->find(name)) co_return found;
    co_return co_await recognised(catalogue, asked, body);
}

std::string why_failed(const filter::Outcome& outcome) {
    using filter::Verdict;
    switch (outcome.verdict) {
        case Verdict::error:
            return "The filter gave up: " + outcome.text;
        case Verdict::nothing:
            return "The filter gave no value.";
        case Verdict::not_compiled:
            return "The filter has a fault in line " + std::to_string(outcome.line) + ": " + outcome.text;
        case Verdict::bad_input:
            return "The filter cannot read the body.";
        case Verdict::too_large:
            return "The filter's value is too large.";
        case Verdict::timed_out:
            return "The filter was stopped for the time it took.";
        case Verdict::out_of_memory:
            return "The filter was stopped for the memory it took.";
        case Verdict::crashed:
            return "The filter broke: " + outcome.text + ".";
        case Verdict::suspended:
            return "The filter was stopped too often; it rests for a while.";
        default:
            return "Too many requests wait for their filter.";
    }
}

// The event, and either posts or the reason for none.
void read_output(Translated& translated) {
    auto output = parse_json(translated.ran.text, 200);
    translated.kind = Kind::failed;
    translated.reason = "The filter must give an object with posts or ignored.";
    if (!output || !output->is_object()) return;
    const auto& object = output->get_object();
    if (const auto* event = object.if_contains("event"); event && event->is_string())
        translated.event = std::string_view(event->get_string());
    if (const auto* ignored = object.if_contains("ignored"); ignored && ignored->is_string()) {
        translated.kind = Kind::ignored;
        translated.reason = std::string_view(ignored->get_string());
        return;
    }
    const auto* posts = object.if_contains("posts");
    if (!posts || !posts->is_array()) return;
    for (const auto& post : posts->get_array())
        if (post.is_object() && translated.posts.size() < posts_max)
            translated.posts.push_back(json_text(post));
    if (translated.posts.empty()) return;
    translated.kind = Kind::posts;
    translated.reason.clear();
}

std::vector<std::string> live_secrets(const Ways& ways, Millis now) {
    std::vector<std::string> live;
    for (const auto& secret : ways.secrets)
        if (secret.until == 0 || secret.until > now) live.push_back(secret.text);
    return live;
}

SignatureRule rule_of(const Asked& asked, const SharedIntegration& integration) {
    if (!asked.ways->signature.kind.empty() || !integration) return asked.ways->signature;
    return integration->manifest.signature;
}

using Checked = std::expected<void, std::string>;

Task<Checked> check_proof(SharedAsked asked, SignatureRule rule, std::shared_ptr<const Body> body) {
    if (asked->proven || rule.kind != "sns") co_return proven(*asked, rule);
    auto topics = live_secrets(*asked->ways, asked->now);
    // The rule of a manifest counts for hooks with a secret; one of the hook's own says that it wants proof.
    if (topics.empty() && asked->ways->signature.kind.empty()) co_return Checked();
    auto url = sns_certificate_url(body->value);
    if (!url) co_return std::unexpected(url.error());
    std::string certificate;
    if (asked->certificate_of) certificate = co_await asked->certificate_of(*url);
    if (certificate.empty()) co_return std::unexpected("the certificate could not be fetched");
    co_return check_sns(body->value, certificate, topics, asked->now);
}

// What the hook's owner asked to leave out.
Task<std::string> left_out(Catalogue* catalogue, SharedAsked asked, std::shared_ptr<const Chosen> chosen,
                           filter::Job job, std::string event) {
    if (auto rule = unwanted(*chosen, event); !rule.empty()) co_return rule;
    if (chosen->when.empty()) co_return std::string();
    job.program = asked->ways->when;
    if (!job.program || !asked->foreign.parameter("when").empty())
        job.program = catalogue->predicate(chosen->when);
    auto outcome = co_await catalogue->own_filters().run(std::move(job));
    if (is_true(outcome)) co_return std::string();
    if (outcome.verdict == filter::Verdict::value) co_return "The option when does not hold.";
    co_return "The option when cannot be judged. " + why_failed(outcome);
}

}  // namespace

std::string envelope(const Foreign& foreign, const json::object& options, const std::string& event) {
    json::object object;
    object["headers"] = texts_object(foreign.headers);
    object["query"] = texts_object(foreign.query);
    object["options"] = options;
    object["event"] = event.empty() ? json::value(nullptr) : json::value(event);
    object["content_type"] = foreign.content_type;
    return json_text(object);
}

std::string address_to_confirm(const Confirmation& confirm, const Foreign& foreign, const json::value& body) {
    constexpr std::string_view scheme = "https://";
    if (confirm.url.empty()) return {};
    auto value_of = [&](const std::string& source) {
        return first_of(read_sources(Json{json_text(json::string(source))}).value_or(std::vector<Source>()),
                        foreign, body);
    };
    if (value_of(confirm.where) != confirm.equals) return {};
    std::string url = value_of(confirm.url);
    if (!url.starts_with(scheme) || url.size() > 4000) return {};
    std::string host =
        lower(url.substr(scheme.size(), url.find_first_of("/?#", scheme.size()) - scheme.size()));
    bool known = std::ranges::any_of(confirm.hosts, [&](const auto& glob) { return matches(host, glob); });
    return known && host.find_first_of("@:\\") == std::string::npos ? url : std::string();
}

std::expected<void, std::string> proven(const Asked& asked, const SignatureRule& rule) {
    if (asked.proven) return {};
    return check_authenticity(rule, live_secrets(*asked.ways, asked.now), asked.foreign, asked.now);
}

Task<Translated> translate(Catalogue* catalogue, std::shared_ptr<const Asked> asked) {
    Translated translated;
    auto body = std::make_shared<const Body>(co_await understood(catalogue, asked));
    translated.body = body;
    translated.integration = co_await integration_of(catalogue, asked, body);
    const Ways& ways = *asked->ways;
    const Integration* integration = translated.integration.get();
    if (auto ok = co_await check_proof(asked, rule_of(*asked, translated.integration), body); !ok) {
        translated.kind = Kind::forged;
        translated.reason = ok.error();
        co_return translated;
    }
    auto program = integration ? integration->adapter : ways.filter;
    if (!program) co_return translated;
    if (integration) {
        translated.challenge = first_of(integration->challenge, asked->foreign, body->value);
        if (is_challenge(translated.challenge)) {
            translated.kind = Kind::ignored;
            translated.reason = "The sender asked whether somebody is here.";
            co_return translated;
        }
        translated.challenge.clear();
        translated.event = first_of(integration->event, asked->foreign, body->value);
        translated.delivery_id = first_of(integration->delivery_id, asked->foreign, body->value);
    }
    auto chosen = std::make_shared<const Chosen>(choose_options(integration, ways.options, asked->foreign));
    auto job = job_of(program, envelope(asked->foreign, chosen->options, translated.event), *body);
    auto& pool = integration ? catalogue->adapters() : catalogue->own_filters();
    translated.ran = co_await pool.run(job);
    if (translated.ran.verdict != filter::Verdict::value) {
        translated.kind = Kind::failed;
        translated.reason = why_failed(translated.ran);
        co_return translated;
    }
    read_output(translated);
    if (integration)
        translated.confirm_url =
            address_to_confirm(integration->manifest.confirm, asked->foreign, body->value);
    if (translated.kind == Kind::posts) {
        auto rule = co_await left_out(catalogue, asked, chosen, std::move(job), translated.event);
        if (!rule.empty()) {
            translated.kind = Kind::ignored;
            translated.reason = std::move(rule);
            translated.posts.clear();
        }
    }
    co_return translated;
}

}  // namespace heliograph::translation
