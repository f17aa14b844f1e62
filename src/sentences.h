// What the headers say in words, read from them when the program is built (tools/sentences.py).
#pragma once

#include <span>
#include <string_view>

namespace heliograph {

// The sentence after a member of a described struct.
struct Sentence {
    const char* folder;  // "posts"; "src" for the settings.
    const char* type;    // "NewPost".
    const char* member;  // "channel_id".
    const char* text;
};

struct KnownRefusal {
    const char* folder;
    const char* name;
    int status;
    const char* id;
    const char* sentence;
};

// A row of a capability's news.md: one WebSocket event.
struct KnownEvent {
    const char* folder;
    const char* event;     // "posted".
    const char* audience;  // "members of the channel".
    const char* keys;      // "`post`*, (`mentions`*)".
    const char* sentence;
};

std::span<const Sentence> all_sentences();
std::span<const KnownRefusal> all_refusals();
std::span<const KnownEvent> all_events();

// "NewPost" of heliograph::posts::NewPost.
template <class T>
constexpr std::string_view type_name() {
    std::string_view whole = __PRETTY_FUNCTION__;
    whole.remove_suffix(1);
    auto begin = whole.find_last_of(": =");
    return whole.substr(begin + 1);
}

}  // namespace heliograph
