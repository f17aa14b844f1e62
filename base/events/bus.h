// The bus: events leave after commit, in commit order, to listeners in this process.
#pragma once

#include <functional>
#include <memory>
#include <typeindex>
#include <unordered_map>
#include <vector>

namespace heliograph {

class Transaction;

// An event on its way: what it is, and the frozen value.
struct Announcement {
    std::type_index type;
    std::shared_ptr<const void> event;
};

// Listeners are added before the server starts and never after. They are called on the writer's thread, one
// after the other, before whoever waits for the write is resumed: a cache emptied here is empty for the next
// request. A listener must be quick, must not throw, and must not wait; it hands longer work to a loop or a
// queue.
class Bus {
public:
    template <class Event>
    void on(std::function<void(const Event&)> listener) {
        listeners_[typeid(Event)].push_back([listener = std::move(listener)](const Announcement& news) {
            listener(*static_cast<const Event*>(news.event.get()));
        });
    }
    // For listeners that keep the event: they share it instead of copying it.
    template <class Event>
    void on_shared(std::function<void(std::shared_ptr<const Event>)> listener) {
        listeners_[typeid(Event)].push_back([listener = std::move(listener)](const Announcement& news) {
            listener(std::static_pointer_cast<const Event>(news.event));
        });
    }
    template <class Event>
    static Announcement announcement(Event event) {
        return {typeid(Event), std::make_shared<const Event>(std::move(event))};
    }
    void publish(const Announcement& news) const {
        auto found = listeners_.find(news.type);
        if (found == listeners_.end()) return;
        for (auto& listener : found->second) listener(news);
    }

    // Takes part in the transaction that announces the event: called inside announce(), on the writer's
    // thread; may write and announce in its turn. What it throws refuses the whole write. This is how a later
    // capability keeps what must not be lost (default channels of a new team, join messages) without an
    // earlier one knowing it.
    template <class Event>
    void inside(std::function<void(Transaction&, const Event&)> participant) {
        participants_[typeid(Event)].push_back(
            [participant = std::move(participant)](Transaction& tx, const Announcement& news) {
                participant(tx, *static_cast<const Event*>(news.event.get()));
            });
    }
    void take_part(Transaction& tx, const Announcement& news) const {
        auto found = participants_.find(news.type);
        if (found == participants_.end()) return;
        for (auto& participant : found->second) participant(tx, news);
    }

private:
    // Set once, before the server starts.
    std::unordered_map<std::type_index, std::vector<std::function<void(Transaction&, const Announcement&)>>>
        participants_;
    std::unordered_map<std::type_index, std::vector<std::function<void(const Announcement&)>>> listeners_;
};

}  // namespace heliograph
