// The server keeps no dialogs: what a client sends names the address and the state again.
#include "src/actions/dialogs.h"

#include "base/telemetry/log.h"
#include "base/wire/write_json.h"
#include "src/actions/answers.h"
#include "src/actions/dialog_checks.h"
#include "src/actions/news.h"
#include "src/actions/outside.h"
#include "src/actions/triggers.h"
#include "src/channels/access.h"
#include "src/deliveries/masking.h"
#include "src/teams/access.h"

namespace heliograph::actions {

namespace {

Task<void> require_place(App& app, SignedIn caller, Submission submission) {
    co_await channels::require_read(app, caller, submission.channel_id);
    co_await teams::require(app, caller, submission.team_id, permissions::view_team);
}

// Whom to call and what to say.
Outside outside_of(Submission submission, const char* kind) {
    std::string url = std::exchange(submission.url, {});
    return Outside{.kind = kind,
                   .name = submission.callback_id,
                   .url = std::move(url),
                   .body = to_json(submission),
                   .team_id = submission.team_id,
                   .channel_id = submission.channel_id,
                   .user_id = submission.user_id};
}

}  // namespace

Task<Opened> open(App& app, Anyone, OpenDialog wanted) {
    if (wanted.url.empty()) throw heliograph::refuse::invalid_body_param.because("url");
    auto triggered = open_trigger(app, wanted.trigger_id);
    Opened opened{.warnings = faults_of(wanted.dialog)};
    for (const auto& fault : opened.warnings)
        log::warn("a dialog will not look as meant",
                  {{"url", deliveries::masked_url(wanted.url)}, {"fault", fault}});
    wanted.trigger_id = triggered.client_id;
    tell_dialog(app, triggered.user_id, wanted);
    co_return opened;
}

Task<SubmissionAnswer> submit(App& app, SignedIn caller, Submission submission) {
    if (submission.url.empty()) throw heliograph::refuse::invalid_body_param.because("url");
    co_await require_place(app, caller, submission);
    submission.user_id = caller.user_id;
    if (submission.type != "refresh") submission.type = "dialog_submission";
    auto body = co_await ask(app, outside_of(std::move(submission), "dialog"));
    auto answer = read_submission_answer(body);
    if (!answer) throw refuse::submission_not_json.because(answer.error());
    if (auto fault = fault_of(*answer)) throw refuse::submission_invalid.because(*fault);
    if (answer->form)
        for (const auto& fault : faults_of(*answer->form))
            log::warn("the next step of a dialog will not look as meant", {{"fault", fault}});
    co_return std::move(*answer);
}

Task<LookupAnswer> look_up(App& app, SignedIn caller, Submission submission) {
    if (!is_lookup_url(submission.url)) throw heliograph::refuse::invalid_body_param.because("url");
    co_await require_place(app, caller, submission);
    submission.user_id = caller.user_id;
    submission.type = "dialog_lookup";
    auto answer = read_lookup_answer(co_await ask(app, outside_of(std::move(submission), "lookup")));
    if (!answer) throw refuse::lookup_not_json.because(answer.error());
    co_return std::move(*answer);
}

}  // namespace heliograph::actions
