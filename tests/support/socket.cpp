// The client over Beast, read with a deadline.
#include "tests/support/socket.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/json/parse.hpp>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "tests/support/known_events.h"

namespace heliograph::testing {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace json = boost::json;

struct Socket::Inside {
    asio::io_context context;
    beast::websocket::stream<beast::tcp_stream> stream{context};
    beast::flat_buffer buffer;
    std::vector<json::value> skipped;
    bool closed = false;
    bool reading = false;
    std::optional<json::value> arrived;
    int seq = 0;

    void start_reading() {
        reading = true;
        stream.async_read(buffer, [this](beast::error_code error, std::size_t) {
            reading = false;
            if (error) {
                closed = true;
                return;
            }
            arrived = json::parse(beast::buffers_to_string(buffer.data()));
            buffer.consume(buffer.size());
            check_known_event(*arrived);
        });
    }
};

Socket::Socket(unsigned short port, const std::string& token, const std::string& query)
    : inside_(std::make_unique<Inside>()) {
    auto& stream = inside_->stream;
    beast::get_lowest_layer(stream).connect({asio::ip::address_v4::loopback(), port});
    if (!token.empty())
        stream.set_option(beast::websocket::stream_base::decorator(
            [token](auto& request) { request.set(beast::http::field::authorization, "Bearer " + token); }));
    stream.handshake("127.0.0.1", "/api/v4/websocket" + query);
    if (token.empty() || !query.empty()) return;
    auto hello = event("hello");
    connection_id = hello.at("data").at("connection_id").as_string().c_str();
}

Socket::~Socket() = default;
Socket::Socket(Socket&&) noexcept = default;
Socket& Socket::operator=(Socket&&) noexcept = default;

void Socket::send(std::string_view text) { inside_->stream.write(asio::buffer(text.data(), text.size())); }

std::optional<json::value> Socket::next(int wait_ms) {
    auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
    if (!inside_->reading && !inside_->closed) inside_->start_reading();
    while (!inside_->arrived && !inside_->closed && std::chrono::steady_clock::now() < end) {
        inside_->context.restart();
        inside_->context.run_one_until(end);
    }
    return std::exchange(inside_->arrived, std::nullopt);
}

json::value Socket::event(std::string_view name) {
    for (auto at = inside_->skipped.begin(); at != inside_->skipped.end(); ++at) {
        const auto* event = at->as_object().if_contains("event");
        if (!event || event->as_string() != name) continue;
        json::value found = std::move(*at);
        inside_->skipped.erase(at);
        return found;
    }
    while (auto frame = next()) {
        const auto* event = frame->as_object().if_contains("event");
        if (event && event->as_string() == name) return std::move(*frame);
        inside_->skipped.push_back(std::move(*frame));
    }
    throw std::runtime_error("no event " + std::string(name));
}

json::value Socket::ask(const std::string& action, const std::string& data) {
    int seq = ++inside_->seq;
    send(R"({"seq":)" + std::to_string(seq) + R"(,"action":")" + action + R"(","data":)" + data + "}");
    while (auto frame = next()) {
        const auto* reply = frame->as_object().if_contains("seq_reply");
        if (reply && reply->to_number<int>() == seq) return std::move(*frame);
        inside_->skipped.push_back(std::move(*frame));
    }
    throw std::runtime_error("no reply to " + action);
}

bool Socket::hears_nothing_of(std::string_view name) {
    ask("ping");
    for (const auto& frame : inside_->skipped) {
        const auto* event = frame.as_object().if_contains("event");
        if (event && event->as_string() == name) return false;
    }
    return true;
}

bool Socket::closed() const { return inside_->closed; }

}  // namespace heliograph::testing
