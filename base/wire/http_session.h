// One HTTP/1.1 connection: requests one after the other, each within its limits, until it becomes a WebSocket
// or ends.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "base/wire/http_answer.h"
#include "base/wire/http_reader.h"
#include "base/wire/port.h"
#include "base/wire/stream.h"

namespace heliograph {

class HttpSession final : public Connection {
public:
    HttpSession(std::shared_ptr<Port> port, Stream stream, std::string peer);

    // Lives until the connection ends. REQUIRES: on the loop of its port.
    static Task<void> run(std::shared_ptr<HttpSession> self);

    void sweep(Millis now) override;
    void stop_gently() override;
    void stop_now() override;

private:
    enum class Next { request, end };

    Task<bool> shake_hands();
    // One request and its answer.
    Task<Next> serve();
    Task<bool> read_head(HttpReader* reader);
    Task<bool> read_body(HttpReader* reader, bool spools);
    // False: the connection has ended. A fault stands in the reader.
    Task<bool> take_body(HttpReader* reader);
    Task<bool> spool(HttpReader* reader);
    Task<Next> refuse(HttpReader* reader);
    // Answers before the body is read, and closes.
    Task<Next> turn_away(HttpReader* reader, Answer answer);
    Task<Next> send(Answer answer, AnswerTerms terms);
    Task<bool> write_rest(std::string bytes);
    Task<bool> write_all(std::string head, Answer answer, std::size_t done);
    Task<bool> write_source(std::shared_ptr<BodySource> source);
    Task<void> linger();
    Task<Next> upgrade(HttpReader* reader);

    // Gives the reader what has come in; says what to wait for before the next call.
    Want feed(HttpReader& reader);
    void complete(Request& request);
    bool is_websocket(const HttpReader& reader, const Request& request) const;
    void set_deadline(Millis delay_ms);
    const HttpLimits& limits() const { return port_->terms->settings.http; }

    // Only on the loop.
    Stream stream_;
    const std::string peer_;
    std::string pending_;   // Read, but not yet taken by a reader.
    Millis deadline_ = 0;   // 0: none.
    bool untried_ = false;  // pending_ has bytes that no reader has seen.
    bool idle_ = false;
};

}  // namespace heliograph
