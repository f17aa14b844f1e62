// SQL as the stores write it: literals known by their address, texts made at run time, lists as one
// parameter.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/words/types.h"

namespace heliograph {

enum class Dialect { any, sqlite, postgres };

// A text put together at run time; its statement is cached by content. Values belong into parameters, never
// here.
struct MadeSql {
    std::string text;
};

// The portable subset, with parameters $1, $2, ... in any order and as often as wanted. A list of values is
// one parameter: `db.all<Post>("FROM posts WHERE id IN ({list $1})", in_list(ids))`. LIKE minds case on both
// engines and takes `ESCAPE '\'` to be written out. Casts are CAST(x AS y): `::` is not portable.
class Sql {
public:
    // A literal is known by its address from then on: looking up its statement compares no text.
    consteval Sql(const char* literal) : text_(literal), literal_(true) {}
    // Looks at the made text, so it does not outlive the statement it is written in.
    Sql(const MadeSql& made) : text_(made.text), literal_(false) {}
    static MadeSql made(std::string text) { return {std::move(text)}; }

    constexpr std::string_view text() const { return text_; }
    constexpr bool literal() const { return literal_; }

private:
    std::string_view text_;
    bool literal_;
};

// The argument of `{list $n}`.
struct InList {
    std::string json;
};
InList in_list(const std::vector<std::string>& texts);
InList in_list(std::span<const std::string> texts);
InList in_list(std::span<const std::int64_t> numbers);
template <class Noun>
InList in_list(std::span<const Id<Noun>> ids) {
    InList list{"["};
    for (const auto& id : ids) {
        if (list.json.size() > 1) list.json += ',';
        list.json += '"';
        list.json += id.view();
        list.json += '"';
    }
    list.json += ']';
    return list;
}
template <class Noun>
InList in_list(const std::vector<Id<Noun>>& ids) {
    return in_list(std::span<const Id<Noun>>(ids));
}

// The portable text in the words of one engine.
std::string in_dialect(std::string_view sql, Dialect dialect);

}  // namespace heliograph
