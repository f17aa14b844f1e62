// What travels through a route, in words for the reference: kinds of values, members of described structs.
#pragma once

#include <map>

#include "base/wire/query.h"
#include "base/wire/write_json.h"
#include "base/words/answers.h"

namespace heliograph {

struct MemberCard {
    std::string name;    // On the wire.
    std::string member;  // In the struct.
    std::string kind;    // "text of at most 64 bytes".
};

// By the struct's name: "posts::Post".
using StructCards = std::map<std::string, std::vector<MemberCard>>;

// What a route takes and gives, as names of structs and kinds; empty where the route itself reads and writes.
struct RouteTypes {
    std::string query;
    std::string body;
    std::string answer;
    StructCards structs;
};

namespace cards_detail {

// "posts::Post" of heliograph::posts::Post.
template <class T>
std::string name_of() {
    std::string_view whole = __PRETTY_FUNCTION__;
    whole.remove_prefix(whole.find("T = ") + 4);
    whole.remove_suffix(1);
    for (std::string_view outer : {"heliograph::", "(anonymous namespace)::"})
        if (whole.starts_with(outer)) whole.remove_prefix(outer.size());
    std::string name(whole);
    if (auto at = name.find("(anonymous namespace)::"); at != std::string::npos) name.erase(at, 23);
    return name;
}

template <class T>
std::string kind_of(StructCards& structs);

template <Described T>
std::string kind_of_struct(StructCards& structs) {
    std::string name = name_of<T>();
    if (structs.contains(name)) return name;
    structs[name];  // Before its members: a struct may hold a list of itself.
    std::vector<MemberCard> members;
    for_each_member<T>([&](auto member) {
        if (OffTheWire<T>::has(member.name)) return;
        using V = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
        std::string kind = kind_of<V>(structs);
        if (OmittedWhenEmpty<T>::has(member.name)) kind += ", left out when empty";
        members.push_back({std::string(WireName<T>::of(member.name)), member.name, std::move(kind)});
    });
    structs[name] = std::move(members);
    return name;
}

template <class T>
std::string kind_of(StructCards& structs) {
    using namespace json_detail;
    if constexpr (std::same_as<T, bool>)
        return "true or false";
    else if constexpr (std::is_arithmetic_v<T>)
        return "number";
    else if constexpr (std::same_as<T, Json>)
        return "any JSON";
    else if constexpr (std::derived_from<T, IdText>)
        return "id";
    else if constexpr (requires { T::max_bytes; })
        return "text of at most " + std::to_string(T::max_bytes) + " bytes";
    else if constexpr (std::convertible_to<const T&, std::string_view> || std::same_as<T, Secret>)
        return "text";
    else if constexpr (IsNullable<T>::value)
        return kind_of<typename T::value_type>(structs) + " or null";
    else if constexpr (IsOptional<T>::value)
        return kind_of<typename T::value_type>(structs) + ", may be left out";
    else if constexpr (IsShared<T>::value)
        return kind_of<std::remove_cv_t<typename T::element_type>>(structs);
    else if constexpr (IsVector<T>::value)
        return "list of " + kind_of<typename T::value_type>(structs);
    else if constexpr (IsMap<T>::value)
        return "map to " + kind_of<typename T::mapped_type>(structs);
    else if constexpr (Described<T>)
        return kind_of_struct<T>(structs);
    else
        return "JSON";
}

template <class T>
struct QueryInside {};
template <class T>
struct QueryInside<Query<T>> {
    using type = T;
};

}  // namespace cards_detail

// One argument of a rule after the caller; Own is what a route reads by itself (Request, Origin, path words).
template <class T, class... Own>
void explain_argument(RouteTypes& types) {
    if constexpr ((std::same_as<T, Own> || ...) || std::derived_from<T, IdText> || std::same_as<T, PathText>)
        return;
    else if constexpr (requires { typename cards_detail::QueryInside<T>::type; })
        types.query = cards_detail::kind_of<typename cards_detail::QueryInside<T>::type>(types.structs);
    else
        types.body = cards_detail::kind_of<T>(types.structs);
}

template <class R, class... Own>
void explain_answer(RouteTypes& types) {
    if constexpr ((std::same_as<R, Own> || ...))
        return;
    else if constexpr (std::same_as<R, Ok>)
        types.answer = "`{\"status\":\"OK\"}`";
    else if constexpr (std::same_as<R, ReadyJson>)
        types.answer = "JSON";
    else if constexpr (requires(R result) {
                           result.version;
                           result.value;
                       })
        types.answer = cards_detail::kind_of<decltype(R::value)>(types.structs);
    else
        types.answer = cards_detail::kind_of<R>(types.structs);
}

}  // namespace heliograph
