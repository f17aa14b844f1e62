// Written by hand, so read leniently.
#include "src/translation/fixture.h"

#include <algorithm>

#include "base/wire/forms.h"

namespace heliograph::translation {

namespace {

std::string_view next_line(std::string_view& text) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::optional<Foreign> read_fixture(std::string_view text) {
    Foreign foreign;
    std::string_view first = next_line(text);
    std::size_t begin = first.find(' '), end = first.rfind(" HTTP/");
    if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return std::nullopt;
    std::string_view target = first.substr(begin + 1, end - begin - 1);
    if (auto mark = target.find('?'); mark != std::string_view::npos)
        if (auto query = read_form(target.substr(mark + 1))) foreign.query = std::move(query->fields);
    while (!text.empty()) {
        std::string_view line = next_line(text);
        if (line.empty()) break;
        std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        std::string_view value = line.substr(colon + 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        foreign.headers.emplace_back(lower(line.substr(0, colon)), value);
    }
    foreign.content_type = foreign.header("content-type");
    foreign.body = std::make_shared<const std::string>(text);
    return foreign;
}

}  // namespace heliograph::translation
