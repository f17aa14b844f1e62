// Loops and the tasks on them.
#include "base/wire/loops.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>

#include "base/words/task.h"

namespace heliograph {

namespace {

Task<int> soon(Millis delay_ms, int value) {
    co_await sleep_for(delay_ms);
    co_return value;
}

Task<int> failing() {
    co_await sleep_for(1);
    throw std::runtime_error("as asked");
}

Task<void> run_into(std::promise<std::string>* result, Task<int> task) {
    std::string outcome;
    try {
        outcome = std::to_string(co_await std::move(task));
    } catch (const std::exception& error) {
        outcome = error.what();
    }
    result->set_value(outcome);
}

Task<void> race_into(std::promise<std::optional<int>>* result, Millis limit_ms, Task<int> task) {
    result->set_value(co_await within(limit_ms, std::move(task)));
}

Task<void> fails_at_once() {
    throw std::runtime_error("on purpose, for the log");
    co_return;
}

Task<void> holds_for_ever(std::shared_ptr<int> held) {
    co_await sleep_for(1'000'000);
    ++*held;
}

struct Note final : TurnEnd {
    std::vector<int>* order;
    explicit Note(std::vector<int>* order_) : order(order_) {}
    void turn_end() override { order->push_back(100); }
};

}  // namespace

TEST_CASE("what is posted runs on its loop, in order, also when it was posted before the loop ran") {
    Loops loops({.count = 2});
    std::vector<int> order;
    std::promise<Loop*> done;
    for (int i = 0; i < 100; ++i) loops.at(1).post([&order, i] { order.push_back(i); });
    loops.at(1).post([&done] { done.set_value(Loop::current()); });
    loops.run();
    CHECK(done.get_future().get() == &loops.at(1));
    CHECK(order.size() == 100);
    CHECK(std::ranges::is_sorted(order));
    CHECK(loops.at(1).index() == 1);
    CHECK(Loop::current() == nullptr);
}

TEST_CASE("a failing callback does not end its loop") {
    Loops loops({.count = 1});
    loops.run();
    std::promise<void> after;
    loops.at(0).post([] { throw std::runtime_error("on purpose, for the log"); });
    loops.at(0).post([&] { after.set_value(); });
    after.get_future().wait();
}

TEST_CASE("timers run in the order of their times") {
    Loops loops({.count = 1});
    loops.run();
    std::vector<int> order;
    std::promise<void> done;
    loops.at(0).post([&] {
        Loop::current()->after(20, [&] {
            order.push_back(20);
            done.set_value();
        });
        Loop::current()->after(1, [&] { order.push_back(1); });
        Loop::current()->after(10, [&] { order.push_back(10); });
        Loop::current()->after(1, [&] { order.push_back(2); });
    });
    done.get_future().wait();
    CHECK(order == std::vector{1, 2, 10, 20});
}

TEST_CASE("the end of a turn comes after what was ready in it, once for all who ask") {
    Loops loops({.count = 1});
    loops.run();
    std::vector<int> order;
    std::promise<void> done;
    auto note = std::make_shared<Note>(&order);
    for (int i = 0; i < 3; ++i)
        loops.at(0).post([&, i] {
            order.push_back(i);
            if (i == 0) loops.at(0).at_turn_end(note);
            if (i == 2) loops.at(0).after(1, [&] { done.set_value(); });
        });
    done.get_future().wait();
    CHECK(std::ranges::count(order, 100) == 1);
    CHECK(order.front() == 0);
}

TEST_CASE("tasks give their results and their exceptions to whoever awaits them") {
    Loops loops({.count = 1});
    loops.run();
    std::promise<std::string> good, bad;
    loops.at(0).post([&] {
        spawn("good", run_into(&good, soon(1, 42)));
        spawn("bad", run_into(&bad, failing()));
        spawn("lost", fails_at_once());
    });
    CHECK(good.get_future().get() == "42");
    CHECK(bad.get_future().get() == "as asked");
}

TEST_CASE("within gives up on a task that takes too long") {
    Loops loops({.count = 1});
    loops.run();
    std::promise<std::optional<int>> quick, late;
    std::promise<void> late_ended;
    loops.at(0).post([&] {
        spawn("quick", race_into(&quick, 1000, soon(1, 7)));
        spawn("late", race_into(&late, 1, soon(30, 7)));
        Loop::current()->after(60, [&] { late_ended.set_value(); });
    });
    CHECK(quick.get_future().get() == 7);
    CHECK(late.get_future().get() == std::nullopt);
    // The late task runs to its end and frees itself.
    late_ended.get_future().wait();
}

TEST_CASE("what still waits when its loop ends gives back what it holds") {
    auto held = std::make_shared<int>(0);
    {
        Loops loops({.count = 1});
        loops.run();
        std::promise<void> begun;
        loops.at(0).post([&] {
            spawn("held", holds_for_ever(held));
            begun.set_value();
        });
        begun.get_future().wait();
        CHECK(held.use_count() == 2);
        loops.stop();
        loops.join();
        CHECK(held.use_count() == 1);
    }
    CHECK(*held == 0);
}

TEST_CASE("random numbers differ between loops") {
    Loops loops({.count = 2});
    CHECK(loops.at(0).random() != loops.at(1).random());
}

}  // namespace heliograph
