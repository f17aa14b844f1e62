// Setting and clearing custom statuses; they live in props and in a preference, as the peer's clients expect.
#include "src/presence/custom_status.h"

#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/preferences/store.h"
#include "src/settings.h"
#include "src/users/rules.h"
#include "src/users/validity.h"

namespace heliograph::presence {

namespace {

constexpr std::size_t text_runes_max = 100, recent_max = 5;
constexpr const char* category = "custom_status";
constexpr const char* recent_name = "recent_custom_statuses";

std::string cut_to_runes(const std::string& text, std::size_t runes) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((text[at] & 0xC0) != 0x80 && count++ == runes) return text.substr(0, at);
    return text;
}

std::vector<CustomStatus> recent_of(Reader& db, UserId user_id) {
    auto kept = preferences::find(db, user_id, category, recent_name);
    if (!kept) return {};
    return from_json<std::vector<CustomStatus>>(kept->value).value_or(std::vector<CustomStatus>{});
}

void keep_recent(Transaction& tx, UserId user_id, const std::vector<CustomStatus>& recent) {
    preferences::keep(tx, user_id, {{user_id, category, recent_name, to_json(recent)}});
}

void add_recent(Transaction& tx, UserId user_id, CustomStatus status) {
    auto recent = recent_of(tx, user_id);
    std::erase_if(recent, [&](const auto& known) { return known.text == status.text; });
    recent.insert(recent.begin(), std::move(status));
    if (recent.size() > recent_max) recent.resize(recent_max);
    keep_recent(tx, user_id, recent);
}

void drop_recent(Transaction& tx, UserId user_id, CustomStatus status) {
    auto recent = recent_of(tx, user_id);
    std::erase_if(recent, [&](const auto& known) {
        return known.text == status.text && known.emoji == status.emoji && known.duration == status.duration;
    });
    keep_recent(tx, user_id, recent);
}

void must_be_enabled(App& app) {
    if (!app.settings.now()->teams.EnableCustomUserStatuses) throw refuse::custom_statuses_off;
}

}  // namespace

Task<Ok> set_custom(App& app, SignedIn caller, UserId user_id, CustomStatus wanted) {
    must_be_enabled(app);
    if (wanted.emoji.empty() && wanted.text.empty()) throw refuse::invalid_body_param;
    if (wanted.emoji.empty()) wanted.emoji = "speech_balloon";
    wanted.text = cut_to_runes(wanted.text, text_runes_max);
    co_await users::acted_on(app, caller, user_id);
    co_await users::set_prop(app, user_id, "customStatus", to_json(wanted));
    co_await app.db.write(add_recent, user_id, std::move(wanted));
    co_return Ok{};
}

Task<Ok> clear_custom(App& app, SignedIn caller, UserId user_id) {
    must_be_enabled(app);
    co_await users::acted_on(app, caller, user_id);
    co_await users::set_prop(app, user_id, "customStatus", "");
    co_return Ok{};
}

Task<Ok> forget_recent(App& app, SignedIn caller, UserId user_id, CustomStatus which) {
    must_be_enabled(app);
    co_await users::acted_on(app, caller, user_id);
    co_await app.db.write(drop_recent, user_id, std::move(which));
    co_return Ok{};
}

}  // namespace heliograph::presence
