// heliograph describe: the settings, the doors and the refusals, as the program knows them.
#include <cstdio>
#include <stdexcept>

#include "base/wire/router.h"
#include "src/capability.h"
#include "src/commands.h"
#include "src/config.h"
#include "src/sentences.h"

namespace heliograph::commands {

namespace {

std::string sentence_of(std::string_view type, std::string_view member) {
    for (const auto& each : all_sentences())
        if (std::string_view(each.folder) == "src" && each.type == type && each.member == member)
            return each.text;
    return {};
}

struct ShownSetting {
    std::string name;
    std::string value;
    std::string sentence;
};

// By block, in the order of config.h; a block of the file may be several structs.
std::vector<std::pair<std::string, std::vector<ShownSetting>>> shown_settings() {
    std::vector<std::pair<std::string, std::vector<ShownSetting>>> blocks;
    const Config config;
    for_each_member<Config>([&](auto part) {
        using Block = std::remove_cvref_t<decltype(config.*part.pointer)>;
        std::string name = settings_block<Block>;
        auto at = std::find_if(blocks.begin(), blocks.end(), [&](auto& b) { return b.first == name; });
        if (at == blocks.end()) at = blocks.insert(blocks.end(), {name, {}});
        for_each_member<Block>([&](auto member) {
            at->second.push_back({member.name, to_json(config.*part.pointer.*member.pointer),
                                  sentence_of(type_name<Block>(), member.name)});
        });
    });
    return blocks;
}

void describe_config() {
    std::printf("// Every setting with its default. MM_<BLOCK>_<NAME> in the environment beats the file:\n");
    std::printf("// MM_SERVICESETTINGS_SITEURL=https://chat.example.com\n{\n");
    auto blocks = shown_settings();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::printf("    \"%s\": {\n", blocks[i].first.c_str());
        const auto& settings = blocks[i].second;
        for (std::size_t j = 0; j < settings.size(); ++j) {
            std::printf("        // %s\n", settings[j].sentence.c_str());
            std::printf("        \"%s\": %s%s\n", settings[j].name.c_str(), settings[j].value.c_str(),
                        j + 1 < settings.size() ? "," : "");
        }
        std::printf("    }%s\n", i + 1 < blocks.size() ? "," : "");
    }
    std::printf("}\n");
}

void describe_api() {
    Routes<App> on;
#define CAPABILITY(name) name::routes(on);
#include "capabilities.inc"
#undef CAPABILITY
    for (std::size_t i = 0; i < on.size(); ++i) {
        const RouteCard& card = on.card(static_cast<int>(i));
        std::printf("%-6s %-70s %-11s %d  %s\n", card.method.c_str(), card.pattern.c_str(),
                    card.caller.c_str(), card.status, card.summary.c_str());
    }
}

void describe_refusals() {
    for (const auto& refusal : all_refusals())
        std::printf("%d  %-70s %s\n", refusal.status, refusal.id, refusal.sentence);
}

}  // namespace

int describe(std::vector<std::string> arguments) {
    std::string what = arguments.empty() ? "" : arguments.front();
    if (what == "config")
        describe_config();
    else if (what == "api")
        describe_api();
    else if (what == "refusals")
        describe_refusals();
    else
        throw std::runtime_error("describe what? config, api or refusals");
    return 0;
}

}  // namespace heliograph::commands
