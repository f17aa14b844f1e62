// A place for a database that goes when it is no longer needed.
#pragma once

#include <string>

#include "base/store/database.h"

namespace heliograph {

class TemporaryPlace {
public:
    // A folder in memory if there is one, or a schema in the PostgreSQL of HELIOGRAPH_TEST_POSTGRES.
    explicit TemporaryPlace(Dialect dialect);
    ~TemporaryPlace();
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;

    DatabaseSettings settings() const;

private:
    Dialect dialect_;
    std::string source_;  // Of the server.
    std::string name_;    // The folder or the schema.
};

}  // namespace heliograph
