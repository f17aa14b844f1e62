// Filled on first use, kept true by the own events.
#include "src/incoming_webhooks/cache.h"

#include "base/events/bus.h"
#include "base/wire/read_json.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/store.h"
#include "src/translation/store.h"

namespace heliograph::incoming_webhooks {

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::optional<HookFacts> load_facts(Reader& db, HookId id) {
    auto hook = find_hook(db, id);
    if (!hook) return std::nullopt;
    HookFacts facts{.hook = std::move(*hook)};
    if (auto settings = find_settings(db, id)) {
        facts.settings = std::move(*settings);
        facts.allow_list = read_allow_list(words_of(facts.settings.allow_list)).value_or(AddressList());
        facts.last_number = last_number(db, facts.settings.slot);
        if (auto row = translation::find_translation(db, facts.settings.slot))
            facts.translation = std::move(*row);
        if (auto rule = from_json<translation::SignatureRule>(facts.translation.signature))
            facts.signature = std::move(*rule);
        if (auto version = facts.translation.filter_version)
            if (auto filter = translation::find_filter(db, facts.settings.slot, version))
                facts.filter_source = std::move(filter->source);
    }
    return facts;
}

// Hooks whose filters are kept ready; beyond that they are made anew for each request.
constexpr std::size_t ways_max = 10'000;

translation::Ways ways_of(const HookFacts& facts, const translation::Integrations& known) {
    const auto& row = facts.translation;
    translation::Ways ways{.integration = row.integration};
    ways.signature = facts.signature;
    if (auto options = parse_json(row.options); options && options->is_object())
        ways.options = std::move(options->get_object());
    if (!row.secret.empty()) ways.secrets.push_back({row.secret, 0});
    if (!row.old_secret.empty()) ways.secrets.push_back({row.old_secret, row.old_secret_until});
    std::string whose = " of hook " + std::to_string(facts.settings.slot);
    if (!facts.filter_source.empty())
        ways.filter = filter::make_program("filter" + whose, known.shared, facts.filter_source);
    const auto* when = ways.options.if_contains("when");
    if (when && when->is_string() && !when->get_string().empty())
        ways.when = filter::make_program("when" + whose, known.shared,
                                         std::string(std::string_view(when->get_string())));
    return ways;
}

HookSettingsRow make_settings(Transaction& tx, HookId id) { return settings_row(tx, id); }

}  // namespace

Task<std::shared_ptr<const HookFacts>> Cache::get(Database& db, HookId id) {
    if (!id.valid()) co_return nullptr;
    auto facts = co_await hooks_.get(db, id, load_facts);
    // A hook of a database that the peer made has no settings yet.
    if (facts && facts->settings.slot == 0) {
        co_await db.write(make_settings, id);
        hooks_.forget(id);
        facts = co_await hooks_.get(db, id, load_facts);
    }
    co_return facts;
}

Task<std::shared_ptr<const HookFacts>> Cache::get_addressed(Database& db, HookId id, Millis now) {
    auto facts = co_await get(db, id);
    if (facts || !id.valid()) co_return facts;
    auto renamed = co_await db.read(renamed_from, id, now);
    if (!renamed) co_return nullptr;
    co_return co_await get(db, *renamed);
}

std::shared_ptr<HookCounters> Cache::counters(const HookFacts& facts) {
    auto shard = counters_[static_cast<std::size_t>(facts.settings.slot) % counters_.size()].lock();
    auto& counters = (*shard)[facts.settings.slot];
    if (!counters) {
        counters = std::make_shared<HookCounters>();
        counters->slot = facts.settings.slot;
        counters->last_number = facts.last_number;
    }
    return counters;
}

std::shared_ptr<const translation::Ways> Cache::ways(std::shared_ptr<const HookFacts> facts,
                                                     const translation::Integrations& known) {
    static const auto usual = std::make_shared<const translation::Ways>();
    if (facts->translation.slot == 0) return usual;
    auto all = ways_.lock();
    if (all->size() > ways_max) all->clear();
    auto& ready = (*all)[facts->settings.slot];
    if (ready.facts != facts || ready.shared != known.shared)
        ready = {facts, known.shared, std::make_shared<const translation::Ways>(ways_of(*facts, known))};
    return ready.ways;
}

void Cache::listen(Bus& bus) {
    bus.on<HookUpdated>([this](const HookUpdated& news) { hooks_.forget(news.hook.id); });
    bus.on<HookDeleted>([this](const HookDeleted& news) { hooks_.forget(news.hook_id); });
    bus.on<HookRenamed>([this](const HookRenamed& news) { hooks_.forget(news.former_id); });
    bus.on<HookSettingsChanged>([this](const HookSettingsChanged& news) { hooks_.forget(news.hook_id); });
}

}  // namespace heliograph::incoming_webhooks
