// The nouns of actions: a press, a dialog with its elements, a submission, and what we refuse.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::actions {

// A row of `heliograph_action_keys`.
struct KeyRow {
    std::string name;      // "trigger" or "cookie".
    std::string value;     // 32 bytes in base64.
    Millis create_at = 0;  // When it was made.
};
DESCRIBE(KeyRow, name, value, create_at);

// What a client sends with a press.
struct Press {
    std::string selected_option;  // What was chosen in a menu.
    std::string cookie;           // As the action of an ephemeral post had it.
};
DESCRIBE(Press, selected_option, cookie);

struct Pressed {
    std::string status = "OK";  // Always "OK".
    std::string trigger_id;     // A dialog that this press opens comes with this id.
};
DESCRIBE(Pressed, status, trigger_id);

// What a program is told of a press.
struct PressTold {
    UserId user_id;               // Who pressed.
    std::string user_name;        // Its user name.
    ChannelId channel_id;         // Where.
    std::string channel_name;     // The word in its URL.
    TeamId team_id;               // Empty in direct and group channels.
    std::string team_domain;      // The word in the team's URL.
    PostId post_id;               // The post with the button.
    std::string trigger_id;       // Opens a dialog for 30 seconds.
    std::string type;             // As stored: "", "button" or "select".
    std::string data_source;      // Of a menu with a choice: "users", "channels" or "".
    std::optional<Json> context;  // As stored, with `selected_option` for a menu.
};
DESCRIBE(PressTold, user_id, user_name, channel_id, channel_name, team_id, team_domain, post_id, trigger_id,
         type, data_source, context);

// What the button of a post that is nowhere stored carries, sealed.
struct Cookie {
    PostId post_id;               // The post that it belongs to.
    PostId root_post_id;          // Where answers go as replies.
    ChannelId channel_id;         // The post's channel.
    UserId user_id;               // Who sees the post, and may press.
    UserId author_id;             // The post's author.
    Millis create_at = 0;         // When the post was made.
    std::string action_id;        // The action.
    std::string type;             // Its type.
    std::string data_source;      // Its data source.
    std::string url;              // Whom to call.
    std::optional<Json> context;  // What to tell.
    Json props{"{}"};             // Of the post; without attachments when they are long.
};
DESCRIBE(Cookie, post_id, root_post_id, channel_id, user_id, author_id, create_at, action_id, type,
         data_source, url, context, props);

struct Option {
    std::string text;   // Shown.
    std::string value;  // Submitted.
};
DESCRIBE(Option, text, value);

// How a date and time is asked for.
struct DatetimeConfig {
    int time_interval = 0;                 // Minutes between the times on offer.
    std::string location_timezone;         // IANA name of the zone that is meant.
    bool allow_manual_time_entry = false;  // A time may be typed.
};
DESCRIBE(DatetimeConfig, time_interval, location_timezone, allow_manual_time_entry);

// One question of a dialog.
struct Element {
    std::string display_name;     // Its label, 1 to 24 bytes.
    std::string name;             // Its key in the submission, 1 to 300 bytes.
    std::string type;             // "text", "textarea", "select", "bool", "radio", "date", "datetime".
    std::string subtype;          // Of texts: "email", "number", "tel", "url", "password", "text".
    std::string default_;         // What stands there at first ("default" on the wire).
    std::string placeholder;      // Shown while it is empty.
    std::string help_text;        // Shown below, up to 150 bytes.
    bool optional = false;        // May be left empty.
    int min_length = 0;           // Shortest text.
    int max_length = 0;           // Longest text; 0 for the client's limit.
    std::string data_source;      // Of a select: "users", "channels" or "dynamic".
    std::string data_source_url;  // Where a dynamic select asks for its options.
    Nullable<std::vector<Option>> options;          // Of a static select or radio.
    bool multiselect = false;                       // Several options may be chosen.
    bool refresh = false;                           // A change asks `source_url` for the dialog anew.
    std::string min_date;                           // Earliest date, absolute or relative ("+2d").
    std::string max_date;                           // Latest date.
    int time_interval = 0;                          // Minutes between the times on offer.
    std::optional<DatetimeConfig> datetime_config;  // How a date and time is asked for.
};
DESCRIBE(Element, display_name, name, type, subtype, default_, placeholder, help_text, optional, min_length,
         max_length, data_source, data_source_url, options, multiselect, refresh, min_date, max_date,
         time_interval, datetime_config);

struct Dialog {
    std::string callback_id;                  // Comes back with the submission.
    std::string title;                        // 1 to 24 bytes.
    std::string introduction_text;            // Markdown.
    std::string icon_url;                     // A picture beside the title.
    Nullable<std::vector<Element>> elements;  // May be empty: a plain confirmation.
    std::string submit_label;                 // Of the button; "Submit" if empty.
    bool notify_on_cancel = false;            // Closing it is told as well.
    std::string state;                        // Comes back with the submission.
    std::string source_url;                   // Where elements with `refresh` ask.
};
DESCRIBE(Dialog, callback_id, title, introduction_text, icon_url, elements, submit_label, notify_on_cancel,
         state, source_url);

