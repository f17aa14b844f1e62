// The statuses in memory.
#include "src/presence/statuses.h"

namespace heliograph::presence {

std::optional<Status> Statuses::find(UserId user_id) {
    auto known = known_.lock();
    auto found = known->statuses.find(user_id);
    if (found == known->statuses.end()) return std::nullopt;
    return found->second;
}

void Statuses::put(const Status& status) {
    auto known = known_.lock();
    known->statuses[status.user_id] = status;
    known->changed.insert(status.user_id);
}

void Statuses::learn(const Status& status) {
    auto known = known_.lock();
    known->statuses.emplace(status.user_id, status);
}

std::vector<Status> Statuses::all() {
    auto known = known_.lock();
    std::vector<Status> statuses;
    for (const auto& [id, status] : known->statuses) statuses.push_back(status);
    return statuses;
}

int Statuses::connected(UserId user_id) {
    auto known = known_.lock();
    return ++known->connections[user_id];
}

int Statuses::disconnected(UserId user_id) {
    auto known = known_.lock();
    auto found = known->connections.find(user_id);
    if (found == known->connections.end()) return 0;
    int left = --found->second;
    if (left <= 0) known->connections.erase(found);
    return left;
}

bool Statuses::begin_writing() {
    auto known = known_.lock();
    if (known->writing || known->changed.empty()) return false;
    known->writing = true;
    return true;
}

std::vector<Status> Statuses::take_changed() {
    auto known = known_.lock();
    std::vector<Status> changed;
    for (UserId id : known->changed) changed.push_back(known->statuses.at(id));
    known->changed.clear();
    known->writing = !changed.empty();
    return changed;
}

}  // namespace heliograph::presence
