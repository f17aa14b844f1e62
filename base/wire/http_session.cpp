// The life of an HTTP connection. While it is idle it holds no buffer and no reader.
#include "base/wire/http_session.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <chrono>

#include "base/wire/bodies.h"
#include "base/wire/websocket_session.h"

namespace heliograph {

namespace {

// Bodies up to this size are copied behind the head: one buffer is cheaper than two.
constexpr std::size_t copy_bytes_max = 2048;
// Of a body that is read as it is sent.
constexpr std::size_t piece_bytes = 256 * 1024;

Millis wall_now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

// 26 characters of 5 bits; a random number is good for twelve.
std::string new_request_id(WireLoop& loop) {
    constexpr std::string_view alphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
    std::string id(26, 'y');
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < id.size(); ++i, bits >>= 5) {
        if (i % 12 == 0) bits = loop.random();
        id[i] = alphabet[bits & 31];
    }
    return id;
}

// REQUIRES: in a catch block.
Answer answer_to_exception(const std::string& request_id) {
    try {
        throw;
    } catch (const std::exception& error) {
        spdlog::error("request {} failed: {}", request_id, error.what());
    } catch (...) {
        spdlog::error("request {} failed", request_id);
    }
    return broken_answer(request_id);
}

bool lists(std::string_view header, std::string_view token) {
    while (!header.empty()) {
        auto end = header.find(',');
        auto entry = header.substr(0, end);
        header.remove_prefix(end == header.npos ? header.size() : end + 1);
        auto from = entry.find_first_not_of(" \t");
        if (from == entry.npos) continue;
        entry = entry.substr(from, entry.find_last_not_of(" \t") - from + 1);
        if (boost::beast::iequals({entry.data(), entry.size()}, {token.data(), token.size()})) return true;
    }
    return false;
}

iovec buffer_of(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

Task<std::optional<Answer>> HttpSink::welcome(const Request*) { co_return std::nullopt; }
Task<std::shared_ptr<BodyFile>> HttpSink::spool(std::shared_ptr<BodyFile>, std::string) { co_return nullptr; }

HttpSession::HttpSession(std::shared_ptr<Port> port, Stream stream, std::string peer)
    : Connection(std::move(port)), stream_(std::move(stream)), peer_(std::move(peer)) {}

void HttpSession::set_deadline(Millis delay_ms) { deadline_ = WireLoop::steady_now() + delay_ms; }

void HttpSession::sweep(Millis now) {
    if (deadline_ == 0 || now < deadline_) return;
    deadline_ = 0;
    if (!idle_) count(port_->counters.slow_dropped);
    stream_.cancel();
}

void HttpSession::stop_gently() {
    if (idle_) stream_.cancel();
}

void HttpSession::stop_now() { stream_.cancel(); }

Task<void> HttpSession::run(std::shared_ptr<HttpSession> self) {
    if (self->stream_.encrypted() && !co_await self->shake_hands()) co_return;
    for (;;) {
        if (self->pending_.empty()) {
            if (self->port_->stopping()) break;
            self->set_deadline(self->limits().idle_ms);
            self->idle_ = true;
            bool usable = co_await self->stream_.ready(Want::read);
            self->idle_ = false;
            if (!usable) break;
        }
        if (co_await self->serve() == Next::end) break;
    }
}

Task<bool> HttpSession::shake_hands() {
    set_deadline(limits().header_ms);
    for (;;) {
        Want want = stream_.handshake().want;
        if (want == Want::nothing) co_return true;
        if (!co_await stream_.ready(want)) co_return false;
    }
}

Want HttpSession::feed(HttpReader& reader) {
    std::string_view fresh;
    bool from_pending = !pending_.empty();
    if (!untried_) {
        Moved moved = stream_.read_some(port_->loop.scratch());
        if (moved.want != Want::nothing) return moved.want;
        count(port_->counters.bytes_in, moved.bytes);
        fresh = {port_->loop.scratch().data(), moved.bytes};
        if (from_pending) pending_.append(fresh);
    }
    untried_ = false;
    std::string_view bytes = from_pending ? std::string_view(pending_) : fresh;
    bool head_was_done = reader.head_done();
    std::size_t taken = reader.put(bytes);
    // Then it did not stop for want of bytes, and what is left has not been looked at.
    bool stopped_early = reader.done() || reader.head_done() != head_was_done;
    if (from_pending)
        pending_.erase(0, taken);
    else if (taken < bytes.size())
        pending_.assign(bytes.substr(taken));
    if (pending_.empty()) pending_ = {};
    untried_ = stopped_early && !pending_.empty();
    return Want::nothing;
}

Task<bool> HttpSession::read_head(HttpReader* reader) {
    while (!reader->head_done() && reader->fault() == HttpFault::none) {
        Want want = feed(*reader);
        if (want != Want::nothing && !co_await stream_.ready(want)) co_return false;
    }
    co_return true;
}

Task<bool> HttpSession::read_body(HttpReader* reader, bool spools) {
    Millis end = WireLoop::steady_now() + limits().body_ms;
    while (!reader->done() && !reader->cut_off() && reader->fault() == HttpFault::none) {
        Want want = feed(*reader);
        if (spools && reader->request().body.size() >= limits().spool_bytes && !co_await spool(reader))
            co_return true;
        if (want == Want::nothing) continue;
        deadline_ = std::min(end, WireLoop::steady_now() + limits().body_pause_ms);
        if (!co_await stream_.ready(want)) co_return false;
    }
    co_return true;
}

Task<bool> HttpSession::spool(HttpReader* reader) {
    Request& request = reader->request();
    deadline_ = 0;
    auto piece = std::exchange(request.body, {});
    request.body_file = co_await port_->sink.spool(std::move(request.body_file), std::move(piece));
    if (!request.body_file) reader->give_up();
    co_return request.body_file != nullptr;
}

Task<bool> HttpSession::take_body(HttpReader* reader) {
    Request& request = reader->request();
    BodyLimit limit = port_->sink.body_limit(request);
    if (reader->allow_body(limit) != HttpFault::none) co_return true;
    bool invites = reader->expects_continue() && !reader->old() && pending_.empty();
    if (invites && !co_await write_rest("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
    if (!co_await read_body(reader, limit.spools)) co_return false;
    if (reader->fault() == HttpFault::none && request.body_file && !request.body.empty())
        co_await spool(reader);
    co_return true;
}

void HttpSession::complete(Request& request) {
    const Proxies& proxies = port_->terms->proxies;
    request.remote_address = proxies.client_of(request, peer_);
    request.secure = stream_.encrypted() || proxies.says_https(request, peer_);
    request.received_at = wall_now();
}

Task<HttpSession::Next> HttpSession::serve() {
    HttpReader reader(limits());
    set_deadline(limits().header_ms);
    reader.request().request_id = new_request_id(port_->loop);
    // Mostly the whole head is there at once, and no further coroutine is needed.
    Want want = feed(reader);
    if (want == Want::gone) co_return Next::end;
    if (want != Want::nothing && !co_await stream_.ready(want)) co_return Next::end;
    if (!reader.head_done() && !co_await read_head(&reader)) co_return Next::end;
    if (reader.fault() != HttpFault::none || reader.check_head() != HttpFault::none)
        co_return co_await refuse(&reader);
    count(port_->counters.requests);
    Request& request = reader.request();
    if (reader.has_body()) {
        if (port_->sink.body_limit(request).spools) {
            complete(request);
            if (auto no = co_await port_->sink.welcome(&request))
                co_return co_await turn_away(&reader, std::move(*no));
        }
        if (!co_await take_body(&reader)) co_return Next::end;
        if (reader.fault() != HttpFault::none) co_return co_await refuse(&reader);
    }
    deadline_ = 0;
    complete(request);
    if (is_websocket(reader, request)) co_return co_await upgrade(&reader);
    AnswerTerms terms = terms_of(reader, request);
    Answer answer;
    try {
        answer = co_await port_->sink.answer(std::move(request));
    } catch (...) {
        answer = answer_to_exception(terms.request_id);
    }
    if (!reader.cut_off()) co_return co_await send(std::move(answer), std::move(terms));
    terms.keep_alive = false;
    co_await send(std::move(answer), std::move(terms));
    co_await linger();
    co_return Next::end;
}

Task<HttpSession::Next> HttpSession::refuse(HttpReader* reader) {
    return turn_away(reader, fault_answer(reader->fault(), reader->request().request_id));
}

Task<HttpSession::Next> HttpSession::turn_away(HttpReader* reader, Answer answer) {
    AnswerTerms terms = terms_of(*reader, reader->request());
    terms.keep_alive = false;
    co_await send(std::move(answer), std::move(terms));
    // Closing with bytes unread would make the kernel take the answer back.
    co_await linger();
    co_return Next::end;
}

Task<HttpSession::Next> HttpSession::send(Answer answer, AnswerTerms terms) {
    if (answer.close || port_->stopping()) terms.keep_alive = false;
    if (port_->terms->settings.gzip) pack(answer, terms, limits().gzip_from_bytes);
    std::string& head = port_->loop.draft();
    write_head(head, answer, terms);
    std::string_view body = answer.bytes();
    std::shared_ptr<BodySource> source = std::move(answer.source);
    if (terms.head_only || !has_body(answer.status)) {
        body = {};
        source = nullptr;
    }
    if (body.size() <= copy_bytes_max) {
        head += body;
        body = {};
    }
    std::array<iovec, 2> buffers{buffer_of(head), buffer_of(body)};
    Moved moved = stream_.write_some(std::span(buffers).first(body.empty() ? 1 : 2));
    count(port_->counters.bytes_out, moved.bytes);
    bool sent = moved.want == Want::nothing;
    if (!sent && moved.want != Want::gone) {
        if (body.empty()) {
            answer.body.clear();
            answer.shared_body = nullptr;
        }
        // The draft belongs to the loop again once this waits.
        std::string own_head = head;
        sent = co_await write_all(std::move(own_head), std::move(answer), moved.bytes);
    }
    if (sent && source) sent = co_await write_source(std::move(source));
    if (!sent) co_return Next::end;
    if (terms.keep_alive) co_return Next::request;
    stream_.shut_write();
    co_return Next::end;
}

Task<bool> HttpSession::write_rest(std::string bytes) {
    co_return co_await write_all(std::move(bytes), Answer{}, 0);
}

Task<bool> HttpSession::write_all(std::string head, Answer answer, std::size_t done) {
    std::string_view body = answer.bytes();
    for (;;) {
        std::array<iovec, 2> buffers{
            buffer_of(std::string_view(head).substr(std::min(done, head.size()))),
            buffer_of(body.substr(std::min(body.size(), done - std::min(done, head.size()))))};
        Moved moved = stream_.write_some(buffers);
        count(port_->counters.bytes_out, moved.bytes);
        done += moved.bytes;
        if (moved.want == Want::nothing) co_return true;
        if (moved.bytes || deadline_ == 0) set_deadline(limits().write_pause_ms);
        if (!co_await stream_.ready(moved.want)) co_return false;
    }
}

Task<bool> HttpSession::write_source(std::shared_ptr<BodySource> source) {
    for (std::uint64_t at = 0; at < source->bytes();) {
        deadline_ = 0;
        Answer piece;
        try {
            piece.body = co_await source->piece(at, piece_bytes);
        } catch (const std::exception& failure) {
            spdlog::error("a body could not be read on: {}", failure.what());
        }
        // The length has been promised: there is no other way to say that it does not come.
        if (piece.body.empty()) co_return false;
        at += piece.body.size();
        if (!co_await write_all({}, std::move(piece), 0)) co_return false;
    }
    co_return true;
}

Task<void> HttpSession::linger() {
    stream_.shut_write();
    set_deadline(limits().linger_ms);
    pending_ = {};
    std::size_t dropped = 0;
    while (dropped < limits().linger_bytes) {
        Moved moved = stream_.read_some(port_->loop.scratch());
        dropped += moved.bytes;
        if (moved.want == Want::gone) co_return;
        // Not a slow client: it has its answer.
        idle_ = true;
        if (moved.want != Want::nothing && !co_await stream_.ready(moved.want)) co_return;
    }
}

bool HttpSession::is_websocket(const HttpReader& reader, const Request& request) const {
    return reader.wants_upgrade() && request.method == "GET" &&
           lists(request.header("Upgrade"), "websocket") && port_->sink.wants_websocket(request.path);
}

Task<HttpSession::Next> HttpSession::upgrade(HttpReader* reader) {
    Request& request = reader->request();
    AnswerTerms terms = terms_of(*reader, request);
    auto accept = websocket_accept(request.header("Sec-WebSocket-Key"));
    if (!accept || request.header("Sec-WebSocket-Version") != "13") {
        Answer answer = fault_answer(HttpFault::syntax, terms.request_id);
        answer.headers.push_back({"Sec-WebSocket-Version", "13"});
        co_return co_await send(std::move(answer), std::move(terms));
    }
    Upgrade decided = Answer();
    try {
        decided = co_await port_->sink.upgrade(std::move(request));
    } catch (...) {
        decided = answer_to_exception(terms.request_id);
    }
    if (auto* answer = std::get_if<Answer>(&decided))
        co_return co_await send(std::move(*answer), std::move(terms));
    std::string head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    head += "Sec-WebSocket-Accept: " + *accept + "\r\n\r\n";
    if (!co_await write_rest(std::move(head))) co_return Next::end;
    auto socket = std::make_shared<WebSocketSession>(port_, std::move(stream_));
    std::get<WebSocketOpened>(decided)(socket);
    socket->start(std::move(pending_));
    co_return Next::end;
}

}  // namespace heliograph
