// Pages of posts.
#include "src/posts/pages.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/channels/store.h"
#include "src/permissions/may.h"
#include "src/posts/cache.h"
#include "src/posts/create.h"
#include "src/posts/rules.h"
#include "src/posts/store.h"

namespace heliograph::posts {

namespace {

constexpr std::int64_t per_page_max = 200;
constexpr std::int64_t per_page_default = 60;

struct Wanted {
    Window window;
    Look look;
    bool whole_threads =
        true;  // With all replies of the threads that stand in the page, not only their roots.
    Millis since = 0;  // 0: pages.
    PostId before;
    PostId after;
};

PostId thread_of(const Post& post) { return post.root_id.empty() ? post.id : post.root_id; }

// Replies in a page need their root, and clients that collapse nothing get the whole thread.
void add_threads(Reader& db, std::vector<Post>& posts, const Wanted& wanted) {
    if (wanted.look.collapsed) return;
    std::unordered_set<PostId> there;
    std::vector<PostId> roots;
    for (const auto& post : posts) there.insert(post.id);
    for (const auto& post : posts)
        if (!post.root_id.empty() && std::ranges::find(roots, post.root_id) == roots.end())
            roots.push_back(post.root_id);
    if (roots.empty()) return;
    for (auto& post : of_threads(db, roots, wanted.whole_threads))
        if (there.insert(post.id).second) posts.push_back(std::move(post));
}

// Shows posts of which the first `ordered` are the page, newest first; the rest only comes along.
PostList shown_list(Reader& db, std::vector<Post> posts, const Wanted& wanted) {
    PostList list;
    for (const auto& post : posts) list.order.push_back(post.id);
    add_threads(db, posts, wanted);
    for (auto& shown : show(db, std::move(posts), wanted.look))
        list.posts.emplace(shown.id, std::move(shown.json));
    return list;
}

Spot spot_of(const Post& post) { return {post.create_at, post.id}; }

PostList load(Reader& db, Wanted wanted) {
    std::vector<Post> posts;
    if (wanted.since > 0) {
        wanted.window.count = 1000;
        posts = changed_since(db, wanted.window, wanted.since);
        return shown_list(db, std::move(posts), wanted);
    }
    if (!wanted.before.empty() || !wanted.after.empty()) {
        auto pivot = find_even_deleted(db, wanted.before.empty() ? wanted.after : wanted.before);
        if (!pivot || pivot->channel_id != wanted.window.channel_id) return {};
        if (!wanted.before.empty()) {
            posts = before(db, wanted.window, spot_of(*pivot));
        } else {
            posts = after(db, wanted.window, spot_of(*pivot));
            std::ranges::reverse(posts);
        }
    } else {
        posts = newest(db, wanted.window);
    }
    PostId next, prev;
    if (!posts.empty()) {
        bool is_newest = wanted.before.empty() && wanted.after.empty() && wanted.window.skip == 0;
        if (!is_newest) next = next_after(db, wanted.window, spot_of(posts.front())).value_or(PostId());
        prev = next_before(db, wanted.window, spot_of(posts.back())).value_or(PostId());
    }
    PostList list = shown_list(db, std::move(posts), wanted);
    list.next_post_id = next;
    list.prev_post_id = prev;
    return list;
}

std::optional<ReadyPage> load_newest(Reader& db, ChannelId id) {
    auto json = ready(load(db, Wanted{.window = {.channel_id = id, .count = per_page_default}}));
    return ReadyPage{json.bytes, json.version};
}

Millis time_of(const std::string& text) {
    Millis at = 0;
    if (text.empty()) return at;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
    if (error != std::errc() || end != text.data() + text.size())
        throw heliograph::refuse::invalid_body_param.because("since is no time");
    return at;
}

PostId post_id_of(const std::string& text) {
    if (text.empty()) return {};
    PostId id{std::string_view(text)};
    if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("before and after are post ids");
    return id;
}

Task<void> require_channel(App& app, SignedIn caller, ChannelId id) {
    auto channel = co_await app.channel_cache.get(app.db, id);
    if (!channel) throw refuse::no_channel;
    co_await channels::require_read(app, std::move(caller), id);
}

// --- Around the first unread post.

struct Around {
    Wanted wanted;
    UserId user_id;
    std::int64_t limit_before = 60;
    std::int64_t limit_after = 60;
};

PostList load_around(Reader& db, Around around) {
    auto member = channels::find_member(db, around.wanted.window.channel_id, around.user_id);
    Millis viewed = member ? member->last_viewed_at : 0;
    auto& window = around.wanted.window;
    std::optional<PostId> first;
    if (viewed > 0) first = first_after_time(db, window.channel_id, viewed, window.only_roots);
    auto pivot = first ? find(db, *first) : std::nullopt;
    if (!pivot) {
        window.count = around.limit_before;
        return load(db, around.wanted);
    }
    window.count = around.limit_before;
    auto older = before(db, window, spot_of(*pivot));
    window.count = std::max<std::int64_t>(around.limit_after - 1, 0);
    auto posts = after(db, window, spot_of(*pivot));
    std::ranges::reverse(posts);
    posts.push_back(std::move(*pivot));
    for (auto& post : older) posts.push_back(std::move(post));
    PostId next = next_after(db, window, spot_of(posts.front())).value_or(PostId());
    PostId prev = next_before(db, window, spot_of(posts.back())).value_or(PostId());
    PostList list = shown_list(db, std::move(posts), around.wanted);
    list.next_post_id = next;
    list.prev_post_id = prev;
    return list;
}

// --- Threads.

struct ThreadWanted {
    PostId id;
    ThreadQuery query;
    Look look;
};

PostList load_thread(Reader& db, ThreadWanted wanted) {
    auto asked = find(db, wanted.id);
    if (!asked) throw refuse::no_post;
    const auto& query = wanted.query;
    ThreadWindow window{.root_id = thread_of(*asked),
                        .newest_first = query.direction == "up",
                        .by_update = query.updatesOnly,
                        .from = {query.fromCreateAt, PostId(std::string_view(query.fromPost))},
                        .count = query.perPage > 0 ? query.perPage + 1 : 0};
    if (query.updatesOnly) window.from.at = query.fromUpdateAt;
    std::vector<Post> posts{*asked};
    bool more = false;
    if (!query.skipFetchThreads) {
        if (!asked->root_id.empty())
            if (auto root = find(db, asked->root_id)) posts.push_back(std::move(*root));
        auto replies = of_thread(db, window);
        if (query.perPage > 0 && static_cast<std::int64_t>(replies.size()) > query.perPage) {
            replies.pop_back();
            more = true;
        }
        for (auto& reply : replies)
            if (reply.id != asked->id) posts.push_back(std::move(reply));
    }
    PostList list = list_of(db, std::move(posts), wanted.look);
    list.has_next = more;
    return list;
}

void require_sensible(const ThreadQuery& query) {
    auto wrong = [](const char* what) { throw heliograph::refuse::invalid_body_param.because(what); };
    if (query.perPage > per_page_max) wrong("perPage is at most 200");
    if (!query.fromPost.empty() && query.fromCreateAt == 0) wrong("fromPost needs fromCreateAt");
    if (query.fromUpdateAt != 0 && query.fromCreateAt != 0) wrong("fromUpdateAt excludes fromCreateAt");
    if (query.updatesOnly && query.fromUpdateAt == 0) wrong("updatesOnly needs fromUpdateAt");
    if (!query.direction.empty() && query.direction != "up" && query.direction != "down") wrong("direction");
    if (query.updatesOnly && query.direction == "up") wrong("updatesOnly goes down only");
}

PostList load_pinned(Reader& db, ChannelId id) { return list_of(db, pinned_in(db, id), Look{}); }

}  // namespace

PostList list_of(Reader& db, std::vector<Post> posts, Look look) {
    PostList list;
    for (auto& shown : show(db, std::move(posts), look)) {
        list.order.push_back(shown.id);
        list.posts.emplace(shown.id, std::move(shown.json));
    }
    return list;
}

ReadyJson ready(const PostList& list) {
    std::string json = to_json(list);
    // The same posts give the same bytes only while the order of the map is the same: the version is of the
    // posts.
    std::size_t mixed = list.order.size();
    for (const auto& [id, post] : list.posts) mixed += std::hash<std::string_view>{}(post.text) * 31;
    for (const auto& id : list.order) mixed = mixed * 1099511628211u + std::hash<IdText>{}(id);
    return ReadyJson(std::move(json), std::to_string(mixed));
}

Task<ReadyJson> page(App& app, SignedIn caller, ChannelId id, Query<PageQuery> query) {
    PostId before_id = post_id_of(query.before);
    PostId after_id = post_id_of(query.after);
    Millis since = time_of(query.since);
    if (query.include_deleted && !permissions::may(app, caller, permissions::manage_system))
        throw heliograph::refuse::not_allowed.because("deleted posts are for administrators");
    co_await require_channel(app, caller, id);
    query.per_page = std::min(query.per_page, per_page_max);
    Wanted wanted{.window = {.channel_id = id,
                             .skip = query.page * query.per_page,
                             .count = query.per_page,
                             .only_roots = query.collapsedThreads,
                             .deleted_too = query.include_deleted},
                  .look = {query.collapsedThreads, query.collapsedThreadsExtended, caller.user_id},
                  .whole_threads = !query.skipFetchThreads};
    if (since > 0) {
        wanted.since = since;
        auto list = co_await app.db.read(load, std::move(wanted));
        co_return ReadyJson(to_json(list));
    }
    wanted.before = before_id;
    wanted.after = after_id;
    bool is_newest = query.before.empty() && query.after.empty() && query.page == 0;
    if (is_newest && query.per_page == per_page_default && !query.collapsedThreads &&
        !query.skipFetchThreads && !query.include_deleted) {
        auto ready_page = co_await app.post_cache.newest_pages.get(app.db, id, load_newest);
        co_return ReadyJson(ready_page->bytes, ready_page->version);
    }
    auto list = co_await app.db.read(load, std::move(wanted));
    co_return ready(list);
}

Task<ReadyJson> page_around_unread(App& app, SignedIn caller, UserId user_id, ChannelId id,
                                   Query<UnreadQuery> query) {
    require_self(app, caller, user_id);
    co_await require_channel(app, caller, id);
    if (query.limit_after == 0)
        throw heliograph::refuse::invalid_url_param.because("limit_after must not be 0");
    auto limit = [](std::int64_t wanted) { return std::clamp<std::int64_t>(wanted, 0, per_page_max); };
    Around around{.wanted = {.window = {.channel_id = id, .only_roots = query.collapsedThreads},
                             .look = {query.collapsedThreads, query.collapsedThreadsExtended, user_id},
                             .whole_threads = !query.skipFetchThreads},
                  .user_id = user_id,
                  .limit_before = limit(query.limit_before),
                  .limit_after = limit(query.limit_after)};
    co_return ready(co_await app.db.read(load_around, std::move(around)));
}

Task<ReadyJson> thread_page(App& app, SignedIn caller, PostId id, Query<ThreadQuery> query) {
    require_sensible(query);
    co_await readable(app, caller, id);
    query.perPage = std::max<std::int64_t>(query.perPage, 0);
    ThreadWanted wanted{id, query, {query.collapsedThreads, query.collapsedThreadsExtended, caller.user_id}};
    co_return ready(co_await app.db.read(load_thread, std::move(wanted)));
}

Task<ReadyJson> pinned(App& app, SignedIn caller, ChannelId id) {
    co_await require_channel(app, caller, id);
    co_return ready(co_await app.db.read(load_pinned, id));
}

}  // namespace heliograph::posts
