// One call as libcurl sees it: its options, what its callbacks collect, and what came of it.
#pragma once

#include <curl/curl.h>

#include <string>

#include "base/out/http_client.h"

namespace heliograph {

struct CurlFree {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, CurlFree>;

// A URL in its parts, and as libcurl writes it.
struct ParsedUrl {
    std::string text;
    std::string scheme;
    std::string host;  // Without brackets.
    std::string port;
    std::string fault;  // A sentence; the rest is empty then.
};
ParsedUrl parse_url(const std::string& url);

class HttpClient::Transfer {
public:
    Transfer(Waiting& waiting, Easy easy) : waiting_(waiting), easy_(std::move(easy)) {}

    // False if the request is not to be sent; the answer says why.
    bool prepare(const HttpClientSettings& settings);
    // By a proxy, a name is looked up here first, without a connection: what it stands for may be forbidden.
    // Then comes the call, unless that is so.
    bool scouts() const { return scouts_; }
    bool call_after_scouting(const HttpClientSettings& settings);
    // Fills the answer from the result of the call.
    void finish(CURLcode result);
    void fail(std::string sentence) { answer().failure = std::move(sentence); }
    // Tells who waits; the object that waits may be gone after it.
    void resume();

    CURL* easy() { return easy_.get(); }
    Easy give_back() { return std::move(easy_); }

private:
    OutAnswer& answer() { return waiting_.answer_; }
    const OutRequest& request() const { return waiting_.request_; }
    bool make_headers();
    void set_url(const HttpClientSettings& settings);
    void set_scout(const HttpClientSettings& settings);
    void set_call(const HttpClientSettings& settings);
    void set_tls(const HttpClientSettings& settings);
    void set_limits();
    void set_body();
    void set_guard();
    bool is_allowed(const sockaddr& address);

    static std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* self);
    static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
    static curl_socket_t scout_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int before_request(void* self, char* remote, char* local, int remote_port, int local_port);

    Waiting& waiting_;
    Easy easy_;
    ParsedUrl url_;
    std::string proxy_;
    std::unique_ptr<curl_slist, CurlFree> header_list_;
    std::unique_ptr<curl_slist, CurlFree> resolve_list_;
    char error_[CURL_ERROR_SIZE] = {};
    std::size_t header_bytes_ = 0;
    bool scouts_ = false;
    bool guarded_ = false;  // Addresses are checked: no proxy, no listed host.
    bool refused_an_address_ = false;
    bool tried_an_address_ = false;
};

}  // namespace heliograph
