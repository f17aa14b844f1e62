// Reading and writing the small maps of texts that rows carry.
#include "src/users/text_map.h"

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"

namespace heliograph::users {

TextMap read_texts(const Json& json) {
    TextMap texts;
    auto value = parse_json(json.text);
    if (!value || !value->is_object()) return texts;
    for (const auto& item : value->get_object())
        if (item.value().is_string())
            texts.emplace(std::string_view(item.key()), std::string_view(item.value().get_string()));
    return texts;
}

Json write_texts(const TextMap& texts) { return Json{to_json(texts)}; }

std::string text_at(const Json& json, std::string_view key) {
    if (json.text.find(key) == std::string::npos) return {};
    TextMap texts = read_texts(json);
    auto found = texts.find(std::string(key));
    return found == texts.end() ? std::string() : found->second;
}

}  // namespace heliograph::users
