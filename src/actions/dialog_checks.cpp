// The limits are the peer's, in bytes.
#include "src/actions/dialog_checks.h"

#include <algorithm>
#include <set>

namespace heliograph::actions {

namespace {

constexpr std::size_t faults_max = 20;
constexpr int minutes_of_a_day = 24 * 60;

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    return value;
}

bool is_one_of(std::string_view text, std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return word == text; });
}

bool is_relative_date(const std::string& text) {
    if (is_one_of(text, {"today", "tomorrow", "yesterday"})) return true;
    if (text.size() < 3 || text.size() > 5 || (text[0] != '+' && text[0] != '-')) return false;
    if (std::string_view("dwmDWM").find(text.back()) == std::string_view::npos) return false;
    return are_digits(std::string_view(text).substr(1, text.size() - 2));
}

bool is_absolute_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    if (!are_digits(text.substr(0, 4)) || !are_digits(text.substr(5, 2)) || !are_digits(text.substr(8, 2)))
        return false;
    int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
    if (month < 1 || month > 12) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int days = month == 2                                                ? (leap ? 29 : 28)
               : (month == 4 || month == 6 || month == 9 || month == 11) ? 30
                                                                         : 31;
    return day >= 1 && day <= days;
}

// Collects what is wrong with one dialog.
class Faults {
public:
    void add(std::string sentence) {
        if (sentences.size() < faults_max) sentences.push_back(std::move(sentence));
    }
    void limit(const std::string& what, const std::string& text, std::size_t least, std::size_t most) {
        if (text.size() < least || text.size() > most)
            add(what + " has " + std::to_string(least) + " to " + std::to_string(most) + " bytes");
    }

    std::vector<std::string> sentences;
};

std::vector<std::string> comma_list(const std::string& text) {
    std::vector<std::string> items(1);
    for (char c : text) {
        if (c == ',')
            items.emplace_back();
        else if (c != ' ' || !items.back().empty())
            items.back() += c;
    }
    return items;
}

bool has_option(const Element& element, const std::string& value) {
    return element.options &&
           std::ranges::any_of(*element.options, [&](const Option& option) { return option.value == value; });
}

void check_options(const Element& element, const std::string& at, Faults& faults) {
    if (element.default_.empty()) return;
    auto wanted = element.multiselect ? comma_list(element.default_) : std::vector{element.default_};
    for (const auto& value : wanted)
        if (!has_option(element, value)) faults.add(at + ": default is none of the options");
}

void check_text(const Element& element, const std::string& at, Faults& faults) {
    std::size_t most = element.type == "text" ? 150 : 3000;
    faults.limit(at + ": default", element.default_, 0, most);
    faults.limit(at + ": placeholder", element.placeholder, 0, most);
    if (!is_one_of(element.subtype, {"", "text", "email", "number", "tel", "url", "password"}))
        faults.add(at + ": unknown subtype " + element.subtype);
    if (element.max_length < 0 || element.max_length > static_cast<int>(most))
        faults.add(at + ": max_length is 0 to " + std::to_string(most));
}

void check_select(const Element& element, const std::string& at, Faults& faults) {
    faults.limit(at + ": default", element.default_, 0, 3000);
    faults.limit(at + ": placeholder", element.placeholder, 0, 3000);
    if (element.data_source == "dynamic") {
        if (!is_lookup_url(element.data_source_url)) faults.add(at + ": data_source_url is no address");
        if (element.options && !element.options->empty())
            faults.add(at + ": a dynamic select has no options");
    } else if (element.data_source.empty()) {
        check_options(element, at, faults);
    } else if (!is_one_of(element.data_source, {"users", "channels"})) {
        faults.add(at + ": data_source is users, channels or dynamic");
    }
}

void check_dates(const Element& element, const std::string& at, Faults& faults) {
    bool timed = element.type == "datetime";
    auto check = [&](const char* name, const std::string& text, bool date_only) {
        if (text.empty() || is_date(text) || (!date_only && is_datetime(text))) return;
        faults.add(at + ": " + name + " is no date");
    };
    check("default", element.default_, !timed);
    check("min_date", element.min_date, true);
    check("max_date", element.max_date, true);
    int interval = element.time_interval;
    if (element.datetime_config && element.datetime_config->time_interval != 0)
        interval = element.datetime_config->time_interval;
    if (timed && interval != 0 &&
        (interval < 1 || interval > minutes_of_a_day || minutes_of_a_day % interval != 0))
        faults.add(at + ": time_interval is a number of minutes that divides a day");
}

