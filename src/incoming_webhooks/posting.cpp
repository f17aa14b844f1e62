// A payload to posts: target, composition, threads and keys, one write.
#include "base/clock.h"
#include "base/store/database.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/meaning.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/store.h"
#include "src/incoming_webhooks/target.h"
#include "src/posts/create.h"
#include "src/posts/shown.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

// A key of the payload with what it was found to stand for; an empty text is no key.
struct SeenKey {
    std::string text;
    std::string saved;
};

// All that one write needs. Frozen once it is on its way, for a write may run twice.
struct Batch {
    SharedCourse course;
    std::vector<posts::Prepared> posts;
    SeenKey thread;
    SeenKey update;
    std::string answer;         // To be given again for the same Idempotency-Key.
    Millis answers_since = 0;   // Older answers are forgotten.
    std::int64_t rows_max = 0;  // Of the hook's log.
    bool is_last = true;        // Of the delivery: log and answer go with it.
};
using SharedBatch = std::shared_ptr<const Batch>;

struct Written {
    std::optional<std::string> repeated;  // The first answer to the same key; nothing was posted.
    bool overtaken = false;               // Another request used a key first; nothing was posted.
};

bool is_overtaken(Transaction& tx, const SharedBatch& batch, const char* kind, const SeenKey& key) {
    if (key.text.empty()) return false;
    auto found = find_key(tx, batch->course->facts->hook.id, kind, key.text);
    return (found ? found->saved : std::string()) != key.saved;
}

void save_keys(Transaction& tx, const Batch& batch) {
    HookId hook_id = batch.course->facts->hook.id;
    const auto& idempotency_key = batch.course->delivery.idempotency_key;
    auto save = [&](const char* kind, const std::string& text, const std::string& saved) {
        if (!text.empty())
            save_key(tx, {.hook_id = hook_id,
                          .kind = kind,
                          .key_text = text,
                          .saved = saved,
                          .create_at = batch.course->row.create_at});
    };
    if (batch.is_last) save("i", idempotency_key, batch.answer);
    if (!idempotency_key.empty()) delete_old_keys(tx, hook_id, "i", batch.answers_since);
    const auto& first = batch.posts.front().post;
    save("t", batch.thread.text, first.root_id.empty() ? first.id.str() : first.root_id.str());
    save("u", batch.update.text, first.id.str());
}

Written write_batch(Transaction& tx, const SharedBatch& batch) {
    const Course& course = *batch->course;
    if (!course.delivery.idempotency_key.empty()) {
        auto known = find_key(tx, course.facts->hook.id, "i", course.delivery.idempotency_key);
        if (known && known->create_at >= batch->answers_since) {
            ReceivedRow row = course.row;
            mark(row, Outcome::repeated, {});
            insert_received(tx, row, batch->rows_max);
            return {.repeated = known->saved};
        }
    }
    if (is_overtaken(tx, batch, "t", batch->thread) || is_overtaken(tx, batch, "u", batch->update))
        return {.overtaken = true};
    for (const auto& prepared : batch->posts) posts::save(tx, prepared);
    if (batch->is_last) insert_received(tx, course.row, batch->rows_max);
    save_keys(tx, *batch);
    return {};
}

// The answer of an update: log and keys, the post itself is already changed. rows_max 0: more posts follow.
void write_update(Transaction& tx, const SharedCourse& course, const HookKeyRow& update,
                  const std::string& answer, std::int64_t rows_max) {
    if (rows_max > 0) insert_received(tx, course->row, rows_max);
    save_key(tx, update);
    if (rows_max == 0) return;
    const auto& key = course->delivery.idempotency_key;
    if (!key.empty())
        save_key(tx, {.hook_id = update.hook_id,
                      .kind = "i",
                      .key_text = key,
                      .saved = answer,
                      .create_at = update.create_at});
}

// Answers are kept with a letter that says what they are.
Delivered from_saved(const std::string& saved) {
    Delivered delivered{.outcome = Outcome::repeated};
    delivered.is_json = saved.starts_with('j');
    delivered.body = saved.substr(std::min<std::size_t>(1, saved.size()));
    return delivered;
}

std::string saved_answer(const Delivered& delivered) {
    return (delivered.is_json ? "j" : "t") + delivered.body;
}

ComposeOptions compose_options(App& app, const users::User& author) {
    auto settings = app.settings.now();
    return {.username_override = settings->integrations.EnablePostUsernameOverride,
            .icon_override = settings->integrations.EnablePostIconOverride,
            .owner_is_bot = author.is_bot};
}

// The root of the thread to reply to, or an empty id.
Task<PostId> choose_root(App& app, ChannelId channel_id, std::string root_id, std::string thread_root) {
    if (!root_id.empty()) {
        PostId id(root_id);
        if (!id.valid()) throw refuse::bad_root;
        auto root = co_await app.db.read(posts::root_of, id);
        if (!root || root->channel_id != channel_id) throw refuse::bad_root;
        co_return root->id;
    }
    if (thread_root.empty()) co_return PostId();
    // The thread may have been deleted meanwhile; a new one begins then.
    auto root = co_await app.db.read(posts::root_of, PostId(thread_root));
    co_return root && root->channel_id == channel_id ? root->id : PostId();
}

