// The connections of one loop, found by person, channel and team: an event costs what its receivers cost.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "src/live/connection.h"

namespace heliograph::live {

// What happened to a person that decides what he hears.
struct Change {
    enum class What {
        joined_channel,
        left_channel,
        joined_team,
        left_team,
        sessions_ended,
        sessions_changed,
        rights_changed
    };
    What what;
    UserId user_id;
    ChannelId channel_id;
    TeamId team_id;
    std::vector<std::string> tokens;
    std::string roles;
};

// REQUIRES: on its loop, for everything.
class Switchboard {
public:
    explicit Switchboard(App& app) : app_(app) {}

    void add(std::shared_ptr<Connection> connection);
    // Closes its socket if it has one; false if it was not here.
    bool remove(ConnectionId id);
    void rename(ConnectionId from, ConnectionId to);
    std::shared_ptr<Connection> find(ConnectionId id) const;
    // Knows the person's channels and teams from then on.
    Task<void> learn(UserId user_id);

    void deliver(Ticket ticket, const FrozenEvent& event);
    void apply(const Change& change);

    // Drops what has been away too long, or is one of too many. Gives the ids.
    std::vector<ConnectionId> sweep(Millis now);
    void clear() {
        connections_.clear();
        people_.clear();
        by_channel_.clear();
        by_team_.clear();
    }

private:
    struct Person {
        UserId id;
        std::vector<Connection*> connections;
        // The lists as they were when learned, and what was joined since. Leaving takes nothing off them:
        // they only say where to look when the person goes.
        std::shared_ptr<const std::vector<ChannelId>> channels;
        std::shared_ptr<const std::vector<TeamId>> teams;
        std::vector<ChannelId> more_channels;
        std::vector<TeamId> more_teams;
        std::vector<Change> while_learning;
        bool known() const { return channels != nullptr; }
    };

    void offer(Person& person, Ticket ticket, const FrozenEvent& event, Millis now);
    Extras extras_of(const Person& person, const FrozenEvent& event) const;
    bool wants_ack(const Connection& connection, const FrozenEvent& event, Extras extras) const;
    void place(Person& person, const Change& change);
    void forget(Person& person);
    template <class Key>
    static void put_in(std::unordered_map<Key, std::vector<Person*>>& index, Key key, Person* person);
    template <class Key>
    static void take_from(std::unordered_map<Key, std::vector<Person*>>& index, Key key, Person* person);

    App& app_;
    std::unordered_map<ConnectionId, std::shared_ptr<Connection>> connections_;
    std::unordered_map<UserId, std::unique_ptr<Person>> people_;
    std::unordered_map<ChannelId, std::vector<Person*>> by_channel_;
    std::unordered_map<TeamId, std::vector<Person*>> by_team_;
};

}  // namespace heliograph::live
