// Filters in their processes: what comes out, and what hostile ones do not reach.
#include <doctest/doctest.h>

#include "base/filter/pool.h"

using namespace heliograph;
using namespace heliograph::filter;

namespace {

std::shared_ptr<const std::string> body(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

PoolSettings small(Millis limit_ms = 300) {
    PoolSettings settings{.workers = 1, .limit_ms = limit_ms};
    settings.process.memory_megabytes = 64;
    settings.process.output_bytes_max = 100'000;
    return settings;
}

Outcome run(Pool& pool, std::string source, std::string text = "{}", BodyKind kind = BodyKind::json) {
    return pool.run_now(
        {make_program("test", make_preface(""), source), R"({"options":{"a":1}})", kind, body(text)});
}

}  // namespace

TEST_CASE("a filter sees the envelope and the body in each of its kinds") {
    Pool pool(small());
    CHECK(run(pool, ".body.a + .options.a", R"({"a":2})").text == "3");
    CHECK(run(pool, ".body", "plain <text>", BodyKind::text).text == R"("plain <text>")");
    CHECK(run(pool, ".body", "<r a='1'>t<b/><b>x</b></r>", BodyKind::xml).text ==
          R"({"r":{"@a":"1","b":["","x"],"#text":"t"}})");
    CHECK(run(pool, "empty").verdict == Verdict::nothing);
    CHECK(run(pool, "1, 2").text == "1");
    CHECK(run(pool, ".", "{broken").verdict == Verdict::bad_input);
    CHECK(run(pool, ".", "<a><b></a>", BodyKind::xml).verdict == Verdict::bad_input);
}

TEST_CASE("XML without a program becomes JSON; entities of its own are refused") {
    Pool pool(small());
    CHECK(pool.run_now({nullptr, "{}", BodyKind::xml, body("<a><b>1</b></a>")}).text == R"({"a":{"b":"1"}})");
    std::string bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    CHECK(pool.run_now({nullptr, "{}", BodyKind::xml, body(bomb)}).verdict == Verdict::bad_input);
}

TEST_CASE("a fault of the compiler has its line and column in the author's text") {
    Pool pool(small());
    auto program =
        make_program("test", make_preface("def shared: 1;\ndef more: 2;\n"), ".a\n| nothing_of_this_name");
    auto outcome = pool.run_now({program, "{}", BodyKind::json, body("{}")});
    CHECK(outcome.verdict == Verdict::not_compiled);
    CHECK(outcome.text == "nothing_of_this_name/0 is not defined");
    CHECK(outcome.line == 2);
    CHECK(outcome.column >= 3);
    auto syntax = run(pool, ".a | | .b");
    CHECK(syntax.verdict == Verdict::not_compiled);
    CHECK(syntax.line == 1);
}

TEST_CASE("an error of a filter is told in its words") {
    Pool pool(small());
    CHECK(run(pool, "error(\"no such event\")").text == "no such event");
    CHECK(run(pool, ".body.a.b", R"({"a":1})").text == "Cannot index number with string \"b\"");
}

TEST_CASE("what hostile filters do costs themselves only") {
    Pool pool(small());
    CHECK(run(pool, "def f: f; f").verdict == Verdict::timed_out);
    CHECK(run(pool, "1").text == "1");
    auto large = run(pool, "[range(100000000)] | length");
    CHECK((large.verdict == Verdict::out_of_memory || large.verdict == Verdict::timed_out));
    // A sanitized worker has no limit of memory, and a slow machine may reach the one of time first.
    auto doubled = run(pool, "reduce range(1000) as $i (\"aaaaaaaaaa\"; . + .) | length");
    CHECK((doubled.verdict == Verdict::out_of_memory || doubled.verdict == Verdict::timed_out));
    CHECK(run(pool, "[limit(30; repeat(\"aaaaaaaaaa\"))] | map(. * 1000) | add").verdict ==
          Verdict::too_large);
    CHECK(run(pool, "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\" | test(\"^(a+)+$\")").verdict !=
          Verdict::value);
    CHECK(run(pool, "[recurse(if . < 3 then . + 1 else empty end)] | length", "{}").verdict !=
          Verdict::crashed);
    CHECK(run(pool, "1").text == "1");
}

TEST_CASE("files, modules, environment and the ways out are closed") {
    Pool pool(small());
    CHECK(run(pool, "env").text == "{}");
    CHECK(run(pool, "$ENV").text == "{}");
    CHECK(run(pool, "input").text == "input does not exist in filters");
    CHECK(run(pool, "[inputs]").verdict == Verdict::error);
    CHECK(run(pool, "input_filename").text == "null");
    CHECK(run(pool, "get_search_list").text == "[]");
    CHECK(run(pool, "halt").text == "halt does not exist in filters");
    CHECK(run(pool, "\"x\" | halt_error").verdict == Verdict::error);
    CHECK(run(pool, "debug | stderr").verdict == Verdict::value);
    CHECK(run(pool, "\"a\" | modulemeta").verdict == Verdict::error);
    CHECK(run(pool, "import \"a\" as a; .").verdict == Verdict::not_compiled);
    CHECK(run(pool, "include \"a\"; .").verdict == Verdict::not_compiled);
    CHECK(run(pool, "now | localtime | mktime | type").text == "\"number\"");
    CHECK(run(pool, "0 | localtime | todate").text == "\"1970-01-01T00:00:00Z\"");
    CHECK(run(pool, "1").text == "1");
}

TEST_CASE("a filter that is stopped again and again is left alone for a while") {
    PoolSettings settings = small(50);
    settings.suspends = true;
    Pool pool(settings);
    auto program = make_program("test", make_preface(""), "def f: f; f");
    Job job{program, "{}", BodyKind::json, body("{}")};
    CHECK(pool.run_now(job).verdict == Verdict::timed_out);
    CHECK(pool.run_now(job).verdict == Verdict::timed_out);
    CHECK(pool.run_now(job).verdict == Verdict::suspended);
    CHECK(run(pool, "1").text == "1");
}

TEST_CASE("values pass through a filter as they came") {
    Pool pool(small());
    std::string same = R"([1,-2.5,0.1,1000,true,null,"a\"b\\c\nd\u0001é",{"k":[],"l":{}},12345678901234568])";
    CHECK(run(pool, ".body", same).text == same);
    CHECK(run(pool, ".body", R"([1e3,-0,1.0,"\u00e9\ud83d\ude00\/"])").text == "[1000,-0,1,\"é😀/\"]");
    CHECK(run(pool, ".body", R"({"a":1,"a":2})").text == R"({"a":2})");
    CHECK(run(pool, ".body", "1e999").text == "1.7976931348623157e+308");
    CHECK(run(pool, "nan, 1").text == "null");
    CHECK(run(pool, "[.[]?] | length, .body", std::string(100, '[') + std::string(100, ']')).text == "2");
}

