// What is kept in memory of posts.
#include "src/posts/cache.h"

#include "base/store/reader.h"
#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/formatting/runes.h"

namespace heliograph::posts {

namespace {

void add_keys(Keywords& words, UserId id, const std::string& list) {
    for (std::size_t begin = 0; begin <= list.size();) {
        std::size_t end = std::min(list.find(',', begin), list.size());
        std::string word = list.substr(begin, end - begin);
        while (!word.empty() && word.front() == ' ') word.erase(word.begin());
        while (!word.empty() && word.back() == ' ') word.pop_back();
        if (!word.empty()) words.any_case[lower(word)].push_back(id);
        begin = end + 1;
    }
}

// Only people who chose words of their own; almost nobody does.
std::optional<Keywords> load_keywords(Reader& db, int) {
    Keywords words;
    auto rows = db.tuples<UserId, std::string, Json>(
        "SELECT id, firstname, notifyprops FROM users WHERE deleteat = 0");
    for (auto& [id, first_name, notify_props] : rows) {
        auto props = parse_json(notify_props.text);
        if (!props || !props->is_object()) continue;
        const auto* keys = props->get_object().if_contains("mention_keys");
        if (keys && keys->is_string()) add_keys(words, id, std::string(keys->get_string()));
        const auto* first = props->get_object().if_contains("first_name");
        if (first && first->is_string() && first->get_string() == "true" && !first_name.empty())
            words.exact[first_name].push_back(id);
    }
    return words;
}

}  // namespace

Task<std::shared_ptr<const Keywords>> Cache::keywords(Database& db) {
    co_return co_await keywords_.get(db, 0, load_keywords);
}

Pending::Found Pending::begin(const std::string& key, Millis now) {
    auto entries = entries_.lock();
    auto [place, fresh] = entries->try_emplace(key, Entry{{}, now});
    if (!fresh && place->second.at + kept_ms < now) {
        place->second = Entry{{}, now};
        fresh = true;
    }
    if (fresh) {
        if (entries->size() > entries_max)
            std::erase_if(*entries, [now](const auto& entry) { return entry.second.at + kept_ms < now; });
        if (entries->size() > entries_max) entries->erase(key);
        return {State::fresh, {}};
    }
    if (place->second.post_id.empty()) return {State::under_way, {}};
    return {State::made, place->second.post_id};
}

void Pending::made(const std::string& key, PostId id) {
    auto entries = entries_.lock();
    auto found = entries->find(key);
    if (found != entries->end()) found->second.post_id = id;
}

void Pending::failed(const std::string& key) {
    auto entries = entries_.lock();
    entries->erase(key);
}

}  // namespace heliograph::posts
