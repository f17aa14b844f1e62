// Tables of cases: JSON to described structs, its leniencies, and the sentences of its errors.
#include "base/wire/read_json.h"

#include <doctest/doctest.h>

using namespace heliograph;

namespace {

struct Wheel {
    std::string maker;
    int inches = 20;
};
DESCRIBE(Wheel, maker, inches);

struct Cart {
    std::string name = "cart";
    std::int64_t load_kg = 0;
    bool painted = false;
    std::vector<Wheel> wheels;
    std::map<std::string, std::string> notes;
    std::optional<double> price;
    Json props;
};
DESCRIBE(Cart, name, load_kg, painted, wheels, notes, price, props);

std::string fault(std::string_view text) {
    auto cart = from_json<Cart>(text);
    return cart ? "none" : cart.error().sentence();
}

}  // namespace

TEST_CASE("keys match without case, unknown ones are ignored, null leaves a member as it is") {
    auto cart = from_json<Cart>(R"({"NAME":"a","load_KG":7,"wings":[1,{"x":2}],"painted":null,)"
                                R"("wheels":[{"maker":"m"},{"inches":26,"maker":null}],"notes":{"k":"v"},)"
                                R"("props":{"b":[1,null]}})");
    REQUIRE(cart);
    CHECK(cart->name == "a");
    CHECK(cart->load_kg == 7);
    CHECK(!cart->painted);
    REQUIRE(cart->wheels.size() == 2);
    CHECK(cart->wheels[0].inches == 20);
    CHECK(cart->wheels[1].inches == 26);
    CHECK(cart->notes.at("k") == "v");
    CHECK(!cart->price);
    CHECK(cart->props.text == R"({"b":[1,null]})");
    // The exact spelling wins.
    CHECK(from_json<Cart>(R"({"NAME":"a","name":"b","Name":"c"})")->name == "b");
    CHECK(from_json<Cart>("null")->name == "cart");
}

TEST_CASE("what follows the value is ignored, as by the peer's decoder") {
    CHECK(from_json<Cart>("{\"name\":\"a\"} and more")->name == "a");
    CHECK(from_json<Cart>("  {\"name\":\"a\"}\n\n")->name == "a");
}

TEST_CASE("NUL, which no engine keeps, becomes the replacement rune") {
    auto cart = from_json<Cart>(R"({"name":"a\u0000b\u0000","props":["\u0000"]})");
    REQUIRE(cart);
    CHECK(cart->name ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    CHECK(cart->props.text == "[\"\xEF\xBF\xBD\"]");
    CHECK(fault(R"({"props":{"a\u0000":1}})") == "body holds a name with NUL");
}

TEST_CASE("every error says where") {
    CHECK(fault(R"({"name":5})") == "body.name must be text");
    CHECK(fault(R"({"wheels":[{},{"inches":"big"}]})").starts_with("body.wheels[1].inches "));
    CHECK(fault(R"({"wheels":[{"inches":99999999999}]})").starts_with("body.wheels[0].inches "));
    CHECK(fault(R"({"notes":{"k":1}})").starts_with("body.notes.k "));
    CHECK(fault(R"({"wheels":{}})").starts_with("body.wheels "));
    CHECK(fault("[]").starts_with("body "));
}

TEST_CASE("what is no JSON, or no JSON of ours, is refused") {
    for (std::string_view bad : {"", "{", "{\"name\":\"a\"", "{'name':'a'}", "{\"name\":\"a\xff\"}", "nul",
                                 "{\"price\":1e999}", "{\"props\":[{\"a\":-1e400}]}", "\"\\ud800\"x"})
        CHECK_MESSAGE(fault(bad) != "none", std::string(bad));
    std::string deep = std::string(65, '[') + std::string(65, ']');
    CHECK(!parse_json(deep));
    CHECK(parse_json(deep.substr(1, 128)));
}