Task<SeenKey> look_up(App& app, HookId hook_id, std::string kind, ChannelId channel_id, std::string key) {
    if (key.empty()) co_return SeenKey();
    SeenKey seen{.text = channel_id.str() + ":" + key};
    auto found = co_await app.db.read(find_key, hook_id, kind, seen.text);
    if (found) seen.saved = found->saved;
    co_return seen;
}

// What became of the earlier payloads of a delivery that has several.
struct Progress {
    std::vector<PostId> post_ids;
    std::vector<std::string> jsons;  // Where the answer is the posts.
};

// What is the same in all attempts to write.
struct Attempt {
    SharedCourse course;
    Payload payload;
    Target target;
    ComposeOptions options;
    Progress before;
    bool is_last = true;
    bool silent = false;
};
using SharedAttempt = std::shared_ptr<const Attempt>;

Task<std::vector<posts::Prepared>> prepare_posts(App& app, SharedAttempt attempt, PostId root_id) {
    auto made = compose(attempt->payload, *attempt->course->facts, attempt->options);
    if (!made) throw Refusal(made.error());
    std::string shown_name = "webhook";
    if (!attempt->course->facts->hook.username.empty()) shown_name = attempt->course->facts->hook.username;
    if (!attempt->payload.username.empty()) shown_name = attempt->payload.username;
    if (!attempt->options.username_override) shown_name.clear();
    std::vector<posts::Prepared> prepared;
    for (auto& post : *made) {
        post.channel_id = attempt->target.channel->id;
        post.user_id = attempt->target.author->id;
        post.root_id = root_id;
        // Only a post that is no reply can have one; an integration cannot know which it will be.
        if (!root_id.empty() && attempt->silent) post.metadata = Json{"{}"};
        posts::Author author{.user_id = post.user_id,
                             .user = attempt->target.author,
                             .is_bot = attempt->target.author->is_bot};
        posts::PrepareOptions options{.from_webhook = true,
                                      .may_post = true,
                                      .set_online = false,
                                      .triggers_hooks = false,
                                      .calls_nobody = attempt->silent,
                                      .sender_name = shown_name};
        if (prepared.empty()) options.new_files = attempt->course->files;
        prepared.push_back(
            co_await posts::prepare(app, std::move(author), std::move(post), std::move(options)));
    }
    co_return prepared;
}

std::string joined(const std::vector<std::string>& jsons) {
    if (jsons.size() == 1) return jsons.front();
    std::string out = "[";
    for (const auto& json : jsons) {
        if (out.size() > 1) out += ',';
        out += json;
    }
    return out + "]";
}

// What the sender is told of all posts so far.
Delivered told(const Attempt& attempt, Outcome outcome, std::vector<PostId> post_ids,
               std::vector<std::string> jsons) {
    Delivered delivered{.outcome = outcome, .body = "ok", .is_json = attempt.course->delivery.wait};
    delivered.post_ids = attempt.before.post_ids;
    delivered.post_ids.insert(delivered.post_ids.end(), post_ids.begin(), post_ids.end());
    delivered.jsons = attempt.before.jsons;
    for (auto& json : jsons) delivered.jsons.push_back(std::move(json));
    if (delivered.is_json) delivered.body = joined(delivered.jsons);
    return delivered;
}

// Nothing if another request overtook this one.
Task<std::optional<Delivered>> try_to_post(App& app, SharedAttempt attempt, SeenKey thread, SeenKey update) {
    const Delivery& delivery = attempt->course->delivery;
    PostId root_id =
        co_await choose_root(app, attempt->target.channel->id, attempt->payload.root_id, thread.saved);
    auto batch = std::make_shared<Batch>();
    batch->posts = co_await prepare_posts(app, attempt, root_id);
    std::vector<PostId> post_ids;
    std::vector<std::string> jsons;
    for (const auto& prepared : batch->posts) {
        post_ids.push_back(prepared.post.id);
        if (delivery.wait) jsons.push_back(*prepared.json);
    }
    Delivered delivered = told(*attempt, Outcome::posted, std::move(post_ids), std::move(jsons));
    mark(attempt->course->row, Outcome::posted, delivered.post_ids);
    auto settings = app.settings.now();
    batch->course = attempt->course;
    batch->thread = std::move(thread);
    batch->update = std::move(update);
    batch->answer = saved_answer(delivered);
    batch->answers_since = app.clock.now() - settings->heliograph.IdempotencyHours * 60 * 60 * 1000;
    batch->rows_max = settings->heliograph.ReceivedLogRowsPerHook;
    batch->is_last = attempt->is_last;
    auto written = co_await app.db.write(write_batch, SharedBatch(batch));
    if (written.repeated) co_return from_saved(*written.repeated);
    if (written.overtaken) co_return std::nullopt;
    co_return delivered;
}

