// Space-separated words: how roles and permissions are kept as one text.
#pragma once

#include <string_view>
#include <vector>

#include "src/permissions/model.h"

namespace heliograph::permissions {

template <class F>
void for_each_word(std::string_view text, F&& f) {
    while (!text.empty()) {
        auto end = text.find(' ');
        auto word = text.substr(0, end);
        if (!word.empty()) f(word);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
}

Role role_of(const RoleRow& row);
RoleRow row_of(const Role& role);
// The default roles without id and times.
std::vector<Role> roles_by_default();

}  // namespace heliograph::permissions
