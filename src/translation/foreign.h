// A request of a foreign tool, as recognition and adapters see it. Pure: fit for fuzzing.
#pragma once

#include <boost/json/value.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/filter/model.h"
#include "base/words/letters.h"
#include "src/translation/manifest.h"

namespace heliograph::translation {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

struct Foreign {
    NamedTexts headers;  // Names in lower case.
    NamedTexts query;    // Decoded.
    std::string content_type;
    std::string url;  // The address it came to, as its sender knows it; empty where nobody signs it.
    std::shared_ptr<const std::string> body;  // As it came.

    // Empty if there is none.
    std::string_view header(std::string_view lower_name) const;
    std::string_view parameter(std::string_view name) const;
};

// Its body, understood.
struct Body {
    filter::BodyKind kind = filter::BodyKind::text;
    std::shared_ptr<const std::string> text;  // What a filter is given, of that kind.
    boost::json::value value;                 // For json; null otherwise.
};

// Forms become JSON, XML stays XML, what is nothing of the three is text.
Body read_body(const Foreign& foreign);
// The same body once a worker has turned it from XML into JSON.
Body body_of_xml(std::string json);

// The value at a path; a number is an index, "*" any element. Null counts as missing.
const boost::json::value* value_at(const boost::json::value& value, const std::vector<std::string>& path);
// The first source that has something; texts, numbers and truths count.
std::string first_of(const std::vector<Source>& sources, const Foreign& foreign,
                     const boost::json::value& body);
// Fit to be given back: a short word without control characters.
bool is_challenge(std::string_view text);
// "*" stands for anything.
bool matches(std::string_view text, std::string_view glob);
using heliograph::lower;

}  // namespace heliograph::translation