// Replaces the post that the update key stands for; nothing if it has gone.
Task<std::optional<Delivered>> try_to_update(App& app, SharedAttempt attempt, SeenKey update) {
    auto old = co_await app.db.read(posts::find, PostId(update.saved));
    if (!old) co_return std::nullopt;
    auto made = compose(attempt->payload, *attempt->course->facts, attempt->options);
    if (!made) throw Refusal(made.error());
    if (made->size() != 1) throw refuse::update_too_long;
    auto post = co_await posts::edit_as_server(
        app, old->id,
        posts::ServerEdit{.message = made->front().message,
                          .props = made->front().props,
                          .new_files = attempt->course->files});
    std::vector<std::string> jsons;
    if (attempt->course->delivery.wait)
        jsons.push_back((co_await app.db.read(posts::show_one, post)).json.text);
    Delivered delivered = told(*attempt, Outcome::updated, {post.id}, std::move(jsons));
    mark(attempt->course->row, Outcome::updated, delivered.post_ids);
    HookKeyRow key{.hook_id = attempt->course->facts->hook.id,
                   .kind = "u",
                   .key_text = update.text,
                   .saved = update.saved,
                   .create_at = app.clock.now()};
    std::int64_t rows_max = app.settings.now()->heliograph.ReceivedLogRowsPerHook;
    if (!attempt->is_last) rows_max = 0;
    co_await app.db.write(write_update, attempt->course, key, saved_answer(delivered), rows_max);
    co_return delivered;
}

// The first answer to the same Idempotency-Key, if there was one.
Task<std::optional<Delivered>> answered_before(App& app, SharedCourse course) {
    const auto& key = course->delivery.idempotency_key;
    if (key.empty()) co_return std::nullopt;
    auto found = co_await app.db.read(find_key, course->facts->hook.id, std::string("i"), key);
    Millis since = app.clock.now() - app.settings.now()->heliograph.IdempotencyHours * 60 * 60 * 1000;
    if (!found || found->create_at < since) co_return std::nullopt;
    mark(course->row, Outcome::repeated, {});
    record_later(app, course->row);
    co_return from_saved(found->saved);
}

Task<Delivered> post_one(App& app, SharedAttempt attempt) {
    HookId hook_id = attempt->course->facts->hook.id;
    ChannelId channel_id = attempt->target.channel->id;
    // Each turn finds what the request that was faster left; more than a few are a fault.
    for (int turn = 0; turn < 8; ++turn) {
        SeenKey thread, update;
        if (!attempt->payload.thread_key.empty())
            thread = co_await look_up(app, hook_id, "t", channel_id, attempt->payload.thread_key);
        if (!attempt->payload.update_key.empty())
            update = co_await look_up(app, hook_id, "u", channel_id, attempt->payload.update_key);
        if (!update.saved.empty())
            if (auto updated = co_await try_to_update(app, attempt, update)) co_return std::move(*updated);
        if (auto posted = co_await try_to_post(app, attempt, thread, update)) co_return std::move(*posted);
    }
    throw ::heliograph::refuse::server_busy.because("other requests used the same key all the time");
}

Delivered leave_out(App& app, const SharedCourse& course, const Meaning& meaning) {
    mark(course->row, Outcome::ignored, {});
    course->row.reason = meaning.reason;
    record_later(app, course->row);
    return {.outcome = Outcome::ignored, .body = "ok"};
}

}  // namespace

Task<Delivered> post_payload(App& app, SharedCourse course) {
    if (!course->delivery.idempotency_key.empty())
        if (auto before = co_await answered_before(app, course)) co_return std::move(*before);
    auto meaning = std::make_shared<Meaning>(co_await understand(app, course));
    course->row.integration = meaning->integration;
    course->row.event = meaning->event;
    course->row.reason = meaning->reason;
    bool new_key = course->delivery.idempotency_key.empty() && !course->delivery.replayed;
    if (new_key && !meaning->delivery_key.empty()) {
        course->delivery.idempotency_key = meaning->delivery_key;
        if (auto before = co_await answered_before(app, course)) co_return std::move(*before);
    }
    if (meaning->payloads.empty()) co_return leave_out(app, course, *meaning);
    Delivered delivered;
    for (std::size_t i = 0; i < meaning->payloads.size(); ++i) {
        auto attempt = std::make_shared<Attempt>();
        attempt->course = course;
        attempt->payload = std::move(meaning->payloads[i]);
        attempt->target = co_await choose_target(app, course->facts, attempt->payload.channel,
                                                 attempt->payload.for_slack);
        attempt->options = compose_options(app, *attempt->target.author);
        attempt->before = {std::move(delivered.post_ids), std::move(delivered.jsons)};
        attempt->is_last = i + 1 == meaning->payloads.size();
        attempt->silent = meaning->silent;
        delivered = co_await post_one(app, std::move(attempt));
        // They stand with the first post; what fails later does not take them away.
        course->files.clear();
    }
    co_return delivered;
}

}  // namespace heliograph::incoming_webhooks
