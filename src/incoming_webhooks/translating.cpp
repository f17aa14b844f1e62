// Whoever may manage a hook may say how it translates.
#include "src/incoming_webhooks/translating.h"

#include <charconv>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/wire/forms.h"
#include "base/wire/read_json.h"
#include "src/incoming_webhooks/access.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/meaning.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/settings.h"
#include "src/translation/fixture.h"
#include "src/translation/options.h"
#include "src/translation/store.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;
using translation::FilterRow;
using translation::TranslationRow;

namespace {

constexpr std::size_t source_bytes_max = 64 * 1024;
constexpr std::size_t note_bytes_max = 500;
constexpr std::size_t secret_bytes_max = 500;
constexpr std::size_t options_bytes_max = 64 * 1024;
constexpr std::int64_t versions_shown = 200;
constexpr Millis hour_ms = 60 * 60 * 1000;

HookTranslation shown_translation(const TranslationRow& row) {
    HookTranslation shown{.integration = row.integration,
                          .options = Json{row.options},
                          .filter_version = row.filter_version,
                          .has_secret = !row.secret.empty(),
                          .mentions = row.mentions};
    if (auto rule = from_json<translation::SignatureRule>(row.signature)) shown.signature = std::move(*rule);
    return shown;
}

FilterVersion shown_filter(const FilterRow& row) {
    return {row.version, row.create_at, row.user_id, row.source, row.note};
}

struct Saved {
    HookId hook_id;
    TranslationRow row;
};

void save_row(Transaction& tx, const Saved& saved) {
    translation::save_translation(tx, saved.row);
    tx.announce(HookSettingsChanged{saved.hook_id});
}

FilterRow save_version(Transaction& tx, const Saved& saved, FilterRow filter) {
    filter.version = translation::insert_filter(tx, filter);
    Saved in_use = saved;
    in_use.row.filter_version = filter.version;
    save_row(tx, in_use);
    return filter;
}

Saved saved_of(const HookFacts& facts) {
    Saved saved{facts.hook.id, facts.translation};
    saved.row.slot = facts.settings.slot;
    return saved;
}

// The options belong to the integration that the row names.
void take_options(App& app, TranslationRow& row, const std::string& text) {
    auto value = parse_json(text);
    if (!value || !value->is_object() || text.size() > options_bytes_max)
        throw refuse::bad_translation.because("options must be an object");
    auto integration = app.catalogue.now()->find(row.integration);
    if (auto ok = translation::check_options(integration.get(), value->get_object()); !ok)
        throw refuse::bad_translation.because(ok.error())
            .saying("The options are wrong: " + ok.error() + ".");
    row.options = json_text(*value);
}

void take_secret(App& app, TranslationRow& row, std::string secret) {
    if (secret.size() > secret_bytes_max) throw refuse::bad_translation.because("the secret is too long");
    row.old_secret = secret.empty() ? std::string() : row.secret;
    row.old_secret_until = app.clock.now() + app.settings.now()->heliograph.SecretOverlapHours * hour_ms;
    row.secret = std::move(secret);
}

// A program of this text that does not compile has its error here.
Task<std::optional<filter::Outcome>> fault_of(App& app, std::string source) {
    auto program = filter::make_program("check", app.catalogue.now()->shared, std::move(source));
    filter::Job job{.program = program, .body = std::make_shared<const std::string>("null")};
    auto outcome = co_await app.catalogue.own_filters().run(std::move(job));
    if (outcome.verdict != filter::Verdict::not_compiled) co_return std::nullopt;
    co_return outcome;
}

Task<void> require_compiled(App& app, std::string source) {
    auto fault = co_await fault_of(app, std::move(source));
    if (!fault) co_return;
    throw refuse::bad_filter.because(fault->text)
        .saying("Line " + std::to_string(fault->line) + ", column " + std::to_string(fault->column) + ": " +
                fault->text + ".");
}

json::value error_value(const std::string& message, int line, int column) {
    return {{"error", {{"message", message}, {"line", line}, {"column", column}}}};
}

json::value preview_of(const translation::Translated& translated) {
    using Kind = translation::Translated::Kind;
    if (translated.kind == Kind::ignored) return {{"ignored", translated.reason}};
    if (translated.kind != Kind::posts) {
        bool told = translated.ran.verdict == filter::Verdict::error ||
                    translated.ran.verdict == filter::Verdict::not_compiled;
        return error_value(told ? translated.ran.text : translated.reason, translated.ran.line,
                           translated.ran.column);
    }
    json::array posts;
    for (const auto& post : translated.posts) posts.push_back(*parse_json(post, 200));
    return {{"posts", std::move(posts)}};
}

Delivery delivery_of(const ReceivedRow& row) {
    return {.content_type = header_in(row.headers, "Content-Type"),
            .body = row.body,
            .query = row.query,
            .headers = row.headers};
}

Delivery delivery_of(const SampleRequest& request) {
    Delivery delivery{.body = request.body, .query = request.query};
    for (const auto& [name, value] : request.headers) {
        if (translation::lower(name) == "content-type") delivery.content_type = value;
        delivery.raw_headers.push_back({name, value});
    }
    return delivery;
}

std::int64_t number_of(const std::string& text) {
    std::int64_t number = -1;
    const char* end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : -1;
}

}  // namespace

Task<HookTranslation> get_translation(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    co_return shown_translation(facts->translation);
}

