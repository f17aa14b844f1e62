// DESCRIBE: a struct says its members once; JSON, rows, limits and the reference are walks over that list.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <string_view>
#include <type_traits>

namespace heliograph {

// DESCRIBE(Type, member, ...) stands after the struct, in its namespace. A member left out does not compile.
#define DESCRIBE(Type, ...)                                                                             \
    BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))                                                      \
    static_assert(boost::pfr::tuple_size_v<Type> ==                                                     \
                      boost::mp11::mp_size<                                                             \
                          boost::describe::describe_members<Type, boost::describe::mod_public>>::value, \
                  "DESCRIBE(" #Type ") forgets a member or names one too many")

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

// Where a wire name cannot be a member's name, specialise: WireName<T>::of("delete_") == "delete".
template <class T>
struct WireName {
    static constexpr std::string_view of(std::string_view member) { return member; }
};

// Specialise to keep a member off the wire (a password hash) or out of the table (a computed field).
template <class T>
struct OffTheWire {
    static constexpr bool has(std::string_view) { return false; }
};
template <class T>
struct OutOfTheTable {
    static constexpr bool has(std::string_view) { return false; }
};
// Specialise to leave a member out of written JSON while it is empty (the peer's `omitempty`).
template <class T>
struct OmittedWhenEmpty {
    static constexpr bool has(std::string_view) { return false; }
};

// for_each_member<T>([](auto member) { member.name; object.*member.pointer; });
template <Described T, class F>
constexpr void for_each_member(F&& f) {
    boost::mp11::mp_for_each<Members<T>>(std::forward<F>(f));
}

// True if `name` is one of the comma-free list; a small aid for the specialisations above.
template <class... Names>
constexpr bool one_of(std::string_view name, Names... names) {
    return ((name == std::string_view(names)) || ...);
}

}  // namespace heliograph
