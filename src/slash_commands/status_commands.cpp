// Built-in commands about oneself: status, custom status, previews.
#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/emoji/system_emoji.h"
#include "src/formatting/runes.h"
#include "src/preferences/rules.h"
#include "src/presence/custom_status.h"
#include "src/presence/rules.h"
#include "src/slash_commands/built_in.h"

namespace heliograph::slash_commands {

namespace {

Task<CommandResponse> become(App& app, Typed typed, std::string status, std::string said) {
    UserId user_id = typed.caller.user_id;
    co_await presence::set(app, typed.caller, user_id,
                           presence::WantedStatus{.user_id = user_id.str(), .status = status});
    co_return notice(std::move(said));
}

Task<CommandResponse> prefer(App& app, Typed typed, bool collapsed) {
    preferences::Preference preference{.user_id = typed.caller.user_id,
                                       .category = "display_settings",
                                       .name = "collapse_previews",
                                       .value = collapsed ? "true" : "false"};
    co_await preferences::set(app, typed.caller, typed.caller.user_id, {preference});
    // The peer's clients wait for this event, which tells one preference.
    broadcasts::Broadcast broadcast{.event = "preference_changed"};
    broadcast.data = R"({"preference":)";
    write_json(broadcast.data, to_json(preference));
    broadcast.data += '}';
    broadcast.audience.user_id = typed.caller.user_id;
    app.outlet.send(std::move(broadcast));
    co_return notice(collapsed ? "Previews of images are collapsed now."
                               : "Previews of images are shown now.");
}

// ":name:" at the beginning, and what stands behind it.
bool take_named_emoji(std::string& text, std::string& emoji) {
    if (text.size() < 3 || text.front() != ':') return false;
    auto end = text.find(':', 1);
    if (end == std::string::npos || end == 1) return false;
    std::string name = text.substr(1, end - 1);
    bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-_") == std::string::npos;
    if (!plain) return false;
    emoji = name;
    text = trimmed(text.substr(end + 1));
    return true;
}

bool is_joined(char32_t rune) {
    return rune == 0x200D || rune == 0xFE0F || (rune >= 0x1F3FB && rune <= 0x1F3FF) || rune == 0x20E3 ||
           (rune >= 0xE0020 && rune <= 0xE007F);
}

// An emoji as a character, with its joined parts; it gets the name by which clients know it.
bool take_written_emoji(std::string& text, std::string& emoji) {
    std::size_t end = 0;
    if (text.empty()) return false;
    char32_t first = formatting::next_rune(text, end);
    bool looks_like = (first >= 0x1F300 && first <= 0x1FAFF) || (first >= 0x2600 && first <= 0x27BF) ||
                      (first >= 0x1F1E6 && first <= 0x1F1FF) || (first >= 0x2B00 && first <= 0x2BFF);
    if (!looks_like) return false;
    for (std::size_t at = end; at < text.size();) {
        std::size_t next = at;
        char32_t rune = formatting::next_rune(text, next);
        bool flag = first >= 0x1F1E6 && first <= 0x1F1FF && rune >= 0x1F1E6 && rune <= 0x1F1FF;
        if (!is_joined(rune) && !flag) break;
        // What follows a joiner belongs to it.
        if (rune == 0x200D && next < text.size()) formatting::next_rune(text, next);
        at = end = next;
        if (flag) break;
    }
    std::string name = emoji::name_of(text.substr(0, end));
    if (name.empty()) return false;
    emoji = name;
    text = trimmed(text.substr(end));
    return true;
}

}  // namespace

Task<CommandResponse> set_away(App& app, Typed typed) {
    return become(app, std::move(typed), "away", "You are away now.");
}
Task<CommandResponse> set_online(App& app, Typed typed) {
    return become(app, std::move(typed), "online", "You are online now.");
}
Task<CommandResponse> set_offline(App& app, Typed typed) {
    return become(app, std::move(typed), "offline", "You are offline now.");
}
Task<CommandResponse> set_dnd(App& app, Typed typed) {
    return become(app, std::move(typed), "dnd", "You are not to be disturbed; notifications are off.");
}

Task<CommandResponse> expand_previews(App& app, Typed typed) { return prefer(app, std::move(typed), false); }
Task<CommandResponse> collapse_previews(App& app, Typed typed) { return prefer(app, std::move(typed), true); }

Task<CommandResponse> set_custom_status(App& app, Typed typed) {
    std::string text = trimmed(typed.text);
    UserId user_id = typed.caller.user_id;
    if (text == "clear") {
        co_await presence::clear_custom(app, typed.caller, user_id);
        co_return notice("Your custom status is cleared.");
    }
    if (text.empty())
        co_return notice("Say what your status is: `/status :palm_tree: on holiday`, or `clear`.");
    presence::CustomStatus status{.emoji = "speech_balloon"};
    if (!take_named_emoji(text, status.emoji)) take_written_emoji(text, status.emoji);
    status.text = text;
    co_await presence::set_custom(app, typed.caller, user_id, status);
    co_return notice("Your status is :" + status.emoji + ": " + status.text);
}

}  // namespace heliograph::slash_commands