void check_type(const Element& element, const std::string& at, Faults& faults) {
    if (is_one_of(element.type, {"text", "textarea"})) {
        check_text(element, at, faults);
    } else if (element.type == "select") {
        check_select(element, at, faults);
    } else if (element.type == "bool") {
        if (!is_one_of(element.default_, {"", "true", "false"}))
            faults.add(at + ": default is true or false");
        faults.limit(at + ": placeholder", element.placeholder, 0, 150);
    } else if (element.type == "radio") {
        check_options(element, at, faults);
    } else if (is_one_of(element.type, {"date", "datetime"})) {
        check_dates(element, at, faults);
    } else {
        faults.add(at + ": unknown type " + element.type);
    }
}

void check_element(const Element& element, Faults& faults) {
    std::string at = "element \"" + element.name.substr(0, 60) + "\"";
    faults.limit(at + ": name", element.name, 1, 300);
    faults.limit(at + ": display_name", element.display_name, 1, 24);
    faults.limit(at + ": help_text", element.help_text, 0, 150);
    if (element.min_length < 0) faults.add(at + ": min_length is negative");
    if (element.max_length != 0 && element.min_length > element.max_length)
        faults.add(at + ": min_length is above max_length");
    if (element.multiselect && element.type != "select")
        faults.add(at + ": only a select takes several options");
    check_type(element, at, faults);
}

}  // namespace

bool is_date(const std::string& text) { return is_absolute_date(text) || is_relative_date(text); }

bool is_datetime(const std::string& text) {
    if (is_relative_date(text)) return true;
    if (text.size() < 16 || text[10] != 'T' || !is_absolute_date(std::string_view(text).substr(0, 10)))
        return false;
    std::string_view time = std::string_view(text).substr(11);
    if (time[2] != ':' || !are_digits(time.substr(0, 2)) || !are_digits(time.substr(3, 2))) return false;
    if (number(time.substr(0, 2)) > 23 || number(time.substr(3, 2)) > 59) return false;
    time.remove_prefix(5);
    if (time.size() >= 3 && time[0] == ':' && are_digits(time.substr(1, 2)) && number(time.substr(1, 2)) < 60)
        time.remove_prefix(3);
    if (!time.empty() && time[0] == '.') {
        std::size_t digits = std::min(time.find_first_not_of("0123456789", 1), time.size());
        if (digits == 1) return false;
        time.remove_prefix(digits);
    }
    if (time.empty() || time == "Z") return true;
    return time.size() == 6 && (time[0] == '+' || time[0] == '-') && time[3] == ':' &&
           are_digits(time.substr(1, 2)) && are_digits(time.substr(4, 2));
}

bool is_web_url(const std::string& url) {
    for (std::string_view scheme : {"http://", "https://"})
        if (url.starts_with(scheme))
            return url.size() > scheme.size() && url.find_first_of(" \t\r\n") == url.npos;
    return false;
}

bool is_lookup_url(const std::string& url) {
    if (is_web_url(url)) return true;
    return url.starts_with("/plugins/") && url.find("..") == url.npos && url.find("//") == url.npos;
}

std::vector<std::string> faults_of(const Dialog& dialog) {
    Faults faults;
    faults.limit("title", dialog.title, 1, 24);
    if (!dialog.icon_url.empty() && !is_web_url(dialog.icon_url))
        faults.add("icon_url is no http(s) address");
    if (!dialog.source_url.empty() && !is_lookup_url(dialog.source_url))
        faults.add("source_url is no address");
    std::set<std::string> names;
    if (dialog.elements) {
        for (const auto& element : *dialog.elements) {
            check_element(element, faults);
            if (!names.insert(element.name).second)
                faults.add("element \"" + element.name.substr(0, 60) + "\": the name is taken");
        }
    }
    return std::move(faults.sentences);
}

}  // namespace heliograph::actions
