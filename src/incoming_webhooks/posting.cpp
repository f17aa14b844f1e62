// Payloads to posts: targets, composition, threads and keys. What comes of it is one write.
#include <map>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/meaning.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/store.h"
#include "src/incoming_webhooks/target.h"
#include "src/incoming_webhooks/writing.h"
#include "src/posts/finish.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

// A payload with where it goes.
struct Item {
    Payload payload;
    Target target;
    ComposeOptions options;
};

// What is the same in all attempts to write. Frozen.
struct Plan {
    SharedCourse course;
    std::vector<Item> items;
    bool silent = false;
};
using SharedPlan = std::shared_ptr<const Plan>;

// Where a thread begins; the post itself where it goes with the same write.
struct Root {
    PostId id;
    std::shared_ptr<const posts::Post> unwritten;
};

// An attempt under way.
struct Draft {
    std::shared_ptr<Batch> batch = std::make_shared<Batch>();
    std::map<std::string, Root> threads;  // By the keys that earlier payloads of the request used.
};

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

std::string shown_name(const Plan& plan, const Item& item) {
    if (!item.options.username_override) return {};
    if (!item.payload.username.empty()) return item.payload.username;
    const auto& own = plan.course->facts->hook.username;
    return own.empty() ? "webhook" : own;
}

std::vector<posts::Post> composed(const Plan& plan, const Item& item) {
    auto made = compose(item.payload, *plan.course->facts, item.options);
    if (!made) throw Refusal(made.error());
    return std::move(*made);
}

Task<std::vector<posts::Prepared>> prepare_posts(App& app, SharedPlan plan, std::size_t index, Root root) {
    const Item& item = plan->items[index];
    std::vector<posts::Prepared> prepared;
    for (auto& post : composed(*plan, item)) {
        post.channel_id = item.target.channel->id;
        post.user_id = item.target.author->id;
        post.root_id = root.id;
        // Only a post that is no reply can have one; an integration cannot know which it will be.
        if (!root.id.empty() && plan->silent) post.metadata = Json{"{}"};
        posts::Author author{
            .user_id = post.user_id, .user = item.target.author, .is_bot = item.target.author->is_bot};
        posts::PrepareOptions options{.from_webhook = true,
                                      .may_post = true,
                                      .set_online = false,
                                      .triggers_hooks = false,
                                      .calls_nobody = plan->silent,
                                      .sender_name = shown_name(*plan, item),
                                      .unwritten_root = root.unwritten};
        // They stand with the first post of the request.
        if (prepared.empty() && index == 0) options.new_files = plan->course->files;
        prepared.push_back(
            co_await posts::prepare(app, std::move(author), std::move(post), std::move(options)));
    }
    co_return prepared;
}

// The change of the post that the update key stands for; nothing if it has gone.
Task<std::optional<posts::PreparedEdit>> prepare_edit(App& app, SharedPlan plan, std::size_t index,
                                                      std::string post_id) {
    if (post_id.empty()) co_return std::nullopt;
    auto old = co_await app.db.read(posts::find, PostId(post_id));
    if (!old) co_return std::nullopt;
    auto made = composed(*plan, plan->items[index]);
    if (made.size() != 1) throw refuse::update_too_long;
    auto& post = made.front();
    // As of a new post that notifies nobody: its names are not highlighted.
    if (plan->silent && post.message.find('@') != std::string::npos)
        posts::set_prop(post.props, "mentionHighlightDisabled", "true");
    posts::ServerEdit edit{.message = std::move(post.message), .props = std::move(post.props)};
    if (index == 0) edit.new_files = plan->course->files;
    co_return posts::prepare_edit(app, old->id, std::move(edit));
}

