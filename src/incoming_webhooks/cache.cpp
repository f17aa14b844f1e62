// Filled on first use, kept true by the own events.
#include "src/incoming_webhooks/cache.h"

#include "base/events/bus.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/store.h"

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
    }
    return facts;
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

Task<std::shared_ptr<const HookFacts>> Cache::get_renamed(Database& db, HookId former_id, Millis now) {
    if (!former_id.valid()) co_return nullptr;
    auto id = co_await db.read(renamed_from, former_id, now);
    if (!id) co_return nullptr;
    co_return co_await get(db, *id);
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

void Cache::listen(Bus& bus) {
    bus.on<HookUpdated>([this](const HookUpdated& news) { hooks_.forget(news.hook.id); });
    bus.on<HookDeleted>([this](const HookDeleted& news) { hooks_.forget(news.hook_id); });
    bus.on<HookRenamed>([this](const HookRenamed& news) { hooks_.forget(news.former_id); });
    bus.on<HookSettingsChanged>([this](const HookSettingsChanged& news) { hooks_.forget(news.hook_id); });
}

}  // namespace heliograph::incoming_webhooks
