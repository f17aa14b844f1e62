// The settings in words: by block, with type, default and sentence. For `heliograph describe` and for the
// pages of an administrator.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/words/describe.h"
#include "base/words/types.h"

namespace heliograph {

struct DescribedSetting {
    std::string name;    // The peer's name, or ours.
    std::string type;    // "bool", "int", "text" or "list".
    Json default_value;  // What it is unless set.
    std::string says;    // What it does.
};
DESCRIBE(DescribedSetting, name, type, default_value, says);

struct DescribedBlock {
    std::string block;                       // The block of the file.
    std::string says;                        // What its settings are about.
    std::vector<DescribedSetting> settings;  // In the order of config.h.
};
DESCRIBE(DescribedBlock, block, says, settings);

// A block of the file may be several structs.
std::vector<DescribedBlock> described_settings();

// The sentence after a member in a header, or nothing.
std::string sentence_of(std::string_view folder, std::string_view type, std::string_view member);

}  // namespace heliograph
