// Checks of texts, with the peer's limits and error ids.
#include "src/users/validity.h"

#include <algorithm>
#include <array>

#include "src/users/refusals.h"

namespace heliograph::users {

const char* const default_notify_props = R"({"channel":"true","comments":"never","desktop":"mention",)"
                                         R"("desktop_sound":"true","desktop_threads":"all","email":"true",)"
                                         R"("email_threads":"all","first_name":"false","mention_keys":"",)"
                                         R"("push":"mention","push_status":"online","push_threads":"all"})";
const char* const default_timezone =
    R"({"automaticTimezone":"","manualTimezone":"","useAutomaticTimezone":"true"})";

namespace {

bool in(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::string_view symbols = " !\"\\#$%&'()*+,-./:;<=>?@[]^_`|~";

// The peer makes the id of all that is wrong, in this order; a Refusal points to its id, so all are made
// once.
constexpr std::array<const char*, 6> faults = {"_min_length", "_max_length", "_lowercase",
                                               "_uppercase",  "_number",     "_symbol"};
const char* password_fault_id(unsigned which) {
    static const auto ids = [] {
        std::array<std::string, 64> made;
        for (unsigned bits = 0; bits < made.size(); ++bits) {
            made[bits] = "model.user.is_valid.pwd";
            for (unsigned bit = 0; bit < faults.size(); ++bit)
                if (bits & (1u << bit)) made[bits] += faults[bit];
            made[bits] += ".app_error";
        }
        return made;
    }();
    return ids[which].c_str();
}

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::size_t rune_count(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_valid_username(std::string_view name) {
    if (name.empty() || name.size() > 64) return false;
    for (char c : name)
        if (!is_lower(c) && !is_digit(c) && !in(c, ".-_")) return false;
    return !one_of(name, "all", "channel", "here", "matterbot", "system");
}

bool is_valid_email(std::string_view address) {
    if (address.empty() || address.size() > 128) return false;
    auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size()) return false;
    std::string_view local = address.substr(0, at), domain = address.substr(at + 1);
    auto plain = [](char c) { return c > ' ' && c != 0x7f && !in(c, "<>()[]\\,;:\"@"); };
    if (!std::all_of(local.begin(), local.end(), plain)) return false;
    if (!std::all_of(domain.begin(), domain.end(), plain)) return false;
    return !local.starts_with('.') && !local.ends_with('.') && !domain.starts_with('.') &&
           !domain.ends_with('.') && address.find("..") == std::string_view::npos;
}

bool has_accepted_domain(std::string_view address, std::string_view domains) {
    std::string accepted;
    bool any = false;
    std::string wanted = lower(address.substr(address.rfind('@') + 1));
    auto flush = [&] {
        bool hit = !accepted.empty() && lower(accepted) == wanted;
        any |= !accepted.empty();
        accepted.clear();
        return hit;
    };
    for (char c : domains) {
        if (in(c, " ,@\t\n")) {
            if (flush()) return true;
        } else {
            accepted += c;
        }
    }
    if (flush()) return true;
    return !any;
}

void check_account(const User& user) {
    if (!is_valid_username(user.username)) throw refuse::bad_username;
    if (!is_valid_email(user.email)) throw refuse::bad_email;
    if (rune_count(user.nickname) > 64) throw refuse::bad_nickname;
    if (rune_count(user.first_name) > 64) throw refuse::bad_first_name;
    if (rune_count(user.last_name) > 64) throw refuse::bad_last_name;
    if (rune_count(user.position) > 128) throw refuse::bad_position;
    bool locale_fits = user.locale.size() <= 5 &&
                       std::all_of(user.locale.begin(), user.locale.end(),
                                   [](char c) { return is_lower(c) || is_upper(c) || in(c, "-_"); });
    if (!locale_fits) throw refuse::bad_locale;
}

void check_password(std::string_view password, const PasswordSettings& settings) {
    auto none = [&](auto is_kind) { return std::none_of(password.begin(), password.end(), is_kind); };
    unsigned which = 0;
    if (password.size() < static_cast<std::size_t>(settings.MinimumLength)) which |= 1;
    if (password.size() > 72) which |= 2;
    if (settings.Lowercase && none(is_lower)) which |= 4;
    if (settings.Uppercase && none(is_upper)) which |= 8;
    if (settings.Number && none(is_digit)) which |= 16;
    if (settings.Symbol && none([](char c) { return in(c, symbols); })) which |= 32;
    if (which) throw Refusal{400, password_fault_id(which), "The password does not meet the requirements."};
}

}  // namespace heliograph::users