TEST_CASE("many regular expressions in one filter are each their own") {
    Pool pool(small(5000));
    CHECK(run(pool, R"([range(1500) | tostring as $n | select("x1234y" | test($n))] | length)").text == "10");
    CHECK(run(pool, R"(["aXb" | test("x"), test("x"; "i"), test("X")] | tostring)").text ==
          R"("[false,true,true]")");
    CHECK(run(pool, R"(["a1b22" | match("[0-9]+"; "g").string])").text == R"(["1","22"])");
    CHECK(run(pool, R"("a" | test("("))").verdict == Verdict::error);
}

TEST_CASE(
    "programs that are expected, and those that another process has ready, give what they always give") {
    PoolSettings settings = small(2000);
    settings.workers = 3;
    settings.prepares = true;
    Pool pool(settings);
    std::vector<SharedProgram> programs;
    for (int i = 0; i < 40; ++i)
        programs.push_back(make_program("test", make_preface(""), ".body + " + std::to_string(i)));
    programs.push_back(make_program("broken", make_preface(""), ". |"));
    pool.expect(programs);
    std::vector<std::jthread> askers;
    for (int asker = 0; asker < 6; ++asker)
        askers.emplace_back([&] {
            for (int i = 0; i < 40; ++i) {
                auto text =
                    pool.run_now({programs[static_cast<std::size_t>(i)], "{}", BodyKind::json, body("1")});
                CHECK(text.text == std::to_string(1 + i));
            }
        });
    askers.clear();
    CHECK(pool.run_now({programs.back(), "{}", BodyKind::json, body("1")}).verdict == Verdict::not_compiled);
    pool.forget_expected();
    CHECK(pool.run_now({programs.front(), "{}", BodyKind::json, body("1")}).text == "1");
}
