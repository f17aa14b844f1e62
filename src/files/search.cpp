// Finding files by their names.
#include "src/files/search.h"

#include <algorithm>

#include "base/words/letters.h"

namespace heliograph::files {

namespace {

// How many of the newest that fit the first word are looked at.
constexpr std::int64_t looked_at_max = 5000;
constexpr std::size_t found_max = 1000;

// The next term; a quoted one may hold spaces.
std::string_view next_term(std::string_view& rest) {
    auto begin = rest.find_first_not_of(" \t\n");
    if (begin == rest.npos) {
        rest = {};
        return {};
    }
    rest.remove_prefix(begin);
    std::size_t quote = rest.starts_with('"') ? 0 : rest.starts_with("-\"") ? 1 : rest.npos;
    std::size_t end = quote == rest.npos ? rest.find_first_of(" \t\n") : rest.find('"', quote + 1);
    if (quote != rest.npos && end != rest.npos) ++end;
    auto term = rest.substr(0, end);
    rest.remove_prefix(term.size());
    return term;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool fits(const FileInfo& file, const FileQuery& query) {
    std::string name = lower(file.name);
    auto inside = [&](const std::string& word) { return name.find(word) != name.npos; };
    bool named = query.words.empty() || (query.any_word ? std::ranges::any_of(query.words, inside)
                                                        : std::ranges::all_of(query.words, inside));
    return named && std::ranges::none_of(query.not_words, inside) &&
           (query.extensions.empty() || has(query.extensions, file.extension)) &&
           !has(query.not_extensions, file.extension);
}

std::string pattern_of(const FileQuery& query) {
    if (query.words.empty() || (query.any_word && query.words.size() > 1)) return "%";
    std::string pattern = "%";
    for (char c : query.words.front()) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace

FileQuery read_terms(std::string_view terms) {
    FileQuery query;
    for (auto term = next_term(terms); !term.empty(); term = next_term(terms)) {
        bool without = term.starts_with('-') && term.size() > 1;
        if (without) term.remove_prefix(1);
        std::string text = lower(term);
        std::erase(text, '"');
        while (!text.empty() && text.back() == '*') text.pop_back();
        auto take = [&](std::string_view flag, std::vector<std::string>& into) {
            if (!text.starts_with(flag)) return false;
            std::string value = text.substr(flag.size());
            while (!value.empty() && (value.front() == '@' || value.front() == '~' || value.front() == '.'))
                value.erase(0, 1);
            if (!value.empty()) into.push_back(std::move(value));
            return true;
        };
        if (take("ext:", without ? query.not_extensions : query.extensions)) continue;
        if (!without && (take("from:", query.from) || take("in:", query.in) || take("channel:", query.in)))
            continue;
        if (!text.empty()) (without ? query.not_words : query.words).push_back(std::move(text));
    }
    return query;
}

std::vector<FileInfo> find_files(Reader& db, UserId user_id, TeamId team_id, FileQuery query) {
    auto found = db.all_as<FileInfo>(
        "f",
        "FROM fileinfo f JOIN channelmembers m ON m.channelid = f.channelid AND m.userid = $1 "
        "JOIN channels c ON c.id = f.channelid JOIN users u ON u.id = f.creatorid "
        "WHERE f.deleteat = 0 AND f.postid <> '' AND (c.teamid = $2 OR c.teamid = '' OR $2 = '') "
        "AND (c.deleteat = 0 OR $3 = TRUE) AND LOWER(f.name) LIKE $4 ESCAPE '\\' "
        "AND ($5 = '[]' OR u.username IN ({list $6})) AND ($7 = '[]' OR c.name IN ({list $8})) "
        "ORDER BY f.createat DESC, f.id DESC LIMIT $9",
        user_id, team_id, query.archived_too, pattern_of(query), query.from, in_list(query.from), query.in,
        in_list(query.in), looked_at_max);
    std::erase_if(found, [&](const FileInfo& file) { return !fits(file, query); });
    if (found.size() > found_max) found.resize(found_max);
    return found;
}

}  // namespace heliograph::files
