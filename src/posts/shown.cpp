// How a post looks to people.
#include "src/posts/shown.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "src/emoji/system_emoji.h"
#include "src/posts/buttons.h"
#include "src/posts/participants.h"
#include "src/posts/store.h"
#include "src/posts/thread_store.h"

namespace heliograph::posts {

namespace {

void show_icon(boost::json::object& props) {
    const auto* name = props.if_contains("override_icon_emoji");
    if (!name || !name->is_string()) return;
    std::string_view text(name->get_string());
    while (!text.empty() && text.front() == ':') text.remove_prefix(1);
    while (!text.empty() && text.back() == ':') text.remove_suffix(1);
    std::string image = emoji::image_of(text);
    if (!image.empty()) props["override_icon_url"] = image;
}

std::string metadata_of(const Post& post, const std::string& joined) {
    std::string out = "{";
    if (has_attachments(post.props.text)) out += R"("embeds":[{"type":"message_attachment"}])";
    if (!joined.empty()) {
        if (out.size() > 1) out += ',';
        out += joined;
    }
    return out + "}";
}

// Filled once, before the first request.
std::vector<Join>& joins() {
    static std::vector<Join> all;
    return all;
}

void add_part(std::string& parts, std::string_view part) {
    if (!parts.empty()) parts += ',';
    parts += part;
}

void join_priorities(Reader& db, const std::vector<Post>& posts,
                     std::unordered_map<PostId, std::string>& into) {
    std::vector<PostId> roots;
    for (const auto& post : posts)
        if (post.root_id.empty()) roots.push_back(post.id);
    for (const auto& priority : priorities_of(db, std::move(roots))) {
        std::string part = R"("priority":{"priority":)";
        write_json(part, priority.priority);
        auto flag = [](const std::optional<bool>& value) {
            return !value ? "null" : *value ? "true" : "false";
        };
        part += R"(,"requested_ack":)" + std::string(flag(priority.requested_ack));
        part +=
            R"(,"persistent_notifications":)" + std::string(flag(priority.persistent_notifications)) + "}";
        add_part(into[priority.post_id], part);
    }
}

PostId thread_of(const Post& post) { return post.root_id.empty() ? post.id : post.root_id; }

void join_threads(Reader& db, std::vector<Post>& posts, Look look) {
    std::vector<PostId> roots;
    std::unordered_set<PostId> seen;
    for (const auto& post : posts)
        if (seen.insert(thread_of(post)).second) roots.push_back(thread_of(post));
    std::unordered_map<PostId, Thread> threads;
    for (auto& thread : threads_of(db, roots)) threads.emplace(thread.post_id, std::move(thread));
    std::unordered_set<PostId> followed;
    if (look.collapsed && !threads.empty())
        for (auto id : followed_among(db, look.reader, roots)) followed.insert(id);
    for (auto& post : posts) {
        bool is_root = post.root_id.empty();
        if (look.collapsed && is_root) post.is_following = followed.contains(post.id);
        auto thread = threads.find(thread_of(post));
        if (thread == threads.end()) continue;
        post.reply_count = thread->second.reply_count;
        if (!look.collapsed || !is_root) continue;
        post.last_reply_at = thread->second.last_reply_at;
        post.participants = Json{look.extended ? full_participants(db, thread->second.participants)
                                               : short_participants(thread->second.participants)};
    }
}

}  // namespace

bool holds(std::string_view text, std::string_view needle) {
    return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

void add_join(Join join) {
    if (std::ranges::find(joins(), join) == joins().end()) joins().push_back(join);
}

ShownPost show_one(Reader& db, Post post) {
    std::vector<Post> one;
    one.push_back(std::move(post));
    return std::move(show(db, std::move(one), Look{}).front());
}

std::string joined_part(Reader& db, Post post, std::string name) {
    std::string key = "\"" + name + "\":";
    PostId id = post.id;
    std::vector<Post> one{std::move(post)};
    for (Join join : joins()) {
        std::unordered_map<PostId, std::string> parts;
        join(db, {one, parts});
        const std::string& part = parts[id];
        if (part.starts_with(key)) return part.substr(key.size());
    }
    return "[]";
}

bool has_attachments(const std::string& props) {
    if (!holds(props, "\"attachments\"")) return false;
    std::size_t at = props.find("\"attachments\"");
    at = props.find_first_not_of(" :\t\n", at + 13);
    if (at == std::string::npos || props[at] != '[') return false;
    at = props.find_first_not_of(" \t\n", at + 1);
    return at != std::string::npos && props[at] != ']';
}

std::string shown_props(const std::string& props) {
    bool buttons = holds(props, "\"integration\"");
    bool icon = holds(props, "\"override_icon_emoji\"");
    if (!buttons && !icon) return props;
    auto parsed = parse_json(props);
    if (!parsed || !parsed->is_object()) return "{}";
    if (buttons)
        for_each_action(parsed->get_object(),
                        [](boost::json::object& action) { action.erase("integration"); });
    if (icon) show_icon(parsed->get_object());
    return json_text(*parsed);
}

std::string shown_json(Post post, const std::string& joined) {
    post.metadata = Json{metadata_of(post, joined)};
    post.props.text = shown_props(post.props.text);
    return to_json(post);
}

void say_no_files(std::string& json) {
    constexpr std::string_view none = R"("file_ids":[],)";
    if (auto at = json.find(none); at != std::string::npos)
        json.replace(at, none.size(), R"("file_ids":null,)");
}

std::string bare_json(Post post) {
    post.metadata.reset();
    post.props.text = shown_props(post.props.text);
    return to_json(post);
}

std::vector<ShownPost> show(Reader& db, std::vector<Post> posts, Look look) {
    std::unordered_map<PostId, std::string> facts;
    if (!posts.empty()) {
        join_threads(db, posts, look);
        join_priorities(db, posts, facts);
        for (Join join : joins()) {
            std::unordered_map<PostId, std::string> more;
            join(db, {posts, more});
            for (auto& [id, part] : more) add_part(facts[id], part);
        }
    }
    std::vector<ShownPost> shown;
    shown.reserve(posts.size());
    for (auto& post : posts) {
        PostId id = post.id;
        shown.push_back({id, Json{shown_json(std::move(post), facts[id])}});
    }
    return shown;
}

}  // namespace heliograph::posts