Task<void> prepare_step(App& app, SharedPlan plan, std::size_t index, Draft* draft) {
    const Item& item = plan->items[index];
    HookId hook_id = plan->course->facts->hook.id;
    ChannelId channel_id = item.target.channel->id;
    Step& step = draft->batch->steps.emplace_back();
    step.update = co_await look_up(app, hook_id, "u", channel_id, item.payload.update_key);
    step.edit = co_await prepare_edit(app, plan, index, step.update.saved);
    if (step.edit) co_return;
    step.thread = co_await look_up(app, hook_id, "t", channel_id, item.payload.thread_key);
    Root root;
    auto known = draft->threads.find(step.thread.text);
    if (known != draft->threads.end() && item.payload.root_id.empty())
        root = known->second;
    else
        root.id = co_await choose_root(app, channel_id, item.payload.root_id, step.thread.saved);
    step.posts = co_await prepare_posts(app, plan, index, root);
    if (step.thread.text.empty()) co_return;
    if (root.id.empty()) root.unwritten = std::make_shared<const posts::Post>(step.posts.front().post);
    if (root.unwritten) root.id = root.unwritten->id;
    draft->threads[step.thread.text] = std::move(root);
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

Task<Delivered> write_all(App& app, SharedPlan plan) {
    auto settings = app.settings.now();
    // Each turn finds what the request that was faster left; more than a few are a fault.
    for (int turn = 0; turn < 8; ++turn) {
        Draft draft;
        draft.batch->course = plan->course;
        draft.batch->answers_since =
            app.clock.now() - settings->heliograph.IdempotencyHours * 60 * 60 * 1000;
        draft.batch->rows_max = settings->heliograph.ReceivedLogRowsPerHook;
        draft.batch->steps.reserve(plan->items.size());
        for (std::size_t i = 0; i < plan->items.size(); ++i) co_await prepare_step(app, plan, i, &draft);
        auto written = co_await app.db.write(write_batch, SharedBatch(draft.batch));
        if (!written.overtaken) co_return std::move(written.delivered);
    }
    throw ::heliograph::refuse::server_busy.because("other requests used the same key all the time");
}

// Of several payloads of one request with the same update_key the last one counts, in the first one's place.
void add(Plan& plan, Item item) {
    for (auto& earlier : plan.items)
        if (!item.payload.update_key.empty() && earlier.payload.update_key == item.payload.update_key &&
            earlier.target.channel->id == item.target.channel->id) {
            earlier = std::move(item);
            return;
        }
    plan.items.push_back(std::move(item));
}

Delivered leave_out(App& app, const SharedCourse& course, const Meaning& meaning) {
    mark(course->row, Outcome::ignored, {});
    course->row.reason = meaning.reason;
    record_later(app, course->row);
    return {.outcome = Outcome::ignored, .body = course->answer.empty() ? "ok" : course->answer};
}

}  // namespace

Task<Delivered> post_payload(App& app, SharedCourse course) {
    if (!course->delivery.idempotency_key.empty())
        if (auto before = co_await answered_before(app, course)) co_return std::move(*before);
    auto meaning = std::make_shared<Meaning>(co_await understand(app, course));
    course->row.integration = meaning->integration;
    course->row.event = meaning->event;
    course->row.reason = meaning->reason;
    course->answer = meaning->answer;
    bool new_key = course->delivery.idempotency_key.empty() && !course->delivery.replayed;
    if (new_key && !meaning->delivery_key.empty()) {
        course->delivery.idempotency_key = meaning->delivery_key;
        if (auto before = co_await answered_before(app, course)) co_return std::move(*before);
    }
    if (meaning->payloads.empty()) co_return leave_out(app, course, *meaning);
    auto plan = std::make_shared<Plan>();
    plan->course = course;
    plan->silent = meaning->silent;
    for (auto& payload : meaning->payloads) {
        if (!course->delivery.thread_id.empty()) payload.root_id = course->delivery.thread_id;
        Item item{.payload = std::move(payload)};
        item.target =
            co_await choose_target(app, course->facts, item.payload.channel, item.payload.for_slack);
        item.options = compose_options(app, *item.target.author);
        add(*plan, std::move(item));
    }
    co_return co_await write_all(app, std::move(plan));
}

}  // namespace heliograph::incoming_webhooks
