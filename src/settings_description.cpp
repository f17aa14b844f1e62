// Walks over Config and looks its sentences up.
#include "src/settings_description.h"

#include <algorithm>

#include "base/wire/write_json.h"
#include "src/config.h"
#include "src/sentences.h"

namespace heliograph {

namespace {

template <class T>
const char* type_word() {
    if constexpr (std::same_as<T, bool>) return "bool";
    else if constexpr (std::integral<T>) return "int";
    else if constexpr (std::same_as<T, std::string>) return "text";
    else return "list";
}

DescribedBlock& block_named(std::vector<DescribedBlock>& blocks, const std::string& name) {
    auto at = std::ranges::find(blocks, name, &DescribedBlock::block);
    return at == blocks.end() ? blocks.emplace_back(DescribedBlock{.block = name}) : *at;
}

}  // namespace

std::vector<DescribedBlock> described_settings() {
    std::vector<DescribedBlock> blocks;
    const Config config;
    for_each_member<Config>([&](auto part) {
        using Block = std::remove_cvref_t<decltype(config.*part.pointer)>;
        DescribedBlock& block = block_named(blocks, settings_block<Block>);
        std::string says = sentence_of("src", "Config", part.name);
        if (!says.empty()) block.says += (block.says.empty() ? "" : " ") + says;
        for_each_member<Block>([&](auto member) {
            using Value = std::remove_cvref_t<decltype(config.*part.pointer.*member.pointer)>;
            block.settings.push_back({.name = member.name,
                                      .type = type_word<Value>(),
                                      .default_value = Json{to_json(config.*part.pointer.*member.pointer)},
                                      .says = sentence_of("src", type_name<Block>(), member.name)});
        });
    });
    return blocks;
}

std::string sentence_of(std::string_view folder, std::string_view type, std::string_view member) {
    for (const auto& each : all_sentences())
        if (each.folder == folder && each.type == type && each.member == member) return each.text;
    return {};
}

}  // namespace heliograph
