// heliograph describe api: every door by path, and the structs that pass through them.
#include <algorithm>
#include <cstdio>

#include "src/capability.h"
#include "src/describe.h"
#include "src/settings_description.h"

namespace heliograph::commands {

namespace {

std::vector<const RouteCard*> by_path(const Routes<App>& on) {
    std::vector<const RouteCard*> cards;
    for (std::size_t i = 0; i < on.size(); ++i) cards.push_back(&on.card(static_cast<int>(i)));
    std::ranges::sort(cards, [](const RouteCard* a, const RouteCard* b) {
        return std::tie(a->pattern, a->method) < std::tie(b->pattern, b->method);
    });
    return cards;
}

// Names of structs are links to their tables.
std::string linked(const std::string& kind, const StructCards& structs) {
    auto at = kind.rfind(' ');
    std::string name = at == std::string::npos ? kind : kind.substr(at + 1);
    if (!structs.contains(name)) return cell(kind);
    std::string anchor;
    for (char c : name)
        if (c != ':') anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return kind.substr(0, kind.size() - name.size()) + "[" + name + "](#" + anchor + ")";
}

void print_struct(const std::string& name, const std::vector<MemberCard>& members) {
    auto colons = name.find("::");
    std::string folder = colons == std::string::npos ? "" : name.substr(0, colons);
    std::string type = colons == std::string::npos ? name : name.substr(colons + 2);
    std::printf("\n### %s\n\n| Name | Kind | Meaning |\n|---|---|---|\n", name.c_str());
    for (const auto& member : members)
        std::printf("| `%s` | %s | %s |\n", member.name.c_str(), cell(member.kind).c_str(),
                    cell(sentence_of(folder, type, member.member)).c_str());
}

}  // namespace

void describe_api() {
    Routes<App> on;
#define CAPABILITY(name) name::routes(on);
#include "capabilities.inc"
#undef CAPABILITY
    StructCards structs;
    std::vector<std::pair<const RouteCard*, RouteTypes>> doors;
    for (const RouteCard* card : by_path(on)) {
        doors.emplace_back(card, card->types());
        structs.merge(StructCards(doors.back().second.structs));
    }
    std::printf(
        "# Endpoints\n\nEvery door: who may enter, what its query string and its body hold, the status and "
        "the\n"
        "answer. Where a cell is empty the door reads or writes something else than one struct: a file, a\n"
        "form, headers. `GET /api/v4/websocket` opens the [WebSocket](events.md).\n\n"
        "| Method | Path | Caller | Query | Body | Status | Answer | |\n|---|---|---|---|---|---|---|---|\n");
    for (const auto& [card, types] : doors)
        std::printf("| %s | `%s` | %s | %s | %s | %d | %s | %s |\n", card->method.c_str(),
                    card->pattern.c_str(), card->caller.c_str(), linked(types.query, structs).c_str(),
                    linked(types.body, structs).c_str(), card->status, linked(types.answer, structs).c_str(),
                    cell(card->summary).c_str());
    std::printf("\n## Structs\n");
    for (const auto& [name, members] : structs) print_struct(name, members);
}

}  // namespace heliograph::commands
