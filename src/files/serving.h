// A stored file as an HTTP answer: ranges, versions, and headers under which no browser runs it.
#pragma once

#include "base/wire/request.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/files/model.h"

namespace heliograph::files {

struct Served {
    std::string path;        // In the files folder.
    std::string media_type;  // Already safe.
    std::string version;     // Of the bytes: the ETag.
    std::string disposition;
    Millis changed_at = 0;
};

Task<Answer> serve(App& app, Request request, Served served);

}  // namespace heliograph::files
