// The small types that members are made of: ids, limited text, secrets, raw JSON, absent values.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

// Milliseconds since 1970 UTC, or a duration in milliseconds.
using Millis = std::int64_t;

// An id of 26 characters of a-z and 0-9, or empty. Whatever else came over the wire is kept as "malformed":
// neither empty nor valid, equal to nothing stored. Trivially copyable, no allocation.
class IdText {
public:
    static constexpr std::size_t length = 26;

    constexpr IdText() = default;
    constexpr explicit IdText(std::string_view text) {
        if (text.empty()) return;
        size_ = malformed_size;
        if (text.size() != length) return;
        for (char c : text)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return;
        for (std::size_t i = 0; i < length; ++i) text_[i] = text[i];
        size_ = length;
    }
    constexpr bool empty() const { return size_ == 0; }
    constexpr bool valid() const { return size_ == length; }
    constexpr std::string_view view() const {
        return {text_.data(), size_ == malformed_size ? std::size_t{1} : size_};
    }
    std::string str() const { return std::string(view()); }
    friend constexpr bool operator==(const IdText& a, const IdText& b) { return a.view() == b.view(); }
    friend constexpr auto operator<=>(const IdText& a, const IdText& b) { return a.view() <=> b.view(); }

private:
    static constexpr unsigned char malformed_size = 255;
    std::array<char, length> text_{'!'};  // A malformed id reads "!", which no row has.
    unsigned char size_ = 0;
};

// The id of a Noun. Id<User> and Id<Channel> do not mix; Noun may be incomplete.
template <class Noun>
class Id : public IdText {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::string_view text) : IdText(text) {}
    constexpr explicit Id(const IdText& other) : IdText(other) {}
};

// Text of at most Max bytes; the JSON reader refuses more with the member's path.
template <std::size_t Max>
struct Text : std::string {
    static constexpr std::size_t max_bytes = Max;
    using std::string::string;
    Text(std::string text) : std::string(std::move(text)) {}
};

// One JSON value as text, carried through unread: props, notify_props.
struct Json {
    std::string text = "null";
    friend bool operator==(const Json&, const Json&) = default;
};

// Absent in JSON when it has no value; std::optional is what a patch is made of.
template <class T>
using Optional = std::optional<T>;

// Written as null when it has no value.
template <class T>
struct Nullable : std::optional<T> {
    using std::optional<T>::optional;
    using std::optional<T>::operator=;
};

// A value that cannot be logged, formatted or compared by accident; reveal() is greppable.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : text_(std::move(text)) {}
    const std::string& reveal() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    std::string text_;
};

}  // namespace heliograph

template <>
struct std::hash<heliograph::IdText> {
    std::size_t operator()(const heliograph::IdText& id) const noexcept {
        return std::hash<std::string_view>{}(id.view());
    }
};
template <class Noun>
struct std::hash<heliograph::Id<Noun>> : std::hash<heliograph::IdText> {};
