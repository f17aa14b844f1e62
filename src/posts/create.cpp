// Preparing a post on the request's loop, from snapshots.
#include "src/posts/create.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/formatting/hashtags.h"
#include "src/formatting/runes.h"
#include "src/posts/buttons.h"
#include "src/posts/attachments.h"
#include "src/posts/cache.h"
#include "src/posts/finish.h"
#include "src/posts/mentions.h"
#include "src/posts/post_files.h"
#include "src/posts/shown.h"
#include "src/posts/thread_store.h"
#include "src/sessions/scopes.h"
#include "src/settings.h"
#include "src/users/cache.h"

namespace heliograph::posts {

namespace {

constexpr std::size_t message_runes_max = 16383;
constexpr std::size_t props_runes_max = 800000;

// What a reply needs to know of its thread.
struct ThreadState {
    std::optional<Post> root;
    std::optional<Thread> thread;
    std::vector<ThreadMembership> followers;
};

ThreadState thread_state(Reader& db, PostId root_id) {
    ThreadState state;
    state.root = find(db, root_id);
    if (!state.root) return state;
    state.thread = find_thread(db, root_id);
    state.followers = followers_of(db, root_id);
    return state;
}

// Bytes are at least as many as runes, so that most posts need no counting.
bool longer_than(const std::string& text, std::size_t runes_max) {
    return text.size() > runes_max && formatting::count_runes(text) > runes_max;
}

void check(const Post& post) {
    if (longer_than(post.message, message_runes_max)) throw refuse::message_too_long;
    if (longer_than(post.props.text, props_runes_max)) throw refuse::props_too_long;
    if (post.file_ids.size() > files_max) throw refuse::too_many_files;
}

void read_priority(Prepared& prepared, const std::optional<Json>& metadata) {
    if (!metadata || metadata->text.find("\"priority\"") == std::string::npos) return;
    auto parsed = parse_json(metadata->text);
    if (!parsed || !parsed->is_object()) return;
    const auto* priority = parsed->get_object().if_contains("priority");
    if (!priority || !priority->is_object()) return;
    const auto* level = priority->get_object().if_contains("priority");
    auto on = [&](const char* name) {
        const auto* flag = priority->get_object().if_contains(name);
        return flag && flag->is_bool() && flag->get_bool();
    };
    if (on("requested_ack") || on("persistent_notifications")) throw refuse::unlicensed;
    if (!level || !level->is_string() || level->get_string().empty()) return;
    if (!prepared.post.root_id.empty()) throw refuse::priority_of_reply;
    prepared.priority = std::string(level->get_string());
    prepared.urgent = prepared.priority == "urgent";
    std::string& out = prepared.priority_json;
    out = R"("priority":{"priority":)";
    write_json(out, prepared.priority);
    out += R"(,"requested_ack":null,"persistent_notifications":null})";
}

Task<void> find_thread_of(App& app, Prepared* prepared, std::shared_ptr<const Post> unwritten_root) {
    auto& post = prepared->post;
    if (post.root_id.empty()) co_return;
    ThreadState state;
    if (unwritten_root)
        state.root = *unwritten_root;
    else
        state = co_await app.db.read(thread_state, post.root_id);
    if (!state.root || !state.root->root_id.empty()) throw refuse::bad_root;
    if (state.root->channel_id != post.channel_id) throw refuse::root_elsewhere;
    for (const auto& follower : state.followers)
        if (follower.user_id != post.user_id) prepared->followers.push_back(follower.user_id);
    auto follow = [&](UserId id) {
        if (id != post.user_id && std::ranges::find(prepared->followers, id) == prepared->followers.end())
            prepared->followers.push_back(id);
    };
    bool automatic = app.settings.now()->service.ThreadAutoFollow;
    if (automatic) {
        auto members = co_await app.channel_cache.members(app.db, post.channel_id);
        if (!state.thread && members->has(state.root->user_id)) follow(state.root->user_id);
        for (const auto& id : prepared->mentions) follow(id);
    }
    post.reply_count = (state.thread ? state.thread->reply_count : 0) + 1;
    prepared->root = std::make_shared<const Post>(std::move(*state.root));
}

// Most posts call nobody: then nothing is taken apart.
Task<void> find_called(App& app, Prepared* prepared, UserId author, bool from_webhook, bool may_call_all) {
    auto& post = prepared->post;
    auto quiet = [](const std::string& text) { return text.find_first_of("@~") == std::string::npos; };
    if (!prepared->channel->team_id.empty() && quiet(post.message) && quiet(post.props.text)) {
        auto keywords = co_await app.post_cache.keywords(app.db);
        if (!keywords || keywords->empty()) co_return;
    }
    Call call{author, from_webhook, prepared->channel, texts_of(post), may_call_all};
    Called called = co_await called_by(app, call);
    prepared->mentions = std::move(called.users);
    std::string channel_mentions = co_await channel_mentions_of(app, std::move(call));
    if (!channel_mentions.empty()) set_prop(post.props, "channel_mentions", channel_mentions);
    if (called.highlight_disabled && post.type.empty())
        set_prop(post.props, "mentionHighlightDisabled", "true");
}

void fill(App& app, Prepared& prepared, const PrepareOptions& options) {
    Post& post = prepared.post;
    auto place = app.post_cache.places.next(app.clock.now(), app.random);
    post.id = place.id;
    post.create_at = post.update_at = place.at;
    post.edit_at = post.delete_at = post.last_reply_at = 0;
    post.reply_count = 0;
    post.has_reactions = false;
    post.original_id = PostId();
    post.participants = Json{"null"};
    post.is_following.reset();
    post.remote_id.reset();
    if (!options.from_webhook && !options.by_server && !options.by_command) post.remote_id = "";
    if (post.props.text.empty() || post.props.text == "null") post.props.text = "{}";
    if (!options.from_webhook) complete_attachments(post.props);
    name_actions(app, post.props);
    post.hashtags =
        post.message.find('#') == std::string::npos ? std::string() : formatting::hashtags(post.message);
}

}  // namespace

Task<Prepared> prepare(App& app, Author author, Post wanted, PrepareOptions options) {
    Prepared prepared;
    prepared.channel = co_await app.channel_cache.get(app.db, wanted.channel_id);
    if (!prepared.channel) throw heliograph::refuse::not_allowed;
    if (!options.may_post &&
        !co_await channels::may_as(app, author.user_id, wanted.channel_id, permissions::create_post))
        throw heliograph::refuse::not_allowed;
    if (prepared.channel->delete_at > 0) throw refuse::archived_channel;
    check(wanted);
    if (!author.user) author.user = co_await app.user_cache.get(app.db, author.user_id);
    if (!author.user) throw heliograph::refuse::not_allowed;
    auto scope = author.session ? sessions::scope_of(*author.session) : std::nullopt;
    if (scope && !(scope->may_post && scope->reaches(wanted.channel_id)))
        throw sessions::refuse::beyond_scope;

    prepared.post = std::move(wanted);
    prepared.post.user_id = author.user_id;
    fill(app, prepared, options);
    read_priority(prepared, prepared.post.metadata);
    prepared.from_webhook = options.from_webhook;
    prepared.from_bot = author.is_bot || author.user->is_bot;
    prepared.set_online = options.set_online && !options.from_webhook;
    prepared.triggers_hooks = options.triggers_hooks && !options.from_webhook;
    prepared.marks_view = !options.from_webhook && !options.by_server;
    prepared.sender_name = options.by_server ? "System" : std::move(options.sender_name);

    prepared.new_files = std::move(options.new_files);
    co_await find_files(app, &prepared);
    bool may_call_all = !scope || scope->may_mention_all;
    if (!options.calls_nobody)
        co_await find_called(app, &prepared, author.user_id, options.from_webhook, may_call_all);
    else if (prepared.post.message.find('@') != std::string::npos)
        set_prop(prepared.post.props, "mentionHighlightDisabled", "true");
    for (const auto& id : options.mentions)
        if (std::ranges::find(prepared.mentions, id) == prepared.mentions.end())
            prepared.mentions.push_back(id);
    if (prepared.from_bot) set_prop(prepared.post.props, "from_bot", R"("true")");
    if (author.session && author.session->is_oauth)
        set_prop(prepared.post.props, "from_oauth_app", R"("true")");
    co_await find_thread_of(app, &prepared, std::move(options.unwritten_root));
    finish(prepared, author.user->username);
    co_return prepared;
}

Task<Post> create(App& app, Author author, Post wanted, PrepareOptions options) {
    auto prepared = co_await prepare(app, std::move(author), std::move(wanted), std::move(options));
    co_return co_await app.db.write(save, std::move(prepared));
}

}  // namespace heliograph::posts
