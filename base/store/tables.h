// For tests: does a described row equal its table?
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/store/connection.h"
#include "base/store/rows.h"

namespace heliograph {

// The table's columns in their order.
std::vector<std::string> describe_table(StoreConnection& connection, const std::string& table);

// Members of T for which the table has no column.
template <Described T>
std::vector<std::string> missing_columns(StoreConnection& connection, const std::string& table) {
    auto there = describe_table(connection, table);
    std::vector<std::string> missing;
    for (const auto& name : columns_of<T>().names)
        if (std::ranges::find(there, name) == there.end()) missing.push_back(name);
    return missing;
}

}  // namespace heliograph