Task<HookTranslation> put_translation(App& app, SignedIn caller, HookId hook_id, WantedTranslation wanted) {
    auto facts = co_await managed(app, caller, hook_id);
    Saved saved = saved_of(*facts);
    auto& row = saved.row;
    if (wanted.integration) {
        if (!wanted.integration->empty() && !app.catalogue.now()->find(*wanted.integration))
            throw refuse::bad_translation.because("there is no integration " + *wanted.integration);
        if (row.integration != *wanted.integration && !wanted.options) row.options = "{}";
        row.integration = *wanted.integration;
    }
    if (wanted.options) {
        take_options(app, row, wanted.options->text);
        auto options = parse_json(row.options)->get_object();
        if (const auto* when = options.if_contains("when"); when && !when->get_string().empty())
            co_await require_compiled(app, std::string(std::string_view(when->get_string())));
    }
    if (wanted.filter_version) {
        if (*wanted.filter_version != 0 &&
            !co_await app.db.read(translation::find_filter, row.slot, *wanted.filter_version))
            throw refuse::no_version;
        row.filter_version = *wanted.filter_version;
    }
    if (wanted.signature) {
        if (auto ok = translation::check_signature(*wanted.signature); !ok)
            throw refuse::bad_translation.because(ok.error()).saying("Wrong: " + ok.error() + ".");
        row.signature = to_json(*wanted.signature);
    }
    if (wanted.secret) take_secret(app, row, *wanted.secret);
    if (wanted.mentions) row.mentions = *wanted.mentions;
    co_await app.db.write(save_row, saved);
    co_return shown_translation(saved.row);
}

Task<ReadyJson> preview_filter(App& app, SignedIn caller, HookId hook_id, WantedPreview wanted) {
    auto facts = co_await managed(app, caller, hook_id);
    if (wanted.source.size() > source_bytes_max) throw refuse::bad_filter.because("it is too long");
    Delivery delivery;
    if (wanted.request) {
        delivery = delivery_of(*wanted.request);
    } else {
        co_await flush_received(app);
        auto row = co_await app.db.read(find_received, facts->settings.slot, wanted.number.value_or(-1));
        if (!row) throw refuse::not_received;
        delivery = delivery_of(*row);
    }
    auto known = app.catalogue.now();
    auto ways = std::make_shared<translation::Ways>(*app.hook_cache.ways(facts, *known));
    ways->filter = filter::make_program("preview", known->shared, wanted.source);
    auto asked = std::make_shared<translation::Asked>();
    asked->foreign = foreign_of(delivery);
    asked->ways = std::move(ways);
    asked->proven = true;
    asked->now = app.clock.now();
    auto translated = co_await translation::translate(&app.catalogue, std::move(asked));
    co_return ReadyJson(json_text(preview_of(translated)));
}

Task<std::vector<FilterVersion>> list_filters(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    auto rows = co_await app.db.read(translation::filters_of, facts->settings.slot, versions_shown);
    std::vector<FilterVersion> shown;
    for (const auto& row : rows) shown.push_back(shown_filter(row));
    co_return shown;
}

Task<FilterVersion> save_filter(App& app, SignedIn caller, HookId hook_id, WantedFilter wanted) {
    auto facts = co_await managed(app, caller, hook_id);
    if (wanted.source.empty() || wanted.source.size() > source_bytes_max ||
        wanted.note.size() > note_bytes_max)
        throw refuse::bad_filter.because("source has 1 to 65536 bytes, note at most 500");
    co_await require_compiled(app, wanted.source);
    FilterRow row{.slot = facts->settings.slot,
                  .create_at = app.clock.now(),
                  .user_id = caller.user_id,
                  .source = std::move(wanted.source),
                  .note = std::move(wanted.note)};
    co_return shown_filter(co_await app.db.write(save_version, saved_of(*facts), std::move(row)));
}

Task<FilterVersion> restore_filter(App& app, SignedIn caller, HookId hook_id, PathText version) {
    auto facts = co_await managed(app, caller, hook_id);
    auto row = co_await app.db.read(translation::find_filter, facts->settings.slot, number_of(version));
    if (!row) throw refuse::no_version;
    Saved saved = saved_of(*facts);
    saved.row.filter_version = row->version;
    co_await app.db.write(save_row, saved);
    co_return shown_filter(*row);
}

Task<Received> send_sample(App& app, SignedIn caller, HookId hook_id, WantedSample wanted) {
    auto facts = co_await managed(app, caller, hook_id);
    auto integration = app.catalogue.now()->find(wanted.integration);
    if (!integration) throw refuse::no_sample;
    auto fixture = translation::read_fixture(integration->file("fixtures/" + wanted.fixture + ".http"));
    if (!fixture) throw refuse::no_sample;
    Delivery delivery{.hook_id = hook_id,
                      .content_type = fixture->content_type,
                      .body = *fixture->body,
                      .remote_address = "sample",
                      .replayed = true};
    std::vector<FormField> query(fixture->query.begin(), fixture->query.end());
    delivery.query = write_form(query);
    for (const auto& [name, value] : fixture->headers) append_header_line(delivery.headers, name, value);
    auto delivered = co_await receive(app, std::move(delivery));
    co_await flush_received(app);
    auto row = co_await app.db.read(find_received, facts->settings.slot, delivered.number);
    if (!row) throw refuse::not_received;
    co_return shown(*row, true);
}

}  // namespace heliograph::incoming_webhooks
