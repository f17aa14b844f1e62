// Temporary places: a private folder under /dev/shm, or a schema with a name of its own.
#include "base/store/temporary.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "base/store/postgres.h"

namespace heliograph {

namespace {

std::string new_folder() {
    std::filesystem::path parent = "/dev/shm";
    if (access(parent.c_str(), W_OK) != 0) parent = std::filesystem::temp_directory_path();
    std::string shape = (parent / "heliograph-XXXXXX").string();
    if (!mkdtemp(shape.data())) throw StoreFailed("cannot make a folder in " + parent.string());
    return shape;
}

std::string new_schema() {
    static std::atomic<unsigned> last = 0;
    return "temporary_" + std::to_string(getpid()) + "_" + std::to_string(++last);
}

}  // namespace

TemporaryPlace::TemporaryPlace(Dialect dialect) : dialect_(dialect) {
    if (dialect != Dialect::postgres) {
        name_ = new_folder();
        return;
    }
    const char* source = getenv("HELIOGRAPH_TEST_POSTGRES");
    if (!source) throw StoreFailed("HELIOGRAPH_TEST_POSTGRES names no server");
    source_ = source;
    name_ = new_schema();
    open_postgres(source_, "", Access::write)->run("CREATE SCHEMA " + name_);
}

TemporaryPlace::~TemporaryPlace() {
    try {
        if (dialect_ == Dialect::postgres)
            open_postgres(source_, "", Access::write)->run("DROP SCHEMA " + name_ + " CASCADE");
        else
            std::filesystem::remove_all(name_);
    } catch (const std::exception&) {
        // The server or the folder is gone already.
    }
}

DatabaseSettings TemporaryPlace::settings() const {
    if (dialect_ == Dialect::postgres)
        return {.dialect = Dialect::postgres, .source = source_, .schema = name_};
    return {.dialect = Dialect::sqlite, .source = name_ + "/heliograph.sqlite"};
}

}  // namespace heliograph
