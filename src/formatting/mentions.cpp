// Words are cut as the peer cuts them: letters, digits and ":.-_@" belong to a word.
#include "src/formatting/mentions.h"

#include <algorithm>

#include "base/words/letters.h"
#include "src/formatting/runes.h"

namespace heliograph::formatting {

namespace {

bool is_soft(char c) { return c == ':' || c == '.' || c == '-' || c == '_'; }

template <class F>
void for_each_word(std::string_view text, F f) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t at = i;
        char32_t rune = next_rune(text, i);
        if (is_letter(rune) || is_digit(rune) || rune == '@' ||
            (rune < 0x80 && is_soft(static_cast<char>(rune))))
            continue;
        if (at > begin) f(text.substr(begin, at - begin));
        begin = i;
    }
    if (begin < text.size()) f(text.substr(begin));
}

bool is_emoji(std::string_view word) { return word.size() > 1 && word.front() == ':' && word.back() == ':'; }

std::string_view without_soft_start(std::string_view word) {
    while (!word.empty() && is_soft(word.front())) word.remove_prefix(1);
    return word;
}

bool call_everyone(std::string_view name, Mentions& mentions) {
    if (name == "channel") return mentions.channel = true;
    if (name == "all") return mentions.all = true;
    if (name == "here") return mentions.here = true;
    return false;
}

void add_name(std::string_view word, Mentions& mentions) {
    std::vector<std::string> forms;
    std::string name = lower(word.substr(1));
    while (!name.empty()) {
        if (call_everyone(name, mentions)) return;
        forms.push_back(name);
        if (!is_soft(name.back())) break;
        name.pop_back();
    }
    if (!forms.empty() && std::ranges::find(mentions.names, forms) == mentions.names.end())
        mentions.names.push_back(std::move(forms));
}

// How many backticks or tildes open or close a fence on this line; 0 if none.
std::size_t fence_length(std::string_view line, char& kind) {
    std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || indent > 3) return 0;
    char c = line[indent];
    if (c != '`' && c != '~') return 0;
    std::size_t end = line.find_first_not_of(c, indent);
    std::size_t length = (end == std::string_view::npos ? line.size() : end) - indent;
    if (length < 3 || (c == '`' && line.find('`', indent + length) != std::string_view::npos)) return 0;
    kind = c;
    return length;
}

void blank_out(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        if (text[i] != '\n') text[i] = ' ';
}

void blank_out_blocks(std::string& text) {
    std::size_t open_length = 0;
    char open_kind = 0;
    bool after_blank_line = true;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = std::string_view(text).substr(begin, end - begin);
        char kind = 0;
        std::size_t length = fence_length(line, kind);
        bool empty = line.find_first_not_of(" \t\r") == std::string_view::npos;
        bool indented = after_blank_line && !empty && (line.starts_with("    ") || line.starts_with('\t'));
        bool closes = open_length > 0 && kind == open_kind && length >= open_length;
        bool opens = open_length == 0 && length > 0;
        if (open_length > 0 || opens || indented) blank_out(text, begin, end);
        if (closes) open_length = 0;
        if (opens) {
            open_length = length;
            open_kind = kind;
        }
        after_blank_line = empty || indented || closes;
        begin = end + 1;
    }
}

// A code span reaches from a run of backticks to the next run of the same length.
void blank_out_spans(std::string& text) {
    struct Run {
        std::size_t begin;
        std::size_t length;
    };
    std::vector<Run> runs;
    for (std::size_t i = text.find('`'); i != std::string::npos;) {
        std::size_t end = std::min(text.find_first_not_of('`', i), text.size());
        runs.push_back({i, end - i});
        i = text.find('`', end);
    }
    // REASON: only the 64 runs that follow are tried, so that a text of backticks stays cheap.
    for (std::size_t open = 0; open < runs.size(); ++open) {
        for (std::size_t close = open + 1; close < runs.size() && close <= open + 64; ++close) {
            if (runs[close].length != runs[open].length) continue;
            blank_out(text, runs[open].begin, runs[close].begin + runs[close].length);
            open = close;
            break;
        }
    }
}

}  // namespace

std::string without_code(std::string_view text) {
    std::string out(text);
    bool may_have_blocks = out.find("```") != std::string::npos || out.find("~~~") != std::string::npos ||
                           out.find("    ") != std::string::npos || out.find('\t') != std::string::npos;
    if (may_have_blocks) blank_out_blocks(out);
    if (out.find('`') != std::string::npos) blank_out_spans(out);
    return out;
}

void add_mentions(std::string_view text, Mentions& mentions) {
    if (text.find('@') == std::string_view::npos) return;
    for_each_word(without_code(text), [&](std::string_view word) {
        if (is_emoji(word)) return;
        word = without_soft_start(word);
        if (word.size() > 1 && word.front() == '@') add_name(word, mentions);
    });
}

Mentions find_mentions(std::string_view text) {
    Mentions mentions;
    add_mentions(text, mentions);
    return mentions;
}

std::vector<std::string> channel_mentions(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t i = text.find('~'); i != std::string_view::npos; i = text.find('~', i + 1)) {
        if (i > 0 && is_ascii_word(text[i - 1])) continue;
        std::size_t end = i + 1;
        while (end < text.size() && (is_ascii_word(text[end]) || text[end] == '-')) ++end;
        std::string name(text.substr(i + 1, end - i - 1));
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        i = end - 1;
    }
    return names;
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    std::string plain = without_code(text);
    for_each_word(plain, [&](std::string_view word) {
        if (is_emoji(word)) return;
        word = without_soft_start(word);
        std::string_view whole = word;
        while (!word.empty() && is_soft(word.back())) word.remove_suffix(1);
        if (word.empty()) return;
        words.emplace_back(word);
        if (whole.front() == '@' || word.find_first_of(".-:") == std::string_view::npos) return;
        for (std::size_t begin = 0; begin <= word.size();) {
            std::size_t end = std::min(word.find_first_of(".-:", begin), word.size());
            if (end > begin) words.emplace_back(word.substr(begin, end - begin));
            begin = end + 1;
        }
    });
    return words;
}

}  // namespace heliograph::formatting
