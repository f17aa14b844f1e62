// The table of events that the build reads from each news.md, asked for every frame of every story.
#include "tests/support/known_events.h"

#include <map>
#include <stdexcept>
#include <string>

#include "src/sentences.h"

namespace heliograph::testing {

namespace {

// Key to "must be there": `post`*, (`mentions`*).
std::map<std::string, bool> keys_of(std::string_view cell) {
    std::map<std::string, bool> keys;
    for (auto at = cell.find('`'); at != std::string_view::npos; at = cell.find('`', at + 1)) {
        auto end = cell.find('`', at + 1);
        keys[std::string(cell.substr(at + 1, end - at - 1))] = at == 0 || cell[at - 1] != '(';
        at = end;
    }
    return keys;
}

}  // namespace

void check_known_event(const boost::json::value& frame) {
    const auto* name = frame.as_object().if_contains("event");
    if (!name) return;
    std::string event(name->as_string());
    for (const auto& known : all_events()) {
        if (event != known.event) continue;
        const auto& sent = frame.at("data").as_object();
        auto keys = keys_of(known.keys);
        for (const auto& [key, must] : keys)
            if (must && !sent.contains(key)) throw std::runtime_error("event " + event + " lacks " + key);
        for (const auto& each : sent)
            if (!keys.contains(each.key()))
                throw std::runtime_error("no news.md says that " + event + " has " + std::string(each.key()));
        return;
    }
    throw std::runtime_error("no news.md has the event " + event);
}

}  // namespace heliograph::testing
