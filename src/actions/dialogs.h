// Dialogs: opened by programs, submitted and looked up by people.
#pragma once

#include "base/words/answers.h"
#include "src/actions/model.h"
#include "src/callers.h"

namespace heliograph::actions {

// No session: the trigger id says for whom it opens, and that nobody else sees it.
Task<Opened> open(App& app, Anyone caller, OpenDialog wanted);
Task<SubmissionAnswer> submit(App& app, SignedIn caller, Submission submission);
Task<LookupAnswer> look_up(App& app, SignedIn caller, Submission submission);

}  // namespace heliograph::actions
