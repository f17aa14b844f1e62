// Saving a post in the writer: as few statements as a post can be.
#include <algorithm>

#include "base/store/reader.h"
#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "src/channels/events.h"
#include "src/channels/store.h"
#include "src/posts/create.h"
#include "src/posts/events.h"
#include "src/posts/finish.h"
#include "src/posts/post_files.h"
#include "src/posts/shown.h"
#include "src/posts/store.h"
#include "src/posts/thread_store.h"

namespace heliograph::posts {

namespace {

// The place of the number in the ready bytes is not kept: a reply that was counted differently is written
// anew.
void count_again(Prepared& prepared, std::int64_t replies) {
    if (prepared.post.reply_count == replies) return;
    prepared.post.reply_count = replies;
    prepared.json = nullptr;
}

void follow(Transaction& tx, const Prepared& prepared, UserId user_id, bool is_author) {
    const Post& post = prepared.post;
    auto membership = find_membership(tx, post.root_id, user_id);
    if (membership && !is_author && membership->following) return;
    // Whoever stopped to follow is not made to follow again by a mention.
    if (membership && !is_author && !membership->following) return;
    ThreadMembership row = membership.value_or(ThreadMembership{post.root_id, user_id});
    row.following = true;
    row.last_updated = post.create_at;
    if (is_author) {
        row.last_viewed = post.create_at;
        row.unread_mentions = 0;
    }
    save_membership(tx, row);
}

void save_reply(Transaction& tx, Prepared& prepared) {
    const Post& post = prepared.post;
    Thread thread = find_thread(tx, post.root_id).value_or(Thread{.post_id = post.root_id});
    thread.reply_count += 1;
    thread.last_reply_at = std::max(thread.last_reply_at, post.create_at);
    std::erase(thread.participants, post.user_id);
    thread.participants.push_back(post.user_id);
    thread.channel_id = post.channel_id;
    thread.thread_team_id = prepared.channel->team_id;
    save_thread(tx, thread);
    for (const auto& id : prepared.followers) follow(tx, prepared, id, false);
    if (prepared.marks_view) follow(tx, prepared, post.user_id, true);
    add_thread_mentions(tx, post.root_id, prepared.mentions, post.create_at);
    count_again(prepared, thread.reply_count);
}

}  // namespace

bool counts_as_message(const std::string& type) {
    if (!type.starts_with("system_")) return true;
    return !one_of(type, "system_join_leave", "system_add_remove", "system_join_channel",
                   "system_leave_channel", "system_add_to_channel", "system_remove_from_channel",
                   "system_join_team", "system_leave_team", "system_add_to_team", "system_remove_from_team");
}

void set_prop(Json& props, const std::string& name, const std::string& json_value) {
    auto parsed = parse_json(props.text);
    auto value = parse_json(json_value);
    boost::json::object object;
    if (parsed && parsed->is_object()) object = std::move(parsed->get_object());
    if (value) object[name] = std::move(*value);
    props.text = json_text(object);
}

namespace {

std::string joined_of(const Prepared& prepared) {
    std::string joined = files_part(prepared.files);
    if (!joined.empty() && !prepared.priority_json.empty()) joined += ',';
    return joined + prepared.priority_json;
}

// What a client needs to know to say "sent a picture" without asking.
void tell_kinds(std::string& out, const std::vector<files::FileInfo>& files) {
    auto is_image = [](const files::FileInfo& file) { return file.mime_type.starts_with("image/"); };
    if (std::ranges::any_of(files, is_image)) out += R"(,"image":"true")";
    if (!std::ranges::all_of(files, is_image)) out += R"(,"otherFile":"true")";
}

}  // namespace

void finish(Prepared& prepared, const std::string& username) {
    const auto& channel = *prepared.channel;
    if (!prepared.json) {
        std::string json = shown_json(prepared.post, joined_of(prepared));
        if (prepared.lost_files && prepared.files.empty()) say_no_files(json);
        prepared.json = std::make_shared<const std::string>(std::move(json));
    }
    bool direct = channel.type == "D";
    std::string sender = prepared.sender_name.empty() || (direct && prepared.sender_name != "System")
                             ? "@" + username
                             : prepared.sender_name;
    std::string out;
    out.reserve(prepared.json->size() + prepared.json->size() / 4 + 320);
    out += R"({"channel_display_name":)";
    write_json(out, direct ? "@" + username : channel.display_name);
    out += R"(,"channel_name":)";
    write_json(out, channel.name);
    out += R"(,"channel_type":)";
    write_json(out, channel.type);
    tell_kinds(out, prepared.files);
    out += R"(,"post":)";
    write_json(out, *prepared.json);
    out += R"(,"sender_name":)";
    write_json(out, sender);
    out += prepared.set_online ? R"(,"set_online":true,"team_id":)" : R"(,"set_online":false,"team_id":)";
    write_json(out, channel.team_id);
    out += '}';
    prepared.sender_name = std::move(sender);
    prepared.event_bytes = std::make_shared<const std::string>(std::move(out));
}

namespace {

void tell_saved(Transaction& tx, const Prepared& prepared) {
    const Post& post = prepared.post;
    tx.announce(PostCreated{.post = post,
                            .json = prepared.json,
                            .event_bytes = prepared.event_bytes,
                            .channel = prepared.channel,
                            .mentions = prepared.mentions,
                            .followers = prepared.followers,
                            .from_webhook = prepared.from_webhook,
                            .from_bot = prepared.from_bot,
                            .set_online = prepared.set_online,
                            .triggers_hooks = prepared.triggers_hooks});
    if (!prepared.marks_view) return;
    auto times = channels::mark_viewed(tx, {post.channel_id}, post.user_id);
    if (!times.empty()) tx.announce(channels::ChannelsViewed{post.user_id, std::move(times)});
}

}  // namespace

namespace {

void finish_again(Prepared& prepared) {
    const std::string& sender = prepared.sender_name;
    finish(prepared, sender.starts_with('@') ? sender.substr(1) : "");
}

Post save_alone(Transaction& tx, const Prepared& prepared) {
    const Post& post = prepared.post;
    bool is_root = post.root_id.empty();
    insert_post(tx, post);
    channels::count_post(tx, post.channel_id, post.create_at, is_root, counts_as_message(post.type));
    if (!prepared.mentions.empty())
        channels::count_mentions(tx, post.channel_id, prepared.mentions, is_root, prepared.urgent);
    if (!prepared.priority.empty())
        insert_priority(tx, {post.id, post.channel_id, prepared.priority, {}, {}});
    if (is_root) {
        tell_saved(tx, prepared);
        return post;
    }
    Prepared counted = prepared;
    save_reply(tx, counted);
    if (!counted.json) finish_again(counted);
    tell_saved(tx, counted);
    return std::move(counted.post);
}

}  // namespace

Post save(Transaction& tx, const Prepared& prepared) {
    if (prepared.files.empty()) return save_alone(tx, prepared);
    Prepared with_files = prepared;
    take_files(tx, with_files);
    if (!with_files.json) finish_again(with_files);
    return save_alone(tx, with_files);
}

}  // namespace heliograph::posts
