// Writing the frame of an event.
#include "src/live/frozen_event.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/wire/write_json.h"

namespace heliograph::live {

namespace {

void add_text(std::string& out, std::string_view key, std::string_view value) {
    out.append("\"").append(key).append("\":");
    write_json_string(out, value);
}

void add_audience(std::string& out, const broadcasts::Audience& audience) {
    out += R"(,"broadcast":{"omit_users":)";
    if (audience.omit_users.empty()) {
        out += "null";
    } else {
        for (std::size_t i = 0; i < audience.omit_users.size(); ++i) {
            out.append(i == 0 ? "{\"" : ",\"").append(audience.omit_users[i].view()).append("\":true");
        }
        out += '}';
    }
    add_text(out += ',', "user_id", audience.user_id.view());
    add_text(out += ',', "channel_id", audience.channel_id.view());
    add_text(out += ',', "team_id", audience.team_id.view());
    add_text(out += ',', "connection_id", audience.connection_id);
    add_text(out += ',', "omit_connection_id", audience.omit_connection_id);
    if (audience.contains_sanitized_data) out += R"(,"contains_sanitized_data":true)";
    if (audience.contains_sensitive_data) out += R"(,"contains_sensitive_data":true)";
    out += '}';
}

std::string head_text(const broadcasts::Broadcast& from, std::string_view data) {
    std::string out;
    out.reserve(data.size() + 320);
    out += '{';
    add_text(out, "event", from.event);
    out.append(",\"data\":").append(data.empty() ? "{}" : data);
    add_audience(out, from.audience);
    return out;
}

std::string server_hostname() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

}  // namespace

FrozenEvent::FrozenEvent(broadcasts::Broadcast from)
    : broadcast(std::move(from)),
      head(std::make_shared<const std::string>(head_text(broadcast, broadcast.data))) {
    // The head holds it; only a receiver of his own needs it again.
    std::ranges::sort(broadcast.mentions);
    std::ranges::sort(broadcast.followers);
    if (broadcast.mentions.empty() && broadcast.followers.empty() && !broadcast.wants_ack)
        broadcast.data = std::string();
}

Head FrozenEvent::head_for(UserId receiver, Extras extras) const {
    std::string data = broadcast.data;
    data.pop_back();
    bool first = data.size() < 2;
    auto add = [&](std::string_view key, std::string value) {
        if (!first) data += ',';
        first = false;
        data.append("\"").append(key).append("\":").append(value);
    };
    std::string own = R"("[\")" + receiver.str() + R"(\"]")";
    if (extras.mentioned) add("mentions", own);
    if (extras.following) add("followers", own);
    if (extras.should_ack) add("should_ack", "true");
    data += '}';
    return std::make_shared<const std::string>(head_text(broadcast, data));
}

SeqTail::SeqTail(std::uint64_t seq) {
    constexpr std::string_view begin = ",\"seq\":";
    std::memcpy(text_, begin.data(), begin.size());
    char* end = std::to_chars(text_ + begin.size(), text_ + sizeof text_ - 1, seq).ptr;
    *end++ = '}';
    size_ = static_cast<std::size_t>(end - text_);
}

Head hello_head(UserId user_id, std::string_view connection_id, std::string_view version) {
    static const std::string hostname = server_hostname();
    broadcasts::Broadcast hello{.event = "hello", .audience = {.user_id = user_id}};
    add_text(hello.data = "{", "connection_id", connection_id);
    add_text(hello.data += ',', "server_hostname", hostname);
    add_text(hello.data += ',', "server_version", version);
    hello.data += '}';
    return std::make_shared<const std::string>(head_text(hello, hello.data));
}

}  // namespace heliograph::live
