// The thread that drives libcurl's multi handle.
#include "base/out/http_client.h"

#include <atomic>
#include <thread>
#include <unordered_map>

#include "base/out/transfer.h"
#include "base/words/guarded.h"
#include "base/words/refusal.h"

namespace heliograph {

namespace {

constexpr std::size_t handles_kept = 64;
constexpr int poll_ms = 60'000;

struct MultiFree {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

void start_libcurl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    ENSURE(started == CURLE_OK);
}

}  // namespace

struct HttpClient::Inside {
    explicit Inside(HttpClientSettings given) : settings(std::move(given)) {}

    struct Queue {
        std::vector<Waiting*> waiting;
        bool closed = false;
    };

    void run(std::stop_token stop);
    void begin(Waiting& waiting);
    void end(CURL* easy, CURLcode result);
    void end_all();
    Easy handle();

    // Set once.
    const HttpClientSettings settings;
    // Safe by itself.
    std::unique_ptr<CURLM, MultiFree> multi;  // Of the thread; curl_multi_wakeup from any.
    std::atomic<std::size_t> under_way = 0;
    Guarded<Queue> queue;
    // Only on the thread.
    std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers;
    std::vector<Easy> free_handles;
    std::jthread thread;  // The last member: it ends before the others go.
};

Easy HttpClient::Inside::handle() {
    if (free_handles.empty()) return Easy(curl_easy_init());
    Easy easy = std::move(free_handles.back());
    free_handles.pop_back();
    return easy;
}

void HttpClient::Inside::begin(Waiting& waiting) {
    auto transfer = std::make_unique<Transfer>(waiting, handle());
    CURL* easy = transfer->easy();
    if (!easy) transfer->fail("no memory for another call");
    if (!easy || !transfer->prepare(settings)) {
        --under_way;
        transfer->resume();
        return;
    }
    curl_multi_add_handle(multi.get(), easy);
    transfers.emplace(easy, std::move(transfer));
}

void HttpClient::Inside::end(CURL* easy, CURLcode result) {
    auto found = transfers.find(easy);
    ENSURE(found != transfers.end());
    curl_multi_remove_handle(multi.get(), easy);
    bool scouted = found->second->scouts() && result != CURLE_ABORTED_BY_CALLBACK;
    if (scouted && found->second->call_after_scouting(settings)) {
        curl_multi_add_handle(multi.get(), easy);
        return;
    }
    auto transfer = std::move(found->second);
    transfers.erase(found);
    if (!scouted) transfer->finish(result);
    Easy handle = transfer->give_back();
    curl_easy_reset(handle.get());
    if (free_handles.size() < handles_kept) free_handles.push_back(std::move(handle));
    --under_way;
    transfer->resume();
}

void HttpClient::Inside::end_all() {
    std::vector<Waiting*> queued;
    {
        auto locked = queue.lock();
        locked->closed = true;
        queued.swap(locked->waiting);
    }
    while (!transfers.empty()) end(transfers.begin()->first, CURLE_ABORTED_BY_CALLBACK);
    for (Waiting* waiting : queued) {
        Transfer transfer(*waiting, nullptr);
        transfer.fail("the server is stopping");
        --under_way;
        transfer.resume();
    }
}

void HttpClient::Inside::run(std::stop_token stop) {
    std::vector<Waiting*> arrived;
    while (!stop.stop_requested()) {
        {
            auto locked = queue.lock();
            arrived.swap(locked->waiting);
        }
        for (Waiting* waiting : arrived) begin(*waiting);
        arrived.clear();
        int running = 0, left = 0;
        curl_multi_perform(multi.get(), &running);
        while (CURLMsg* message = curl_multi_info_read(multi.get(), &left))
            if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
        curl_multi_poll(multi.get(), nullptr, 0, poll_ms, nullptr);
    }
    end_all();
}

HttpClient::HttpClient(HttpClientSettings settings) : inside_(std::make_unique<Inside>(std::move(settings))) {
    start_libcurl();
    inside_->multi.reset(curl_multi_init());
    ENSURE(inside_->multi);
    curl_multi_setopt(inside_->multi.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
    curl_multi_setopt(inside_->multi.get(), CURLMOPT_MAXCONNECTS,
                      static_cast<long>(inside_->settings.connections_kept));
    inside_->thread = std::jthread([inside = inside_.get()](std::stop_token stop) { inside->run(stop); });
}

HttpClient::~HttpClient() { stop(); }

void HttpClient::stop() {
    if (!inside_->thread.joinable()) return;
    inside_->thread.request_stop();
    curl_multi_wakeup(inside_->multi.get());
    inside_->thread.join();
}

std::size_t HttpClient::under_way() const { return inside_->under_way.load(); }

bool HttpClient::Waiting::await_suspend(std::coroutine_handle<> waiting) {
    loop_ = Loop::current();
    ENSURE(loop_);
    coroutine_ = waiting;
    Inside& inside = *client_.inside_;
    CURLM* multi = inside.multi.get();
    {
        auto queue = inside.queue.lock();
        std::size_t kept_back = request_.reserved ? 0 : inside.settings.calls_reserved;
        bool full = inside.under_way.load() + kept_back >= inside.settings.calls_max;
        if (queue->closed || full) {
            answer_.failure = full ? "too many calls are under way" : "the server is stopping";
            return false;
        }
        ++inside.under_way;
        queue->waiting.push_back(this);
    }
    // It is resumed on this very loop, so never before this returns.
    curl_multi_wakeup(multi);
    return true;
}

}  // namespace heliograph
