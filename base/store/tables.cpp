// What columns a table has, asked of the engine itself.
#include "base/store/tables.h"

namespace heliograph {

std::vector<std::string> describe_table(StoreConnection& connection, const std::string& table) {
    auto statement = connection.prepare("SELECT * FROM " + table + " WHERE 1 = 0");
    Running running(*statement);
    running->bound(0);
    running->step();
    std::vector<std::string> names;
    for (int i = 0; i < running->column_count(); ++i) names.push_back(running->column_name(i));
    return names;
}

}  // namespace heliograph
