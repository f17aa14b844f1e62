// What a store throws: Conflict when a row is already there, StoreFailed when the engine could not do its
// part.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace heliograph {

// The disk, the connection or the statement failed. Whoever waits for a write that threw this: nothing of it
// was kept, unless a PostgreSQL connection was lost during COMMIT, where nobody can know.
struct StoreFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A unique constraint refused a row. Only the statement that threw is undone; catch it to refuse in a named
// sentence.
struct Conflict : std::runtime_error {
    explicit Conflict(std::string constraint);
    // "users.username" or "channels.name, channels.teamid" on SQLite, "users_username_key (username)" on
    // PostgreSQL.
    std::string constraint;
    // True if the word, usually a column, is one of the constraint's words.
    bool mentions(std::string_view word) const;
};

}  // namespace heliograph
