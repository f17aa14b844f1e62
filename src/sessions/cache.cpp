// Loading and forgetting sessions.
#include "src/sessions/cache.h"

#include "base/events/bus.h"
#include "base/store/database.h"
#include "src/sessions/events.h"
#include "src/sessions/store.h"

namespace heliograph::sessions {

Task<std::shared_ptr<const Session>> Cache::get(Database& db, std::string token) {
    co_return co_await sessions_.get(db, token, find_by_token);
}

void Cache::listen(Bus& bus) {
    bus.on<SessionsChanged>([this](const SessionsChanged& news) {
        for (const auto& token : news.tokens) forget(token);
    });
    bus.on<SessionsEnded>([this](const SessionsEnded& news) {
        if (news.everyone) clear();
        for (const auto& token : news.tokens) forget(token);
    });
}

bool Cache::begin_write(SessionId id) {
    auto locked = writes_.lock();
    return locked->insert(id).second;
}

void Cache::end_write(SessionId id) {
    auto locked = writes_.lock();
    locked->erase(id);
}

}  // namespace heliograph::sessions
