// Looks at the usual members: services name people in few ways.
#include "src/translation/people.h"

#include <algorithm>
#include <array>

#include "base/wire/read_json.h"

namespace heliograph::translation {

namespace json = boost::json;

namespace {

constexpr std::size_t people_max = 50, member_bytes_max = 200, name_bytes_min = 3;
constexpr int depth_max = 16, values_max = 5000, mentions_max = 20;
constexpr std::array email_keys{"email", "emailAddress", "email_address", "mail"};
constexpr std::array login_keys{"login", "username", "user_name", "userName", "nickname", "handle"};
constexpr std::array name_keys{"name", "display_name", "displayName", "full_name", "fullName", "real_name"};
constexpr std::string_view hidden = "\u200b";  // Adapters put it behind an @ that must not call anybody.

template <class Keys>
std::string first_text(const json::object& object, const Keys& keys) {
    for (const char* key : keys) {
        const auto* value = object.if_contains(key);
        if (!value || !value->is_string()) continue;
        const auto& text = value->get_string();
        if (!text.empty() && text.size() <= member_bytes_max) return std::string(std::string_view(text));
    }
    return {};
}

struct Search {
    std::vector<NamedPerson> found;
    int left = values_max;

    void look_at(const json::object& object) {
        NamedPerson person{first_text(object, name_keys), first_text(object, email_keys),
                           first_text(object, login_keys)};
        if (person.email.find('@') == std::string::npos) person.email.clear();
        if (person.email.empty() && person.login.empty()) return;
        bool known = std::ranges::any_of(found, [&](const NamedPerson& one) {
            return one.name == person.name && one.email == person.email && one.login == person.login;
        });
        if (!known) found.push_back(std::move(person));
    }
    void walk(const json::value& value, int depth) {
        if (depth > depth_max || --left < 0 || found.size() >= people_max) return;
        if (value.is_array())
            for (const auto& item : value.get_array()) walk(item, depth + 1);
        if (!value.is_object()) return;
        look_at(value.get_object());
        for (const auto& member : value.get_object()) walk(member.value(), depth + 1);
    }
};

bool is_word(char c) {
    unsigned char byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_';
}

// Where the name ends that begins there, however it is escaped; npos if it does not stand there.
std::size_t end_of_name(std::string_view text, std::size_t at, std::string_view name) {
    for (char c : name) {
        if (at < text.size() && text[at] == '\\' && c != '\\') ++at;
        if (at >= text.size() || text[at] != c) return std::string_view::npos;
        ++at;
    }
    std::string_view rest = text.substr(at);
    if (rest.empty()) return at;
    // Not the beginning of a longer word, an address or a host.
    bool goes_on = is_word(rest[0]) || rest[0] == '@' || rest[0] == '-' || rest[0] == '/' ||
                   (rest[0] == '\\' && rest.size() > 1 && rest[1] == '_') ||
                   (rest[0] == '.' && rest.size() > 1 && is_word(rest[1]));
    return goes_on ? std::string_view::npos : at;
}

struct Match {
    std::size_t end = std::string_view::npos;
    const Mentioned* who = nullptr;
};

Match longest_at(std::string_view text, std::size_t at, const std::vector<Mentioned>& people) {
    Match best;
    for (const auto& one : people)
        for (const auto* name : {&one.person.name, &one.person.login, &one.person.email}) {
            if (name->size() < name_bytes_min) continue;
            std::size_t end = end_of_name(text, at, *name);
            if (end != std::string_view::npos && (!best.who || end > best.end)) best = {end, &one};
        }
    return best;
}

// What is copied as it is: code, the target of a link, an address. 0 if nothing such begins there.
std::size_t untouched(std::string_view rest) {
    if (rest.starts_with("](")) return std::min(rest.find(')'), rest.size());
    if (rest.starts_with("http://") || rest.starts_with("https://"))
        return std::min(rest.find_first_of(" \t\n)>]"), rest.size());
    if (!rest.starts_with('`')) return 0;
    std::size_t run = std::min(rest.find_first_not_of('`'), rest.size());
    std::size_t close = rest.find(std::string(run, '`'), run);
    return close == std::string_view::npos ? run : close + run;
}

// Reads a text from its beginning to its end.
class Writing {
public:
    Writing(std::string_view text, const std::vector<Mentioned>& people) : text_(text), people_(people) {}

    std::string written() {
        while (at_ < text_.size()) {
            if (std::size_t bytes = untouched(text_.substr(at_)))
                copy(bytes);
            else if (!mentions())
                copy(1);
        }
        return std::move(out_);
    }

private:
    void copy(std::size_t bytes) {
        out_ += text_.substr(at_, bytes);
        at_ += bytes;
    }
    bool mentions() {
        if (made_ >= mentions_max || (at_ > 0 && is_word(text_[at_ - 1]))) return false;
        if (at_ > 0 && std::string_view("@/-").contains(text_[at_ - 1])) return false;
        std::size_t begin = at_;
        if (text_.substr(begin).starts_with('@')) ++begin;
        if (text_.substr(begin).starts_with(hidden)) begin += hidden.size();
        Match match = longest_at(text_, begin, people_);
        if (!match.who) return false;
        at_ = match.end;
        take_link_off();
        out_ += "@" + match.who->username;
        ++made_;
        return true;
    }
    // A link whose whole text is the name goes with it.
    void take_link_off() {
        if (!out_.ends_with('[') || out_.ends_with("\\[") || !text_.substr(at_).starts_with("](")) return;
        std::size_t close = text_.find(')', at_);
        if (close == std::string_view::npos) return;
        out_.pop_back();
        at_ = close + 1;
    }

    std::string_view text_;
    const std::vector<Mentioned>& people_;
    std::string out_;
    std::size_t at_ = 0;
    int made_ = 0;
};

}  // namespace

std::vector<NamedPerson> people_in(const json::value& body) {
    Search search;
    search.walk(body, 0);
    return std::move(search.found);
}

std::string with_mentions(std::string_view text, const std::vector<Mentioned>& people) {
    return Writing(text, people).written();
}

}  // namespace heliograph::translation
