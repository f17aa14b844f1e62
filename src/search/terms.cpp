// What somebody typed into the search box, taken apart.
#include "src/search/terms.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "base/words/letters.h"

namespace heliograph::search {

namespace {

constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes above ASCII belong to letters of other scripts.
bool is_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

bool has_word(std::string_view text) { return std::ranges::any_of(text, is_word); }

// "2026-01-31", begin of that day in the reader's zone.
std::optional<std::int64_t> day_begin(std::string_view text, std::int64_t zone_offset_s) {
    int parts[3] = {0, 0, 0}, part = 0;
    for (char c : text) {
        if (c == '-' && part < 2)
            ++part;
        else if (c >= '0' && c <= '9' && parts[part] < 10000)
            parts[part] = parts[part] * 10 + (c - '0');
        else
            return std::nullopt;
    }
    using namespace std::chrono;
    year_month_day date{year{parts[0]}, month{static_cast<unsigned>(parts[1])},
                        day{static_cast<unsigned>(parts[2])}};
    if (part != 2 || !date.ok()) return std::nullopt;
    return sys_days{date}.time_since_epoch().count() * day_ms - zone_offset_s * 1000;
}

// Words and quoted phrases, as they stand.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (std::size_t i = 0; i < text.size();) {
        if (is_blank(text[i])) {
            ++i;
            continue;
        }
        std::size_t begin = i;
        bool quoted = false;
        for (; i < text.size() && (quoted || !is_blank(text[i])); ++i)
            if (text[i] == '"') quoted = !quoted;
        pieces.push_back(text.substr(begin, i - begin));
    }
    return pieces;
}

void add_day(Terms& terms, std::string_view flag, std::int64_t begin, bool excluded) {
    auto not_before = [&](std::int64_t at) { terms.after = std::max(terms.after, at); };
    auto not_after = [&](std::int64_t at) {
        terms.before = terms.before == 0 ? at : std::min(terms.before, at);
    };
    if (flag == "on") {
        if (excluded) {
            terms.excluded_days.push_back({begin, begin + day_ms});
        } else {
            not_before(begin);
            not_after(begin + day_ms);
        }
    } else if (flag == "before") {
        excluded ? not_before(begin) : not_after(begin);
    } else {
        excluded ? not_after(begin + day_ms) : not_before(begin + day_ms);
    }
}

bool add_flag(Terms& terms, std::string_view flag, std::string_view value, bool excluded, std::int64_t zone) {
    if (flag == "from" || flag == "in" || flag == "channel") {
        if (value.starts_with('@') || value.starts_with('~')) value.remove_prefix(1);
        if (value.empty()) return true;
        (flag == "from" ? terms.from : terms.in).push_back({lower(value), excluded});
        return true;
    }
    if (flag != "on" && flag != "before" && flag != "after") return false;
    if (auto begin = day_begin(value, zone)) add_day(terms, flag, *begin, excluded);
    return true;
}

void add_word(Terms& terms, std::string_view piece, bool excluded) {
    Term term{.excluded = excluded};
    if (piece.starts_with('#')) {
        term.hashtag = true;
        piece.remove_prefix(1);
    }
    if (piece.ends_with('*')) {
        term.prefix = true;
        while (piece.ends_with('*')) piece.remove_suffix(1);
    }
    if (piece.find('"') != std::string_view::npos) {
        term.phrase = true;
        for (char c : piece)
            if (c != '"') term.text += c;
    } else {
        term.text = std::string(piece);
    }
    if (has_word(term.text)) terms.words.push_back(std::move(term));
}

std::string fts5_term(const Term& term) {
    std::string out = term.hashtag ? "hashtags : \"" : "\"";
    for (char c : term.text) out += c == '"' ? ' ' : c;
    return out + (term.prefix ? "\" *" : "\"");
}

// Each run of letters is a lexeme; what stands together is a phrase.
std::string postgres_term(const Term& term) {
    std::string out, word;
    auto flush = [&] {
        if (word.empty()) return;
        if (!out.empty()) out += " <-> ";
        out += "'" + word + "'";
        word.clear();
    };
    for (char c : term.text) is_word(c) ? static_cast<void>(word += c) : flush();
    flush();
    if (term.prefix) out += ":*";
    return "(" + out + ")";
}

template <class F>
std::string query(const Terms& terms, bool any, const char* both, const char* either, const char* without,
                  F one) {
    std::string wanted, unwanted;
    for (const auto& term : terms.words) {
        std::string& into = term.excluded ? unwanted : wanted;
        if (!into.empty()) into += term.excluded || any ? either : both;
        into += one(term);
    }
    if (wanted.empty() || unwanted.empty()) return wanted;
    return "(" + wanted + ")" + without + "(" + unwanted + ")";
}

}  // namespace

Terms parse_terms(std::string_view text, std::int64_t zone_offset_s) {
    Terms terms;
    auto pieces = pieces_of(text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string_view piece = pieces[i];
        bool excluded = piece.size() > 1 && piece.front() == '-';
        if (excluded) piece.remove_prefix(1);
        std::size_t colon = piece.find(':');
        if (colon != std::string_view::npos && piece.front() != '"') {
            std::string flag = lower(piece.substr(0, colon));
            std::string_view value = piece.substr(colon + 1);
            // "from: anna" is understood as well.
            bool next = value.empty() && i + 1 < pieces.size();
            if (add_flag(terms, flag, next ? pieces[i + 1] : value, excluded, zone_offset_s)) {
                if (next) ++i;
                continue;
            }
        }
        add_word(terms, piece, excluded);
    }
    return terms;
}

std::string fts5_query(const Terms& terms, bool any) {
    return query(terms, any, " AND ", " OR ", " NOT ", fts5_term);
}

std::string postgres_query(const Terms& terms, bool any) {
    return query(terms, any, " & ", " | ", " & !", postgres_term);
}

}  // namespace heliograph::search
