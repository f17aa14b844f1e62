// A tree built from expat's events. Runs in workers only.
#include "base/filter/xml.h"

#include <expat.h>

#include <string>
#include <vector>

namespace heliograph::filter {

namespace {

constexpr std::size_t depth_max = 100;

struct Element {
    std::string name;
    jv members = jv_object();
    std::string text;
};

struct Reading {
    XML_Parser parser = nullptr;
    std::vector<Element> open;
    jv root = jv_null();
    bool refused = false;

    void refuse() {
        refused = true;
        XML_StopParser(parser, XML_FALSE);
    }
};

jv text_value(std::string_view text) { return jv_string_sized(text.data(), static_cast<int>(text.size())); }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// A second member of the same name makes a list of both.
jv with_member(jv object, std::string_view name, jv value) {
    jv key = text_value(name);
    if (!jv_object_has(jv_copy(object), jv_copy(key))) return jv_object_set(object, key, value);
    jv before = jv_object_get(jv_copy(object), jv_copy(key));
    if (jv_get_kind(before) != JV_KIND_ARRAY) before = jv_array_append(jv_array(), before);
    // Held by the object no longer, the list grows where it is instead of being copied.
    object = jv_object_set(object, jv_copy(key), jv_null());
    return jv_object_set(object, key, jv_array_append(before, value));
}

void opened(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    if (reading.open.size() >= depth_max) return reading.refuse();
    Element element{.name = name};
    for (; *attributes; attributes += 2)
        element.members =
            with_member(element.members, std::string("@") + attributes[0], text_value(attributes[1]));
    reading.open.push_back(std::move(element));
}

void closed(void* data, const XML_Char*) {
    auto& reading = *static_cast<Reading*>(data);
    Element element = std::move(reading.open.back());
    reading.open.pop_back();
    std::string_view text = trimmed(element.text);
    jv value = element.members;
    if (jv_object_length(jv_copy(value)) == 0) {
        jv_free(value);
        value = text_value(text);
    } else if (!text.empty()) {
        value = jv_object_set(value, text_value("#text"), text_value(text));
    }
    jv& parent = reading.open.empty() ? reading.root : reading.open.back().members;
    if (reading.open.empty()) parent = jv_object();
    parent = with_member(parent, element.name, value);
}

void said(void* data, const XML_Char* text, int length) {
    auto& reading = *static_cast<Reading*>(data);
    if (!reading.open.empty()) reading.open.back().text.append(text, static_cast<std::size_t>(length));
}

// Entities of a document's own are how a small text becomes a large one.
void declared(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
              const XML_Char*, const XML_Char*) {
    static_cast<Reading*>(data)->refuse();
}

}  // namespace

std::optional<jv> xml_value(std::string_view text) {
    XML_Parser parser = XML_ParserCreate(nullptr);
    Reading reading{.parser = parser};
    XML_SetUserData(parser, &reading);
    XML_SetElementHandler(parser, opened, closed);
    XML_SetCharacterDataHandler(parser, said);
    XML_SetEntityDeclHandler(parser, declared);
    bool read = XML_Parse(parser, text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    for (auto& element : reading.open) jv_free(element.members);
    if (read && !reading.refused && jv_get_kind(reading.root) == JV_KIND_OBJECT) return reading.root;
    jv_free(reading.root);
    return std::nullopt;
}

}  // namespace heliograph::filter
