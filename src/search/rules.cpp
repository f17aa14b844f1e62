// Finding posts, and feeding the index.
#include "src/search/rules.h"

#include <algorithm>
#include <atomic>

#include "base/events/bus.h"
#include "base/store/database.h"
#include "base/words/loop.h"
#include "src/channels/cache.h"
#include "src/posts/events.h"
#include "src/posts/pages.h"
#include "src/posts/rules.h"
#include "src/search/store.h"
#include "src/search/terms.h"
#include "src/teams/access.h"
#include "src/users/cache.h"

namespace heliograph::search {

namespace {

constexpr std::int64_t batch_posts = 500;
constexpr Millis feed_delay_ms = 500;
constexpr Millis feed_pause_ms = 50;

// Whether posts wait for the index, and whether somebody is feeding it. One server, one index.
struct Feeding {
    std::atomic<bool> hungry = true;  // At the start the cursor tells.
    std::atomic<bool> under_way = false;
};

// A search sees what was posted before it: it feeds what is missing, unless that is very much.
Task<void> catch_up(App& app) {
    for (int batch = 0; batch < 8 && co_await app.db.read(is_behind); ++batch)
        co_await app.db.write(feed, batch_posts);
}

Task<void> feed_all(App& app, std::shared_ptr<Feeding> feeding) {
    co_await sleep_for(feed_delay_ms);
    while (feeding->hungry.exchange(false)) {
        try {
            if (co_await app.db.write(feed, batch_posts) == batch_posts) feeding->hungry = true;
        } catch (...) {
            feeding->hungry = true;
            break;
        }
        co_await sleep_for(feed_pause_ms);
    }
    feeding->under_way = false;
}

void start_feeding(App& app, std::shared_ptr<Feeding> feeding) {
    if (app.loops.empty() || feeding->under_way.exchange(true)) return;
    app.loops.front()->post([&app, feeding] { spawn("search::feed", feed_all(app, feeding)); });
}

Task<void> name_ids(App& app, const Terms* terms, Wanted* wanted) {
    for (const auto& name : terms->from) {
        auto user = co_await app.user_cache.by_username(app.db, name.text);
        if (!name.excluded) wanted->anyone = false;
        if (user) (name.excluded ? wanted->not_from : wanted->from).push_back(user->id);
    }
    if (terms->in.empty()) co_return;
    auto ids = co_await app.channel_cache.of_user(app.db, wanted->reader);
    for (const auto& name : terms->in) {
        if (!name.excluded) wanted->anywhere = false;
        for (const auto& id : *ids) {
            auto channel = co_await app.channel_cache.get(app.db, id);
            if (!channel || channel->name != name.text) continue;
            if (!wanted->team_id.empty() && !channel->team_id.empty() && channel->team_id != wanted->team_id)
                continue;
            (name.excluded ? wanted->not_in : wanted->in).push_back(id);
        }
        // "in:@anna" is the direct channel with her.
        if (auto user = co_await app.user_cache.by_username(app.db, name.text)) {
            auto a = std::min(user->id, wanted->reader), b = std::max(user->id, wanted->reader);
            auto direct = co_await app.channel_cache.by_name(app.db, TeamId(), a.str() + "__" + b.str());
            if (direct) (name.excluded ? wanted->not_in : wanted->in).push_back(direct->id);
        }
    }
}

posts::PostList load(Reader& db, Wanted wanted) {
    return posts::list_of(db, found_posts(db, std::move(wanted)), posts::Look{});
}

Task<SearchResult> find_posts(App& app, SignedIn caller, TeamId team_id, SearchQuery query) {
    Terms terms = parse_terms(query.terms, query.time_zone_offset);
    if (query.terms.empty()) throw heliograph::refuse::invalid_body_param.because("terms are empty");
    SearchResult result;
    bool postgres = app.db.settings().dialect == Dialect::postgres;
    Wanted wanted{.reader = caller.user_id, .team_id = team_id};
    wanted.query =
        postgres ? postgres_query(terms, query.is_or_search) : fts5_query(terms, query.is_or_search);
    bool only_excluded = wanted.query.empty() && !terms.words.empty();
    if (terms.empty() || (only_excluded && terms.from.empty() && terms.in.empty())) co_return result;
    wanted.after = terms.after;
    wanted.before = terms.before;
    wanted.archived_too = query.include_deleted_channels;
    wanted.count = std::clamp<std::int64_t>(query.per_page.value_or(60), 1, 200);
    wanted.skip = std::max<std::int64_t>(query.page.value_or(0), 0) * wanted.count;
    co_await name_ids(app, &terms, &wanted);
    co_await catch_up(app);
    auto list = co_await app.db.read(load, std::move(wanted));
    result.order = std::move(list.order);
    result.posts = std::move(list.posts);
    co_return result;
}

posts::PostList load_flagged(Reader& db, Flagged wanted) {
    return posts::list_of(db, flagged_posts(db, std::move(wanted)), posts::Look{});
}

}  // namespace

Task<SearchResult> find_in_team(App& app, SignedIn caller, TeamId team_id, SearchQuery query) {
    co_await teams::require(app, caller, team_id, permissions::view_team);
    co_return co_await find_posts(app, std::move(caller), team_id, std::move(query));
}

Task<SearchResult> find_everywhere(App& app, SignedIn caller, SearchQuery query) {
    co_return co_await find_posts(app, std::move(caller), TeamId(), std::move(query));
}

Task<posts::PostList> flagged(App& app, SignedIn caller, UserId user_id, Query<FlaggedQuery> query) {
    posts::require_self(app, caller, user_id);
    Flagged wanted{.user_id = user_id,
                   .channel_id = ChannelId(std::string_view(query.channel_id)),
                   .team_id = TeamId(std::string_view(query.team_id)),
                   .count = std::clamp<std::int64_t>(query.per_page, 0, 200)};
    wanted.skip = std::max<std::int64_t>(query.page, 0) * wanted.count;
    co_return co_await app.db.read(load_flagged, std::move(wanted));
}

void keep_fed(App& app) {
    auto feeding = std::make_shared<Feeding>();
    app.bus.on<posts::PostCreated>([&app, feeding](const posts::PostCreated&) {
        feeding->hungry = true;
        start_feeding(app, feeding);
    });
    app.bus.inside<posts::PostEdited>([](Transaction& tx, const posts::PostEdited& edited) {
        change_indexed(tx, edited.old, edited.post);
    });
}

}  // namespace heliograph::search
