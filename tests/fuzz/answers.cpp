// Whatever programs answer to commands, presses and dialogs, and what is made of it.
#include "src/actions/answers.h"

#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/actions/dialog_checks.h"
#include "src/slash_commands/answer.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

namespace {

void claim_json(const std::string& text) { claim(is_utf8(text) && parse_json(text, 200).has_value()); }

void read_dialogs(std::string_view text) {
    auto press = actions::read_press_answer(text);
    if (press && press->update) {
        claim_json(actions::merged_props(R"({"from_webhook":"true"})", press->update->props));
        if (press->update->props) claim_json(actions::retained_props(press->update->props->text));
    }
    if (auto submitted = actions::read_submission_answer(text)) {
        if (submitted->form) claim(actions::faults_of(*submitted->form).size() <= 20);
        if (!actions::fault_of(*submitted)) claim_json(to_json(*submitted));
    }
    if (auto found = actions::read_lookup_answer(text)) claim_json(to_json(*found));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    auto new_id = [] { return std::string(26, 'n'); };
    for (const char* type : {"application/json", "text/plain", "application/json; charset=utf-8"}) {
        auto answer = slash_commands::read_command_answer(type, text, new_id);
        if (!answer) continue;
        auto json = to_json(slash_commands::shown(*answer));
        claim_json(json);
    }
    read_dialogs(text);
    return 0;
}
