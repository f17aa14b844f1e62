// The list of connections, linked through themselves: a thousand idle ones cost two pointers each.
#include "base/wire/port.h"

namespace heliograph {

Connection::Connection(std::shared_ptr<Port> port) : port_(std::move(port)) {
    after_ = port_->first_;
    if (after_) after_->before_ = this;
    port_->first_ = this;
    count(port_->counters.connections_open);
    port_->terms->open.fetch_add(1, std::memory_order_relaxed);
}

Connection::~Connection() {
    if (port_->next_in_walk_ == this) port_->next_in_walk_ = after_;
    if (before_) before_->after_ = after_;
    if (after_) after_->before_ = before_;
    if (port_->first_ == this) port_->first_ = after_;
    uncount(port_->counters.connections_open);
    port_->terms->open.fetch_sub(1, std::memory_order_relaxed);
    if (!port_->first_ && port_->stopping_ && port_->emptied_) std::exchange(port_->emptied_, {})();
}

void Port::each(void (*f)(Connection&, Millis), Millis now) {
    for (Connection* at = first_; at; at = next_in_walk_) {
        next_in_walk_ = at->after_;
        f(*at, now);
    }
    next_in_walk_ = nullptr;
}

void Port::sweep(Millis now) {
    each([](Connection& connection, Millis at) { connection.sweep(at); }, now);
}

void Port::stop_gently(std::move_only_function<void()> emptied) {
    stopping_ = true;
    if (!first_) {
        emptied();
        return;
    }
    emptied_ = std::move(emptied);
    each([](Connection& connection, Millis) { connection.stop_gently(); }, 0);
}

void Port::stop_now() {
    each([](Connection& connection, Millis) { connection.stop_now(); }, 0);
}

}  // namespace heliograph
