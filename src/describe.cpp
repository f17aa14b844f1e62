// heliograph describe: the settings, the doors, the events, the refusals and the tables, as the program knows
// them.
#include "src/describe.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "base/wire/write_json.h"
#include "src/commands.h"
#include "src/config.h"
#include "src/sentences.h"
#include "src/settings_description.h"

namespace heliograph::commands {

namespace {

void describe_config() {
    std::printf("// Every setting with its default. MM_<BLOCK>_<NAME> in the environment beats the file:\n");
    std::printf("// MM_SERVICESETTINGS_SITEURL=https://chat.example.com\n{\n");
    auto blocks = described_settings();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::printf("    \"%s\": {\n", blocks[i].block.c_str());
        const auto& settings = blocks[i].settings;
        for (std::size_t j = 0; j < settings.size(); ++j) {
            std::printf("        // %s\n", settings[j].says.c_str());
            std::printf("        \"%s\": %s%s\n", settings[j].name.c_str(),
                        settings[j].default_value.text.c_str(), j + 1 < settings.size() ? "," : "");
        }
        std::printf("    }%s\n", i + 1 < blocks.size() ? "," : "");
    }
    std::printf("}\n");
}

// The settings as a page, for those who read rather than copy.
void describe_settings() {
    std::printf(
        "# Settings\n\nNames are the peer's; what stands under `Heliograph` is ours alone. The file is\n"
        "`config.json` in the data folder; `MM_SERVICESETTINGS_SITEURL` in the environment beats\n"
        "`ServiceSettings.SiteURL` in the file.\n");
    for (const auto& [block, says, settings] : described_settings()) {
        std::printf("\n## %s\n\n%s\n\n| Setting | Default | Meaning |\n|---|---|---|\n", block.c_str(),
                    says.c_str());
        for (const auto& setting : settings)
            std::printf("| `%s` | `%s` | %s |\n", setting.name.c_str(), setting.default_value.text.c_str(),
                        cell(setting.says).c_str());
    }
}

void describe_events() {
    std::vector<KnownEvent> events(all_events().begin(), all_events().end());
    std::ranges::sort(events, {}, [](const KnownEvent& each) { return std::string_view(each.event); });
    std::printf(
        "# WebSocket events\n\nWhat `GET /api/v4/websocket` tells, who hears it, and the keys of its `data`. "
        "Keys with a *\n"
        "are strings that hold JSON; keys in parentheses are there only at times.\n\n"
        "| Event | Heard by | Data | When | From |\n|---|---|---|---|---|\n");
    for (const auto& each : events)
        std::printf("| `%s` | %s | %s | %s | %s |\n", each.event, each.audience, each.keys, each.sentence,
                    each.folder);
}

void describe_refusals() {
    std::map<std::tuple<std::string, int, std::string>, std::set<std::string>> refusals;
    for (const auto& each : all_refusals())
        refusals[{each.id, each.status, each.sentence}].insert(each.folder);
    std::printf(
        "# Refusals\n\nHow a request is refused: the `id`, the status and the `message` of the answer\n"
        "`{\"id\", \"message\", \"detailed_error\", \"request_id\", \"status_code\"}`.\n\n"
        "| Id | Status | Message | From |\n|---|---|---|---|\n");
    for (const auto& [refusal, folders] : refusals) {
        std::string from;
        for (const auto& folder : folders) from += (from.empty() ? "" : ", ") + folder;
        std::printf("| `%s` | %d | %s | %s |\n", std::get<0>(refusal).c_str(), std::get<1>(refusal),
                    cell(std::get<2>(refusal)).c_str(), from.c_str());
    }
}

}  // namespace

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

int describe(std::vector<std::string> arguments) {
    std::string what = arguments.empty() ? "" : arguments.front();
    const std::map<std::string, void (*)()> pages{
        {"api", describe_api},           {"config", describe_config},     {"events", describe_events},
        {"refusals", describe_refusals}, {"settings", describe_settings}, {"tables", describe_tables}};
    auto page = pages.find(what);
    if (page == pages.end())
        throw std::runtime_error("describe what? api, config, events, refusals, settings or tables");
    page->second();
    return 0;
}

}  // namespace heliograph::commands
