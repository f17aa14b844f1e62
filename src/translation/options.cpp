// Query parameters are texts: each type says how it is written there.
#include "src/translation/options.h"

#include <algorithm>
#include <charconv>

#include "base/wire/read_json.h"

namespace heliograph::translation {

namespace json = boost::json;

namespace {

constexpr std::size_t globs_max = 100;
constexpr std::size_t text_bytes_max = 2000;

bool is_texts(const json::value& value) {
    if (!value.is_array() || value.get_array().size() > globs_max) return false;
    return std::ranges::all_of(value.get_array(), [](const json::value& one) {
        return one.is_string() && one.get_string().size() <= text_bytes_max;
    });
}

bool is_choice(const Option& option, const json::value& value) {
    auto choices = parse_json(option.choices.text);
    if (!choices || !choices->is_array()) return false;
    return std::ranges::any_of(choices->get_array(), [&](const json::value& choice) {
        if (!choice.is_object()) return choice == value;
        const auto* known = choice.get_object().if_contains("value");
        return known && *known == value;
    });
}

bool fits(const Option& option, const json::value& value) {
    if (option.type == "globs") return is_texts(value);
    if (option.type == "bool") return value.is_bool();
    if (option.type == "number") return value.is_number();
    if (option.type == "choice") return is_choice(option, value);
    return value.is_string() && value.get_string().size() <= text_bytes_max;
}

json::array comma_list(std::string_view text) {
    json::array list;
    for (std::size_t begin = 0; begin < text.size() && list.size() < globs_max;) {
        std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin) list.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return list;
}

json::value from_text(const Option& option, std::string_view text) {
    if (option.type == "globs") return comma_list(text);
    if (option.type == "bool") return text != "false" && text != "0" && text != "no" && text != "off";
    if (option.type == "number") {
        double number = 0;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() ? json::value(number) : json::value(nullptr);
    }
    return json::string(text);
}

std::vector<std::string> texts_of(const json::value* value) {
    std::vector<std::string> texts;
    if (!value || !is_texts(*value)) return texts;
    for (const auto& one : value->get_array()) texts.emplace_back(std::string_view(one.get_string()));
    return texts;
}

std::vector<std::string> globs_of(const json::object& set, const Foreign& foreign, std::string_view name) {
    if (auto text = foreign.parameter(name); !text.empty()) {
        json::value list = comma_list(text);
        return texts_of(&list);
    }
    return texts_of(set.if_contains(name));
}

}  // namespace

Chosen choose_options(const Integration* integration, const json::object& set, const Foreign& foreign) {
    Chosen chosen;
    chosen.events = globs_of(set, foreign, "events");
    chosen.not_events = globs_of(set, foreign, "not_events");
    if (auto text = foreign.parameter("when"); !text.empty())
        chosen.when = text;
    else if (const auto* when = set.if_contains("when"); when && when->is_string())
        chosen.when = std::string_view(when->get_string());
    if (!integration) return chosen;
    for (const auto& option : integration->manifest.options) {
        auto standard = parse_json(option.default_value.text);
        json::value value = standard ? std::move(*standard) : json::value(nullptr);
        if (const auto* own = set.if_contains(option.name); own && fits(option, *own)) value = *own;
        if (auto text = foreign.parameter(option.name); !text.empty())
            if (auto given = from_text(option, text); fits(option, given)) value = std::move(given);
        chosen.options[option.name] = std::move(value);
    }
    return chosen;
}

std::expected<void, std::string> check_options(const Integration* integration, const json::object& set) {
    for (const auto& member : set) {
        std::string name(member.key());
        const json::value& value = member.value();
        if (name == "events" || name == "not_events") {
            if (!is_texts(value)) return std::unexpected(name + " must be a list of texts");
        } else if (name == "when") {
            if (!value.is_string()) return std::unexpected("when must be text");
        } else if (integration) {
            auto known = std::ranges::find(integration->manifest.options, name, &Option::name);
            if (known == integration->manifest.options.end())
                return std::unexpected("there is no option " + name);
            if (!value.is_null() && !fits(*known, value))
                return std::unexpected(name + " is not a value of type " + known->type);
        }
    }
    return {};
}

std::string unwanted(const Chosen& chosen, const std::string& event) {
    auto any = [&](const std::vector<std::string>& globs) {
        return std::ranges::any_of(globs, [&](const std::string& glob) { return matches(event, glob); });
    };
    if (!chosen.events.empty() && !any(chosen.events))
        return "The option events of this webhook does not name \"" + event + "\".";
    if (any(chosen.not_events)) return "The option not_events of this webhook names \"" + event + "\".";
    return {};
}

}  // namespace heliograph::translation
