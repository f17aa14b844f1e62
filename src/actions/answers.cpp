// As strict as the peer: a member of a wrong type makes the answer unreadable.
#include "src/actions/answers.h"

#include "base/wire/read_json.h"

namespace heliograph::actions {

namespace json = boost::json;

namespace {

using Fault = std::unexpected<std::string>;

constexpr const char* retained[] = {"from_webhook", "override_username", "override_icon_url"};

// As an answer has them; the rest of a post that is sent back is not looked at.
struct UpdateOnWire {
    std::string message;                // The text.
    std::optional<Json> props;          // All props.
    std::vector<std::string> file_ids;  // The files.
};
DESCRIBE(UpdateOnWire, message, props, file_ids);

struct AnswerOnWire {
    std::optional<UpdateOnWire> update;  // How the post shall look.
    std::string ephemeral_text;          // Shown to the one who pressed.
    bool skip_slack_parsing = false;     // The text is Markdown already.
};
DESCRIBE(AnswerOnWire, update, ephemeral_text, skip_slack_parsing);

bool is_blank(std::string_view body) { return body.find_first_not_of(" \t\r\n") == std::string_view::npos; }

template <class T>
std::expected<T, std::string> read(std::string_view body) {
    if (is_blank(body)) return T{};
    auto answer = from_json<T>(body, "answer");
    if (!answer) return Fault(answer.error().sentence());
    return std::move(*answer);
}

json::object object_of(const std::string& text) {
    auto parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return {};
    return std::move(parsed->get_object());
}

}  // namespace

std::expected<PressAnswer, std::string> read_press_answer(std::string_view body) {
    auto answer = read<AnswerOnWire>(body);
    if (!answer) return Fault(answer.error());
    PressAnswer press{.ephemeral_text = std::move(answer->ephemeral_text),
                      .skip_slack_parsing = answer->skip_slack_parsing};
    if (!answer->update) return press;
    auto& update = *answer->update;
    if (update.props && update.props->text == "null") update.props.reset();
    if (update.props && !update.props->text.starts_with('{'))
        return Fault("answer.update.props must be an object");
    press.update =
        PressUpdate{std::move(update.message), std::move(update.props), std::move(update.file_ids)};
    return press;
}

std::expected<SubmissionAnswer, std::string> read_submission_answer(std::string_view body) {
    return read<SubmissionAnswer>(body);
}

std::expected<LookupAnswer, std::string> read_lookup_answer(std::string_view body) {
    return read<LookupAnswer>(body);
}

std::optional<std::string> fault_of(const SubmissionAnswer& answer) {
    if (!answer.error.empty() || !answer.errors.empty()) return std::nullopt;
    if (answer.type == "form") {
        if (answer.form) return std::nullopt;
        return "an answer of type form needs a form";
    }
    if (!answer.type.empty() && answer.type != "ok" && answer.type != "navigate")
        return "the type of an answer is ok, navigate or form";
    if (answer.form) return "a form needs the type form";
    return std::nullopt;
}

std::string merged_props(const std::string& old_props, const std::optional<Json>& given) {
    if (!given) return old_props;
    auto old = object_of(old_props), merged = object_of(given->text);
    for (const char* name : retained) {
        merged.erase(name);
        if (const auto* kept = old.if_contains(name)) merged[name] = *kept;
    }
    return json_text(merged);
}

std::string retained_props(const std::string& props) {
    auto old = object_of(props);
    json::object kept;
    for (const char* name : retained)
        if (const auto* value = old.if_contains(name)) kept[name] = *value;
    return json_text(kept);
}

}  // namespace heliograph::actions
