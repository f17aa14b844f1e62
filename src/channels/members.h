// The members of one channel as a frozen value: permission checks, mentions and audiences read it. A change
// makes a new value that shares all but one of its shards, so that a join in a channel of 10,000 copies 1 in
// 64 of them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "src/channels/model.h"

namespace heliograph::channels {

// A notification setting of a membership; `default_` leaves it to the person's own settings.
enum class Notify : std::uint8_t { default_, all, mention, none };
enum class Choice : std::uint8_t { default_, on, off };

// What is known of a member without reading the database. Counts are not: they change with every post.
struct MemberBrief {
    bool scheme_guest = false;
    bool scheme_user = false;
    bool scheme_admin = false;
    Notify desktop = Notify::default_;
    Notify push = Notify::default_;
    Notify email = Notify::default_;
    bool muted = false;  // mark_unread is "mention".
    Choice ignore_channel_mentions = Choice::default_;
    bool auto_follow_threads = false;  // channel_auto_follow_threads is "on".
    std::string extra_roles;
};

MemberBrief brief_of(const ChannelMember& member);
// All roles, those of the flags first, separated by spaces.
std::string roles_of(const MemberBrief& member);
std::string roles_of(const ChannelMember& member);

class Members {
public:
    const MemberBrief* find(UserId id) const {
        const auto& shard = shards_[shard_of(id)];
        if (!shard) return nullptr;
        auto found = shard->find(id);
        return found == shard->end() ? nullptr : &found->second;
    }
    bool has(UserId id) const { return find(id) != nullptr; }
    std::size_t size() const { return size_; }
    template <class F>
    void for_each(F&& f) const {
        for (const auto& shard : shards_)
            if (shard)
                for (const auto& [id, member] : *shard) f(id, member);
    }
    // Only while a value is being built, before anybody shares it.
    void add(UserId id, MemberBrief member);
    // A new value; *this stays as it is.
    Members with(UserId id, MemberBrief member) const;
    Members without(UserId id) const;

private:
    using Shard = std::unordered_map<UserId, MemberBrief>;
    static constexpr std::size_t shard_count = 64;
    // The first characters: the last one of the peer's ids has few values.
    static std::size_t shard_of(const UserId& id) {
        auto text = id.view();
        return text.size() < 2 ? 0 : (static_cast<unsigned char>(text[0]) * 37u + text[1]) % shard_count;
    }

    std::array<std::shared_ptr<Shard>, shard_count> shards_;  // A shared shard is never written.
    std::size_t size_ = 0;
};

}  // namespace heliograph::channels
