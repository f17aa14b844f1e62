// What programs answer to presses and dialogs. Pure: fit for fuzzing.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/actions/model.h"

namespace heliograph::actions {

// How the post shall look after a press.
struct PressUpdate {
    std::string message;                // Left out is empty.
    std::optional<Json> props;          // Left out keeps the old ones.
    std::vector<std::string> file_ids;  // Left out detaches the files.
};

struct PressAnswer {
    std::optional<PressUpdate> update;
    std::string ephemeral_text;       // Shown to the one who pressed.
    bool skip_slack_parsing = false;  // The text is Markdown already.
};

// An empty body is an empty answer. The error is a sentence.
std::expected<PressAnswer, std::string> read_press_answer(std::string_view body);
std::expected<SubmissionAnswer, std::string> read_submission_answer(std::string_view body);
std::expected<LookupAnswer, std::string> read_lookup_answer(std::string_view body);
// Nothing if the answer is one that may be; else a sentence.
std::optional<std::string> fault_of(const SubmissionAnswer& answer);

// Override props stay as they were, or away if there were none: a program cannot take another name by a
// press.
std::string merged_props(const std::string& old_props, const std::optional<Json>& given);
// Of the props of a post, those that its ephemeral answers inherit.
std::string retained_props(const std::string& props);

}  // namespace heliograph::actions
