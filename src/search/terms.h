// What somebody typed into the search box, taken apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::search {

// One thing to look for, or with `excluded` one that must not be there.
struct Term {
    std::string text;       // Without quotes, "#", "*" and "-".
    bool excluded = false;  // "-word".
    bool prefix = false;    // "word*".
    bool hashtag = false;   // "#word".
    bool phrase = false;    // "several words".
    friend bool operator==(const Term&, const Term&) = default;
};
// "from:anna", "-in:town-square".
struct Name {
    std::string text;
    bool excluded = false;
    friend bool operator==(const Name&, const Name&) = default;
};

struct Terms {
    std::vector<Term> words;
    std::vector<Name> from;
    std::vector<Name> in;
    // Milliseconds since 1970 UTC; 0 if not given. Posts lie in [after, before) and in no excluded day.
    std::int64_t after = 0;
    std::int64_t before = 0;
    struct Day {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        friend bool operator==(const Day&, const Day&) = default;
    };
    std::vector<Day> excluded_days;

    bool empty() const {
        return words.empty() && from.empty() && in.empty() && after == 0 && before == 0 &&
               excluded_days.empty();
    }
};

// zone_offset_s: the reader's time zone, seconds east of UTC.
Terms parse_terms(std::string_view text, std::int64_t zone_offset_s);

// As a query of FTS5, and as a tsquery; empty when only excluded words or none are there.
std::string fts5_query(const Terms& terms, bool any);
std::string postgres_query(const Terms& terms, bool any);

}  // namespace heliograph::search
