// Migrations: numbered files, each once, in order, never changed afterwards.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/store/sql.h"

namespace heliograph {

class StoreConnection;

// In sql a statement ends with a semicolon at the end of a line; bodies of triggers and $$ functions stay
// whole. The type JSONB is TEXT on SQLite, so that what is bound as text stays the same text.
struct Migration {
    int number = 0;
    std::string name;  // The file: "0007_posts.sql".
    std::string sql;
    Dialect dialect = Dialect::any;
};

// Applies those that heliograph_migrations does not name yet, in the order of their numbers, each in a
// transaction of its own. Throws StoreFailed with the file's name if one fails, or was changed after it was
// applied.
void migrate(StoreConnection& connection, std::span<const Migration> migrations);

std::vector<std::string> split_statements(std::string_view sql);

}  // namespace heliograph
