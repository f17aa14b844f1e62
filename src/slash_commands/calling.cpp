// The caller waits until the deadline; then it is told that the answer is still awaited, and the call goes
// on.
#include "src/slash_commands/calling.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/words/letters.h"
#include "src/actions/triggers.h"
#include "src/channels/cache.h"
#include "src/deliveries/calls.h"
#include "src/posts/create.h"
#include "src/settings.h"
#include "src/slash_commands/cache.h"
#include "src/slash_commands/form.h"
#include "src/slash_commands/posting.h"
#include "src/slash_commands/refusals.h"
#include "src/slash_commands/store.h"
#include "src/users/cache.h"

namespace heliograph::slash_commands {

namespace {

constexpr Millis url_lifetime_ms = Millis{30} * 60 * 1000;
constexpr std::int64_t url_uses_max = 5;
constexpr Millis sweep_pause_ms = Millis{60} * 60 * 1000;
// How long an answer is awaited in all. The trigger id and the client have given up long before.
constexpr Millis late_answer_ms = Millis{5} * 60 * 1000;
constexpr std::size_t reason_bytes_max = 500;

// What the caller and the call share. Only on the loop of both.
struct Run {
    Typed typed;
    Command command;
    std::string client_trigger;
    bool is_late = false;  // The caller was told that the answer is awaited.
};
using SharedRun = std::shared_ptr<Run>;

std::string new_url(Transaction& tx, const ResponseUrl& url, Millis sweep_before) {
    if (sweep_before > 0) delete_old_response_urls(tx, sweep_before);
    insert_response_url(tx, url);
    return url.id;
}

Task<std::string> response_url(App& app, Typed typed, CommandId command_id) {
    Millis now = app.clock.now(), swept_at = app.command_cache.swept_at.load();
    Millis sweep_before = 0;
    if (now - swept_at >= sweep_pause_ms && app.command_cache.swept_at.compare_exchange_strong(swept_at, now))
        sweep_before = now - url_lifetime_ms;
    ResponseUrl url{.id = app.random.id_text().str(),
                    .create_at = now,
                    .command_id = command_id,
                    .user_id = typed.caller.user_id,
                    .channel_id = typed.channel->id,
                    .root_id = typed.root_id};
    auto id = co_await app.db.write(new_url, url, sweep_before);
    co_return app.settings.site_url() + "/hooks/commands/" + id;
}

std::string cut(std::string text) {
    if (text.size() > reason_bytes_max) text = text.substr(0, reason_bytes_max) + "...";
    return text;
}

// The answer, or a refusal thrown.
CommandAnswer read_answer(App& app, const Command& command, const deliveries::CallAnswer& answer) {
    auto about = [&](const Refusal& refusal, std::string reason) {
        return refusal.because(reason).saying("The command /" + command.trigger + " failed: " + reason + ".");
    };
    if (answer.status == 0) throw about(refuse::call_failed, cut(answer.failure));
    if (answer.status != 200)
        throw about(refuse::bad_status, "its program answered with status " + std::to_string(answer.status));
    if (answer.body_cut) throw about(refuse::answer_unread, "the answer is longer than 1 MiB");
    std::string content_type;
    for (const auto& [name, value] : answer.headers)
        if (same_without_case(name, "content-type")) content_type = value;
    auto read = read_command_answer(content_type, answer.body, [&app] { return app.random.id_text().str(); });
    if (!read) throw about(refuse::call_failed, cut(read.error()));
    return std::move(*read);
}

Task<void> tell_caller(App& app, Typed typed, std::string text) {
    posts::Post post{.user_id = typed.caller.user_id,
                     .channel_id = typed.channel->id,
                     .root_id = typed.root_id,
                     .message = std::move(text)};
    co_await posts::ephemeral(app, typed.caller.user_id, std::move(post));
}

struct Outcome {
    std::optional<CommandAnswer> answer;
    std::exception_ptr failure;
};

void save_use(Transaction& tx, const CommandUse& use) { note_use(tx, use); }

Task<void> note(App& app, CommandId id, std::string reason) {
    CommandUse use{.command_id = id,
                   .used_at = app.clock.now(),
                   .outcome = reason.empty() ? "delivered" : "failed",
                   .reason = cut(std::move(reason))};
    co_await app.db.write(save_use, use);
}

// What comes late is posted by this side, for nobody waits any more.
Task<void> take_late(App& app, SharedRun run, Outcome outcome) {
    if (outcome.failure) {
        co_await tell_caller(app, run->typed, sentence_of(outcome.failure));
        co_return;
    }
    auto posted = co_await post_answer(app, run->typed, run->command, std::move(*outcome.answer));
    if (!posted.failure.empty())
        co_await tell_caller(
            app, run->typed,
            "The late answer of /" + run->command.trigger + " could not be posted: " + posted.failure);
}

Task<Outcome> call(App* app, SharedRun run, deliveries::CallOut out) {
    auto answer = co_await deliveries::call_now(*app, std::move(out));
    Outcome outcome;
    try {
        outcome.answer = read_answer(*app, run->command, answer);
    } catch (...) {
        outcome.failure = std::current_exception();
    }
    co_await note(*app, run->command.id, outcome.failure ? sentence_of(outcome.failure) : std::string());
    if (run->is_late) co_await take_late(*app, run, outcome);
    co_return outcome;
}

Task<deliveries::CallOut> prepare(App& app, SharedRun run) {
    const auto& typed = run->typed;
    auto trigger = actions::new_trigger(app, typed.caller.user_id);
    run->client_trigger = trigger.client_id;
    auto address = co_await response_url(app, typed, run->command.id);
    auto form = co_await form_of(app, typed, run->command, std::move(address), trigger.signed_id);
    deliveries::CallOut out{.kind = "command",
                            .endpoint_id = run->command.id.str(),
                            .name = "/" + run->command.trigger,
                            .team_id = run->command.team_id,
                            .channel_id = typed.channel->id,
                            .user_id = typed.caller.user_id,
                            .url = run->command.url,
                            .total_ms = late_answer_ms};
    out.headers.emplace_back("Authorization", "Token " + run->command.token);
    if (run->command.method == "G") {
        out.method = "GET";
        out.url = with_query(std::move(out.url), form);
    } else {
        out.content_type = "application/x-www-form-urlencoded";
        out.body = std::move(form);
    }
    co_return out;
}

}  // namespace

Task<CommandResponse> call_program(App& app, Typed typed, Command command) {
    auto settings = app.settings.now();
    if (settings->service.SiteURL.empty()) throw refuse::no_site_url;
    auto run = std::make_shared<Run>(std::move(typed), std::move(command));
    auto out = co_await prepare(app, run);
    Millis deadline_ms = Millis{settings->integrations.OutgoingIntegrationRequestsTimeout} * 1000;
    auto outcome = co_await within(deadline_ms, call(&app, run, std::move(out)));
    if (!outcome) {
        run->is_late = true;
        std::string text =
            "The answer of /" + run->command.trigger + " is still awaited. It will appear here.";
        co_await tell_caller(app, run->typed, text);
        CommandResponse response = notice(std::move(text));
        response.trigger_id = run->client_trigger;
        co_return response;
    }
    if (outcome->failure) std::rethrow_exception(outcome->failure);
    auto posted = co_await post_answer(app, run->typed, run->command, std::move(*outcome->answer));
    if (!posted.failure.empty())
        throw refuse::not_posted.because(posted.failure)
            .saying("The answer of /" + run->command.trigger + " could not be posted: " + posted.failure);
    CommandResponse response = shown(posted.answer);
    response.trigger_id = run->client_trigger;
    co_return response;
}

Task<void> take_later_answer(App& app, LaterAnswer later) {
    auto answer =
        read_command_answer(later.content_type, later.body, [&app] { return app.random.id_text().str(); });
    if (!answer) throw refuse::later_unparsable.because(answer.error());
    auto url = co_await app.db.read(find_response_url, later.id, app.clock.now() - url_lifetime_ms);
    if (!url) throw refuse::later_unknown;
    auto command = co_await app.db.read(find_command, url->command_id);
    if (!command) throw refuse::later_no_command;
    if (!co_await app.db.write(use_response_url, later.id, url_uses_max)) throw refuse::later_used_up;
    Typed typed{.caller = {.user_id = url->user_id},
                .team_id = command->team_id,
                .root_id = url->root_id,
                .trigger = command->trigger};
    typed.caller.user = co_await app.user_cache.get(app.db, url->user_id);
    typed.channel = co_await app.channel_cache.get(app.db, url->channel_id);
    if (!typed.caller.user || !typed.channel) throw refuse::later_unknown;
    auto posted = co_await post_answer(app, std::move(typed), *command, std::move(*answer));
    if (!posted.failure.empty()) throw refuse::not_posted.because(posted.failure);
}

}  // namespace heliograph::slash_commands
