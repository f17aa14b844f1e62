// Refusing what the peer does not do without a licence, in its words.
#include "src/system/licensed.h"

#include "src/system/licensed_table.h"

namespace heliograph::system {

namespace {

constexpr std::string_view root = "/api/v4";

const LicensedDoor& door_of(const Request& request) {
    static const RouteTree tree = [] {
        RouteTree made;
        int index = 0;
        for (const auto& door : licensed_doors())
            made.add(door.method, std::string(root) + door.path, index++);
        return made;
    }();
    auto match = tree.match(request.method, request.path);
    ENSURE(match.route >= 0);
    return licensed_doors()[static_cast<std::size_t>(match.route)];
}

Task<Answer> refuse_unlicensed(App&, SignedIn, Request request) {
    throw *door_of(request).refusal;
    co_return Answer{};
}

Task<Answer> refuse_anyone(App&, Anyone, Request request) {
    throw *door_of(request).refusal;
    co_return Answer{};
}

// Equal but for the names of parameters.
bool same_shape(std::string_view a, std::string_view b) {
    auto next = [](std::string_view& rest) {
        auto end = rest.find('/', 1);
        auto segment = rest.substr(0, end);
        rest.remove_prefix(segment.size());
        return segment.starts_with("/{") ? std::string_view("/{}") : segment;
    };
    while (!a.empty() && !b.empty())
        if (next(a) != next(b)) return false;
    return a.empty() && b.empty();
}

template <class Rule>
void add(Routes<App>& on, const LicensedDoor& door, std::string pattern, Rule rule) {
    constexpr const char* summary = "Refused: needs a licence at the peer";
    std::string_view method = door.method;
    auto line = method == "GET"     ? on.get(std::move(pattern), rule, summary)
                : method == "POST"  ? on.post(std::move(pattern), rule, summary)
                : method == "PUT"   ? on.put(std::move(pattern), rule, summary)
                : method == "PATCH" ? on.patch(std::move(pattern), rule, summary)
                                    : on.del(std::move(pattern), rule, summary);
    line.answers(door.refusal->status);
}

}  // namespace

void licensed_routes(Routes<App>& on) {
    for (const auto& door : licensed_doors()) {
        std::string pattern = std::string(root) + door.path;
        // Another capability may have taken it.
        auto taken = on.match(door.method, pattern);
        if (taken.route >= 0 && same_shape(on.card(taken.route).pattern, pattern)) continue;
        if (door.open)
            add(on, door, std::move(pattern), refuse_anyone);
        else
            add(on, door, std::move(pattern), refuse_unlicensed);
    }
}

}  // namespace heliograph::system
