// Numbering, keeping and sending the events of one connection.
#include "src/live/connection.h"

#include "base/wire/websocket_session.h"
#include "base/wire/write_json.h"

namespace heliograph::live {

Connection::Connection(ConnectionId id, std::shared_ptr<WebSocketSession> socket)
    : id(id), socket(std::move(socket)) {}
Connection::~Connection() = default;

bool Connection::half_full() const {
    constexpr std::size_t half = 128;
    return !socket || socket->outbox_size() >= half;
}

void Connection::drop_socket() {
    if (auto closing = std::exchange(socket, nullptr)) closing->close(1001, "resumed elsewhere");
}

void Connection::take(Ticket ticket, const Head& head) {
    if (!held) return push(head);
    // Held for milliseconds; a burst beyond this is beyond what the outbox takes, too.
    constexpr std::size_t held_max = 256;
    if (held_back_.size() < held_max)
        held_back_.push_back({ticket, head});
    else if (socket)
        socket->close(1001, "too far behind");
}

void Connection::push(const Head& head) {
    if (away()) {
        if (++missed_ > SentRing::kept_while_away) missed_too_much_ = true;
        if (!missed_too_much_) sent_.add(head, SentRing::kept_while_open + SentRing::kept_while_away);
        return;
    }
    std::uint64_t seq = sent_.add(head, SentRing::kept_while_open);
    socket->send(head, SeqTail(seq).view());
}

void Connection::release(Ticket after) {
    held = false;
    for (const auto& each : std::exchange(held_back_, {}))
        if (each.ticket > after) push(each.head);
}

void Connection::begin(Head hello) {
    push(hello);
    release(0);
}

bool Connection::resume(Past past, std::uint64_t number) {
    if (!past.sent.holds(number)) return false;
    sent_ = std::move(past.sent);
    sent_.from(number, [&](const Head& head, std::uint64_t seq) { socket->send(head, SeqTail(seq).view()); });
    release(past.heard_up_to);
    return true;
}

void Connection::reply(std::uint64_t seq, const std::string& reply_data) {
    if (!socket) return;
    std::string text = R"({"status":"OK","seq_reply":)" + std::to_string(seq);
    if (!reply_data.empty()) text.append(",\"data\":").append(reply_data);
    socket->send(text + "}");
}

void Connection::reply_refused(std::uint64_t seq, const Refusal& refusal, const std::string& sentence) {
    if (!socket) return;
    std::string text = R"({"status":"FAIL","seq_reply":)" + std::to_string(seq) + R"(,"error":{"id":")" +
                       refusal.id + R"(","message":)";
    write_json_string(text, sentence);
    text += R"(,"detailed_error":"","status_code":)" + std::to_string(refusal.status) + "}}";
    socket->send(std::move(text));
}

}  // namespace heliograph::live
