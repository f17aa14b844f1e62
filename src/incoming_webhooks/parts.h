// A form with files, taken apart at the door: what is said goes on as if it had come alone.
#pragma once

#include <optional>
#include <vector>

#include "base/wire/request.h"
#include "base/words/refusal.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/files/upload.h"
#include "src/nouns.h"

namespace heliograph::incoming_webhooks {

// Takes the files out of a form. Of the rest, a field `payload_json` or `payload` becomes the body; without
// one the other fields stay a form. A request without files is left as it is.
Task<std::vector<files::NewFile>> take_files_out(App& app, Request* request);

// Whether a form with files may be sent to the hook; the refusal is as the sender is told.
Task<std::optional<Refusal>> welcome(App& app, HookId hook_id);

}  // namespace heliograph::incoming_webhooks
