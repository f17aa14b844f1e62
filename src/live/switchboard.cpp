// Who hears an event, in the peer's order of checks.
#include "src/live/switchboard.h"

#include <algorithm>

#include "base/clock.h"
#include "base/wire/websocket_session.h"
#include "src/channels/cache.h"
#include "src/live/opening.h"
#include "src/permissions/role_table.h"
#include "src/sessions/model.h"
#include "src/teams/cache.h"

namespace heliograph::live {

namespace {

constexpr Millis kept_away_ms = 5 * 60 * 1000;
constexpr std::size_t away_max = 10'000;  // Of one loop; beyond it the longest away must start afresh.

template <class T>
bool holds(const std::vector<T>& list, const T& wanted) {
    return std::ranges::find(list, wanted) != list.end();
}

}  // namespace

template <class Key>
void Switchboard::put_in(std::unordered_map<Key, std::vector<Person*>>& index, Key key, Person* person) {
    auto& people = index[key];
    if (!holds(people, person)) people.push_back(person);
}

template <class Key>
void Switchboard::take_from(std::unordered_map<Key, std::vector<Person*>>& index, Key key, Person* person) {
    auto found = index.find(key);
    if (found == index.end()) return;
    std::erase(found->second, person);
    if (found->second.empty()) index.erase(found);
}

void Switchboard::add(std::shared_ptr<Connection> connection) {
    auto& person = people_[connection->caller.user_id];
    if (!person) {
        person = std::make_unique<Person>();
        person->id = connection->caller.user_id;
    }
    person->connections.push_back(connection.get());
    connections_[connection->id] = std::move(connection);
}

std::shared_ptr<Connection> Switchboard::find(ConnectionId id) const {
    auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : found->second;
}

void Switchboard::rename(ConnectionId from, ConnectionId to) {
    auto moved = connections_.extract(from);
    if (moved.empty()) return;
    moved.key() = to;
    moved.mapped()->id = to;
    connections_.insert(std::move(moved));
}

bool Switchboard::remove(ConnectionId id) {
    auto found = connections_.find(id);
    if (found == connections_.end()) return false;
    auto connection = std::move(found->second);
    connections_.erase(found);
    auto person = people_.find(connection->caller.user_id);
    if (person == people_.end()) return true;
    std::erase(person->second->connections, connection.get());
    if (person->second->connections.empty()) {
        forget(*person->second);
        people_.erase(person);
    }
    return true;
}

void Switchboard::forget(Person& person) {
    if (!person.known()) return;
    for (const auto& id : *person.channels) take_from(by_channel_, id, &person);
    for (const auto& id : person.more_channels) take_from(by_channel_, id, &person);
    for (const auto& id : *person.teams) take_from(by_team_, id, &person);
    for (const auto& id : person.more_teams) take_from(by_team_, id, &person);
}

Task<void> Switchboard::learn(UserId user_id) {
    auto known = people_.find(user_id);
    if (known == people_.end() || known->second->known()) co_return;
    auto channels = co_await app_.channel_cache.of_user(app_.db, user_id);
    auto teams = co_await app_.team_cache.of_user(app_.db, user_id);
    // Meanwhile the person may have gone, or another of his connections may have learned it.
    auto found = people_.find(user_id);
    if (found == people_.end() || found->second->known()) co_return;
    Person& person = *found->second;
    person.channels = std::move(channels);
    person.teams = std::move(teams);
    // Nobody is twice in a list, so there is no need to look.
    for (const auto& id : *person.channels) by_channel_[id].push_back(&person);
    for (const auto& id : *person.teams) by_team_[id].push_back(&person);
    for (const auto& change : std::exchange(person.while_learning, {})) place(person, change);
}

void Switchboard::place(Person& person, const Change& change) {
    switch (change.what) {
        case Change::What::joined_channel:
            put_in(by_channel_, change.channel_id, &person);
            if (!holds(person.more_channels, change.channel_id))
                person.more_channels.push_back(change.channel_id);
            break;
        case Change::What::left_channel:
            take_from(by_channel_, change.channel_id, &person);
            break;
        case Change::What::joined_team:
            put_in(by_team_, change.team_id, &person);
            if (!holds(person.more_teams, change.team_id)) person.more_teams.push_back(change.team_id);
            break;
        case Change::What::left_team:
            take_from(by_team_, change.team_id, &person);
            break;
        default:
            break;
    }
}

void Switchboard::apply(const Change& change) {
    auto found = people_.find(change.user_id);
    if (found == people_.end()) return;
    Person& person = *found->second;
    for (Connection* connection : person.connections) {
        if (change.what == Change::What::rights_changed)
            connection->admin = app_.roles.allows(change.roles, permissions::manage_system);
        else if (!holds(change.tokens, connection->caller.session->token))
            continue;
        else if (change.what == Change::What::sessions_ended)
            connection->muted = true;
        else
            spawn("session changed", look_again(app_, find(connection->id)));
    }
    if (person.known())
        place(person, change);
    else
        person.while_learning.push_back(change);
}

Extras Switchboard::extras_of(const Person& person, const FrozenEvent& event) const {
    return {.mentioned = std::ranges::binary_search(event.broadcast.mentions, person.id),
            .following = std::ranges::binary_search(event.broadcast.followers, person.id)};
}

bool Switchboard::wants_ack(const Connection& connection, const FrozenEvent& event, Extras extras) const {
    const auto& broadcast = event.broadcast;
    if (!broadcast.wants_ack || !connection.posted_ack || broadcast.author == connection.caller.user_id)
        return false;
    if (extras.mentioned || extras.following) return true;
    auto channel = app_.channel_cache.find(broadcast.audience.channel_id);
    if (channel && channel->type == "D") return true;
    auto members = app_.channel_cache.find_members(broadcast.audience.channel_id);
    const auto* member = members ? members->find(connection.caller.user_id) : nullptr;
    return member && member->desktop == channels::Notify::all;
}

void Switchboard::offer(Person& person, Ticket ticket, const FrozenEvent& event, Millis now) {
    const auto& broadcast = event.broadcast;
    const auto& audience = broadcast.audience;
    if (audience.user_id.empty() && !audience.omit_users.empty() && holds(audience.omit_users, person.id))
        return;
    Extras extras = extras_of(person, event);
    Head own;  // Made for the first connection that needs it.
    for (Connection* connection : person.connections) {
        if (!connection->hears(now) || !connection->reached_by(audience)) continue;
        if (broadcast.may_be_dropped && connection->half_full()) continue;
        if (audience.contains_sanitized_data && connection->admin) continue;
        if (audience.contains_sensitive_data && !connection->admin) continue;
        if (!audience.omit_connection_id.empty() && audience.omit_connection_id == connection->id.view())
            continue;
        if (broadcast.only_where_on_screen && !connection->shows(audience.channel_id)) continue;
        if (wants_ack(*connection, event, extras)) {
            Extras more = extras;
            more.should_ack = true;
            connection->take(ticket, event.head_for(person.id, more));
        } else if (extras.any()) {
            if (!own) own = event.head_for(person.id, extras);
            connection->take(ticket, own);
        } else {
            connection->take(ticket, event.head);
        }
    }
}

void Switchboard::deliver(Ticket ticket, const FrozenEvent& event) {
    Millis now = app_.clock.now();
    const auto& audience = event.broadcast.audience;
    auto offer_all = [&](const auto& index, const auto& key) {
        if (auto found = index.find(key); found != index.end())
            for (Person* person : found->second) offer(*person, ticket, event, now);
    };
    if (!audience.connection_id.empty()) {
        auto connection = find(ConnectionId(audience.connection_id));
        if (connection && connection->hears(now) && connection->reached_by(audience))
            connection->take(ticket, event.head);
    } else if (!audience.user_id.empty()) {
        if (auto found = people_.find(audience.user_id); found != people_.end())
            offer(*found->second, ticket, event, now);
    } else if (!audience.channel_id.empty()) {
        offer_all(by_channel_, audience.channel_id);
    } else if (!audience.team_id.empty()) {
        offer_all(by_team_, audience.team_id);
    } else {
        for (auto& [id, person] : people_) offer(*person, ticket, event, now);
    }
}

std::vector<ConnectionId> Switchboard::sweep(Millis now) {
    std::vector<std::pair<Millis, ConnectionId>> away;
    std::vector<ConnectionId> gone;
    for (const auto& [id, connection] : connections_) {
        if (!connection->away()) continue;
        if (connection->muted || !connection->resumable() || now - connection->away_since >= kept_away_ms)
            gone.push_back(id);
        else
            away.emplace_back(connection->away_since, id);
    }
    if (away.size() > away_max) {
        std::ranges::sort(away);
        for (std::size_t i = 0; i + away_max < away.size(); ++i) gone.push_back(away[i].second);
    }
    for (const auto& id : gone) remove(id);
    return gone;
}

}  // namespace heliograph::live
