// Built-in commands that say something.
#include <charconv>

#include "src/posts/create.h"
#include "src/slash_commands/built_in.h"
#include "src/slash_commands/cache.h"

namespace heliograph::slash_commands {

namespace {

constexpr int echo_seconds_max = 10'000;
constexpr int echoes_max = 100;

CommandResponse in_channel(std::string text) {
    return CommandResponse{.response_type = "in_channel", .text = std::move(text)};
}

std::optional<int> number_of(const std::string& text) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Echo {
    std::string text;
    int seconds = 0;
};

// `"text" 5`, `text 5` or `text`.
Echo echo_of(const std::string& typed) {
    std::string text = trimmed(typed);
    auto quote = text.rfind('"');
    if (text.starts_with('"') && quote > 0) {
        auto seconds = number_of(trimmed(text.substr(quote + 1)));
        if (seconds || quote + 1 == text.size()) return {text.substr(1, quote - 1), seconds.value_or(0)};
    }
    auto blank = text.find_last_of(" \t\r\n");
    if (blank == std::string::npos) return {text, 0};
    auto seconds = number_of(text.substr(blank + 1));
    return seconds ? Echo{trimmed(text.substr(0, blank)), *seconds} : Echo{text, 0};
}

Task<void> say_after(App* app, Typed typed, Echo echo) {
    if (echo.seconds > 0) co_await sleep_for(Millis{echo.seconds} * 1000);
    --app->command_cache.echoes;
    posts::Author author{typed.caller.user_id, typed.caller.user, typed.caller.user->is_bot};
    posts::Post post{.channel_id = typed.channel->id, .root_id = typed.root_id, .message = echo.text};
    co_await posts::create(*app, std::move(author), std::move(post), {.by_command = true});
}

}  // namespace

Task<CommandResponse> say_as_code(App&, Typed typed) {
    if (typed.text.empty()) co_return notice("Say what to show: `/code text`.");
    std::string text = "    ";
    for (char c : typed.text) {
        text += c;
        if (c == '\n') text += "    ";
    }
    CommandResponse response = in_channel(std::move(text));
    response.skip_slack_parsing = true;
    co_return response;
}

Task<CommandResponse> say_later(App& app, Typed typed) {
    Echo echo = echo_of(typed.text);
    if (echo.text.empty()) co_return notice("Say what to say: `/echo \"text\" 5`.");
    if (echo.seconds < 0 || echo.seconds > echo_seconds_max)
        co_return notice("The delay is 0 to 10000 seconds.");
    if (++app.command_cache.echoes > echoes_max) {
        --app.command_cache.echoes;
        co_return notice("Too many echoes wait already.");
    }
    spawn("an echo", say_after(&app, std::move(typed), std::move(echo)));
    co_return CommandResponse{};
}

Task<CommandResponse> say_of_oneself(App&, Typed typed) {
    CommandResponse response = in_channel("*" + typed.text + "*");
    response.type = "me";
    co_return response;
}

Task<CommandResponse> shrug(App&, Typed typed) {
    std::string text = typed.text.empty() ? "" : typed.text + " ";
    co_return in_channel(text + R"(¯\\\_(ツ)\_/¯)");
}

}  // namespace heliograph::slash_commands
