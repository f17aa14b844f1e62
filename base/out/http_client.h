// Calls to the outside over HTTP: co_await client.call(request). One thread drives all of them by libcurl;
// connections are kept and reused, redirects are not followed, everything has a limit.
#pragma once

#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/out/address_guard.h"
#include "base/out/proxy_choice.h"
#include "base/words/loop.h"
#include "base/words/types.h"

namespace heliograph {

using OutHeaders = std::vector<std::pair<std::string, std::string>>;

struct OutRequest {
    std::string method = "POST";
    std::string url;
    OutHeaders headers;
    std::string body;
    Millis connect_ms = 5000;  // Name, connection and TLS together.
    Millis total_ms = 15000;
    std::size_t answer_bytes_max = std::size_t{1} << 20;
    bool any_certificate = false;
    bool reserved = false;                      // May use the calls that are kept back from others.
    std::shared_ptr<const AddressGuard> guard;  // Null: any address.
};

// Milliseconds of each part of a call, one after the other; total_ms is the whole.
struct OutTiming {
    double resolve_ms = 0;
    double connect_ms = 0;
    double tls_ms = 0;
    double first_byte_ms = 0;  // From the connection to the first byte of the answer.
    double total_ms = 0;
};

struct OutAnswer {
    int status = 0;  // 0: there is no answer.
    OutHeaders headers;
    std::string body;
    bool body_cut = false;  // It was longer than answer_bytes_max; this is its beginning.
    std::string failure;    // Why there is no (whole) answer, as a sentence; else empty.
    bool timed_out = false;
    bool forbidden = false;  // The guard refused the address.
    OutTiming timing;
};

struct HttpClientSettings {
    std::size_t calls_max = 4096;       // More than this under way, and the next fails at once.
    std::size_t calls_reserved = 1024;  // Of these, kept back for requests that may use them.
    std::size_t connections_kept = 256;
    ProxyChoice proxies;
    // Certificates of authorities in PEM, and a folder of such files by their hashes. Empty: the system's.
    std::string authorities_file;
    std::string authorities_folder;
    // Instead of DNS: the address of a host, or an empty text. For tests; called on the client's thread.
    std::function<std::string(const std::string& host)> resolve;
};

class HttpClient {
public:
    // Starts the thread.
    explicit HttpClient(HttpClientSettings settings = {});
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // Lives in the frame of the coroutine that waits for it; resumed on its loop.
    class [[nodiscard]] Waiting {
    public:
        Waiting(HttpClient& client, OutRequest request) : client_(client), request_(std::move(request)) {}
        Waiting(const Waiting&) = delete;
        Waiting& operator=(const Waiting&) = delete;

        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> waiting);
        OutAnswer await_resume() { return std::move(answer_); }

    private:
        friend class HttpClient;
        HttpClient& client_;
        OutRequest request_;
        OutAnswer answer_;
        Loop* loop_ = nullptr;
        std::coroutine_handle<> coroutine_;
    };

    // REQUIRES: awaited on a loop.
    Waiting call(OutRequest request) { return Waiting(*this, std::move(request)); }
    std::size_t under_way() const;
    // Ends what is under way with a failure, as what comes later. Twice is once. REQUIRES: the loops of those
    // who wait still run.
    void stop();

private:
    struct Inside;
    class Transfer;
    std::unique_ptr<Inside> inside_;
};

// Why this cannot be a URL to call: a sentence; empty if it can. Only http and https, with a host, without
// control characters.
std::string fault_of_url(const std::string& url);

}  // namespace heliograph