struct OpenDialog {
    std::string trigger_id;  // As the program got it with a command or a press.
    std::string url;         // Where the submission goes.
    Dialog dialog;           // What is shown.
};
DESCRIBE(OpenDialog, trigger_id, url, dialog);

struct Opened {
    std::string status = "OK";          // Always "OK".
    std::vector<std::string> warnings;  // What clients will not show as meant; absent when there is nothing.
};
DESCRIBE(Opened, status, warnings);

// What a client sends, and what the program is told (without url).
struct Submission {
    std::string type;                        // "dialog_submission", "dialog_lookup" or "refresh".
    std::string url;                         // Whom to call.
    std::string callback_id;                 // As the dialog had it.
    std::string state;                       // As the dialog had it.
    UserId user_id;                          // Who submits; set by the server.
    ChannelId channel_id;                    // Where the dialog was opened.
    TeamId team_id;                          // The team on screen.
    std::map<std::string, Json> submission;  // Values by name.
    bool cancelled = false;                  // The dialog was closed.
};
DESCRIBE(Submission, type, url, callback_id, state, user_id, channel_id, team_id, submission, cancelled);

// What a program answers to a submission.
struct SubmissionAnswer {
    std::string error;                          // Shown above; the dialog stays.
    std::map<std::string, std::string> errors;  // Shown at the elements; the dialog stays.
    std::string type;                           // "", "ok", "navigate" or "form".
    std::optional<Dialog> form;                 // The next step, for "form".
};
DESCRIBE(SubmissionAnswer, error, errors, type, form);

struct LookupAnswer {
    Nullable<std::vector<Option>> items;  // What may be chosen.
};
DESCRIBE(LookupAnswer, items);

namespace refuse {
inline constexpr Refusal action_failed{400, "api.post.do_action.action_integration.app_error",
                                       "The program behind this button did not answer as it should."};
inline constexpr Refusal no_action{404, "api.post.do_action.action_id.app_error", "There is no such action."};
inline constexpr Refusal update_in_archived{400, "api.post.update_post.can_not_update_post_in_deleted.error",
                                            "A post in an archived channel cannot be changed."};
inline constexpr Refusal trigger_not_base64{400, "interactive_message.decode_trigger_id.base64_decode_failed",
                                            "The trigger id is no base64."};
inline constexpr Refusal trigger_incomplete{400, "interactive_message.decode_trigger_id.missing_data",
                                            "The trigger id lacks data."};
inline constexpr Refusal trigger_expired{400, "interactive_message.decode_trigger_id.expired",
                                         "The trigger id has expired."};
inline constexpr Refusal signature_not_base64{
    400, "interactive_message.decode_trigger_id.base64_decode_failed_signature",
    "The signature of the trigger id is no base64."};
inline constexpr Refusal signature_malformed{400,
                                             "interactive_message.decode_trigger_id.signature_decode_failed",
                                             "The signature of the trigger id is none."};
inline constexpr Refusal signature_wrong{400, "interactive_message.decode_trigger_id.verify_signature_failed",
                                         "The trigger id was not signed here."};
inline constexpr Refusal submission_not_json{500, "app.submit_interactive_dialog.decode_json_error",
                                             "The program answered the dialog with broken JSON."};
inline constexpr Refusal submission_invalid{
    400, "app.submit_interactive_dialog.invalid_response",
    "The program answered the dialog with something that it must not."};
inline constexpr Refusal lookup_not_json{500, "app.lookup_interactive_dialog.decode_json_error",
                                         "The program answered the lookup with broken JSON."};
}  // namespace refuse

}  // namespace heliograph::actions

namespace heliograph {
template <>
struct WireName<actions::Element> {
    static constexpr std::string_view of(std::string_view member) {
        return member == "default_" ? "default" : member;
    }
};
template <>
struct OmittedWhenEmpty<actions::Element> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "data_source_url", "refresh", "min_date", "max_date", "time_interval");
    }
};
template <>
struct OmittedWhenEmpty<actions::DatetimeConfig> {
    static constexpr bool has(std::string_view) { return true; }
};
template <>
struct OmittedWhenEmpty<actions::Dialog> {
    static constexpr bool has(std::string_view name) { return one_of(name, "source_url"); }
};
template <>
struct OmittedWhenEmpty<actions::Opened> {
    static constexpr bool has(std::string_view name) { return one_of(name, "warnings"); }
};
template <>
struct OmittedWhenEmpty<actions::Submission> {
    static constexpr bool has(std::string_view name) { return one_of(name, "url"); }
};
template <>
struct OmittedWhenEmpty<actions::SubmissionAnswer> {
    static constexpr bool has(std::string_view) { return true; }
};
}  // namespace heliograph
