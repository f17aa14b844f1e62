// The limit of an HTTP answer: Beast, one loop a thread, nothing done.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

#include "bench/bare.h"

namespace bench {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;

asio::awaitable<void> converse(Tcp::socket socket, std::size_t body_bytes) {
    socket.set_option(Tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    std::string body(body_bytes, 'x');
    try {
        while (true) {
            http::request<http::string_body> request;
            co_await http::async_read(socket, buffer, request, asio::use_awaitable);
            http::response<http::string_body> answer(http::status::ok, request.version());
            answer.set(http::field::content_type, "application/json");
            answer.set("X-Request-Id", "ytzsfh3qdfdmzdd4bzrb7g3ora");
            answer.body() = body;
            answer.prepare_payload();
            co_await http::async_write(socket, answer, asio::use_awaitable);
        }
    } catch (const boost::system::system_error&) {
        // The client has gone.
    }
}

asio::awaitable<void> accept_in_turn(Tcp::acceptor acceptor, std::vector<asio::io_context*> loops,
                                     std::size_t body_bytes) {
    for (std::size_t turn = 0;; ++turn) {
        asio::io_context& loop = *loops[turn % loops.size()];
        Tcp::socket socket(loop);
        co_await acceptor.async_accept(socket, asio::use_awaitable);
        asio::co_spawn(loop, converse(std::move(socket), body_bytes), asio::detached);
    }
}

}  // namespace

int bare_answers(int threads, std::size_t body_bytes) {
    std::vector<std::unique_ptr<asio::io_context>> owned;
    std::vector<asio::io_context*> loops;
    for (int i = 0; i < threads; ++i) {
        owned.push_back(std::make_unique<asio::io_context>(1));
        loops.push_back(owned.back().get());
    }
    Tcp::acceptor acceptor(*loops[0], {asio::ip::address_v4::loopback(), 0});
    std::printf("%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    asio::co_spawn(*loops[0], accept_in_turn(std::move(acceptor), loops, body_bytes), asio::detached);
    std::vector<std::jthread> running;
    for (asio::io_context* loop : loops)
        running.emplace_back([loop] {
            auto open = asio::make_work_guard(*loop);
            loop->run();
        });
    return 0;
}

}  // namespace bench
