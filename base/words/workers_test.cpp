// Workers: results, errors and refusals come back on the loop that asked.
#include "base/words/workers.h"

#include <doctest/doctest.h>

#include <future>
#include <memory>
#include <stdexcept>
#include <string>

using namespace heliograph;

namespace {

// The test's own thread as a loop.
class TestLoop : public Loop {
public:
    TestLoop() { current_ = this; }
    ~TestLoop() override { current_ = nullptr; }
    void post(std::move_only_function<void()> f) override { (void)posted_.push(std::move(f)); }
    void resume(std::span<const std::coroutine_handle<>> waiting) override {
        for (auto handle : waiting) post([handle] { handle.resume(); });
    }
    void after(Millis, std::move_only_function<void()>) override {}
    std::size_t index() const override { return 0; }
    void run_one() { (*posted_.pop())(); }

private:
    Bounded<std::move_only_function<void()>> posted_{100};
};

// Starts at once and cleans up after itself.
struct Started {
    struct promise_type {
        Started get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
};

template <class F>
Started note(Workers& workers, F f, std::string& told) {
    try {
        told = co_await workers.run(std::move(f));
    } catch (const Refusal& refusal) {
        told = refusal.id;
    } catch (const std::exception& error) {
        told = error.what();
    }
    if (!Loop::current()) told += " off the loop";
}

Started note_done(Workers& workers, bool& done) {
    co_await workers.run([] {});
    done = true;
}

}  // namespace

TEST_CASE("work is done on another thread and its result comes back on the loop") {
    TestLoop loop;
    Workers workers(2, 10, 5);
    std::string told;
    auto here = std::this_thread::get_id();
    auto owned = std::make_unique<std::string>("moved");
    note(
        workers,
        [here, owned = std::move(owned)] {
            return std::this_thread::get_id() == here ? std::string("same thread") : *owned;
        },
        told);
    CHECK(told.empty());
    loop.run_one();
    CHECK(told == "moved");
}

TEST_CASE("work without a result can be awaited") {
    TestLoop loop;
    Workers workers(1, 10, 0);
    bool done = false;
    note_done(workers, done);
    loop.run_one();
    CHECK(done);
}

TEST_CASE("what the work throws is thrown where it is awaited") {
    TestLoop loop;
    Workers workers(1, 10, 0);
    std::string told;
    note(workers, []() -> std::string { throw std::runtime_error("broken"); }, told);
    loop.run_one();
    CHECK(told == "broken");
}

TEST_CASE("a full queue refuses at once, and what was accepted is still done") {
    TestLoop loop;
    std::promise<void> begun, gate;
    std::string first, second, third;
    {
        Workers workers(1, 1, 0);
        note(
            workers,
            [&] {
                begun.set_value();
                gate.get_future().wait();
                return std::string("first");
            },
            first);
        begun.get_future().wait();
        note(workers, [] { return std::string("second"); }, second);
        CHECK(workers.waiting() == 1);
        note(workers, [] { return std::string("third"); }, third);
        CHECK(third == refuse::server_busy.id);
        gate.set_value();
    }
    loop.run_one();
    loop.run_one();
    CHECK(first == "first");
    CHECK(second == "second");
}
