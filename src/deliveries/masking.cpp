// Reading headers and bodies only as far as hiding secrets needs.
#include "src/deliveries/masking.h"

#include <algorithm>
#include <charconv>
#include <ctime>

#include "base/wire/forms.h"
#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/formatting/runes.h"

namespace heliograph::deliveries {

namespace {

constexpr const char* mask = "***";

bool is_secret_field(std::string_view name) { return name == "token" || name == "response_url"; }

// Texts of secret names, however deep: programs keep words of their own in the context of a button. True if
// there were any. The depth is what parse_json takes.
bool mask_members(boost::json::value& value) {
    bool any = false;
    if (value.is_array())
        for (auto& item : value.get_array()) any = mask_members(item) || any;
    if (!value.is_object()) return any;
    for (auto& item : value.get_object()) {
        bool secret = is_secret_field(item.key()) || carries_a_secret(item.key());
        if (!secret || !item.value().is_string()) {
            any = mask_members(item.value()) || any;
        } else if (!item.value().get_string().empty()) {
            item.value() = mask;
            any = true;
        }
    }
    return any;
}

// Fields of a query, or of a form.
bool is_secret_parameter(std::string_view name) {
    return is_secret_field(name) || carries_a_secret(name) || contains_without_case(name, "signature") ||
           same_without_case(name, "key") || same_without_case(name, "sig");
}

std::string masked_form(std::string_view body) {
    std::string out;
    for (std::size_t at = 0; at <= body.size();) {
        std::size_t end = std::min(body.find('&', at), body.size());
        std::string_view field = body.substr(at, end - at);
        std::string_view name = field.substr(0, field.find('='));
        if (at > 0) out += '&';
        if (is_secret_parameter(name))
            out.append(name).append("=").append(mask);
        else
            out.append(field);
        at = end + 1;
    }
    return out;
}

// "https://name:password@host": without the password; without the name where that is all.
std::string masked_authority(const std::string& url) {
    std::size_t begin = url.find("://");
    if (begin == url.npos) return url;
    begin += 3;
    std::size_t end = std::min(url.find('/', begin), url.size());
    std::size_t at = url.rfind('@', end);
    if (at == url.npos || at < begin) return url;
    std::size_t colon = url.find(':', begin);
    std::size_t secret = colon > at ? begin : colon + 1;
    return url.substr(0, secret) + mask + url.substr(at);
}

}  // namespace

bool carries_a_secret(std::string_view name) {
    static constexpr std::string_view parts[] = {"authorization", "cookie",  "token",      "secret",
                                                 "password",      "api-key", "apikey",     "credential",
                                                 "session",       "csrf",    "access-key", "x-auth"};
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return contains_without_case(name, part); });
}

void append_header(std::string& lines, std::string_view name, std::string_view value) {
    std::string plain = kept_text(carries_a_secret(name) ? mask : value, answer_kept_bytes);
    std::ranges::replace_if(plain, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    lines.append(kept_text(name, answer_kept_bytes)).append(": ").append(plain).append("\n");
}

std::map<std::string, std::string> headers_in(const std::string& lines) {
    std::map<std::string, std::string> headers;
    for (std::size_t at = 0; at < lines.size();) {
        std::size_t end = std::min(lines.find('\n', at), lines.size());
        std::string line = lines.substr(at, end - at);
        std::size_t colon = line.find(": ");
        if (colon != line.npos) headers[line.substr(0, colon)] = line.substr(colon + 2);
        at = end + 1;
    }
    return headers;
}

std::string masked_body(const std::string& body, std::string_view content_type) {
    if (content_type.starts_with("application/x-www-form-urlencoded")) return masked_form(body);
    auto parsed = parse_json(body);
    return parsed && mask_members(*parsed) ? json_text(*parsed) : body;
}

std::string masked_url(const std::string& url) {
    std::string_view rest = url;
    std::string_view fragment = rest.substr(std::min(rest.find('#'), rest.size()));
    rest.remove_suffix(fragment.size());
    std::size_t mark = rest.find('?');
    std::string query;
    if (mark != rest.npos) query = "?" + masked_form(rest.substr(mark + 1));
    rest = rest.substr(0, mark);
    return masked_authority(std::string(rest)).append(query).append(fragment);
}

std::string kept_text(std::string_view text, std::size_t bytes_max) {
    std::size_t cut = std::min(text.size(), bytes_max);
    while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut);
    return is_text(text) ? std::string(text) : formatting::made_plain(text);
}

Millis read_retry_after(std::string_view text, Millis now) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    std::int64_t seconds = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t seconds_max = 1'000'000'000;
    if (fault == std::errc() && end == text.data() + text.size())
        return seconds > 0 && seconds < seconds_max ? seconds * 1000 : 0;
    // HTTP's own form of a date, and the two older ones that still have to be read.
    const std::string whole(text);
    for (const char* form :
         {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
        std::tm date{};
        const char* rest = strptime(whole.c_str(), form, &date);
        if (rest && *rest == '\0') return std::max<Millis>(0, Millis{timegm(&date)} * 1000 - now);
    }
    return 0;
}

}  // namespace heliograph::deliveries
