// Who is called by a message: @names, @channel, @all, @here, ~channels and plain words. Code does not call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heliograph::formatting {

// What is called by "@". Names are lower case, distinct, in order of appearance. A name that ends in
// punctuation
// ("@bob." may be the user "bob." or the end of a sentence) is followed by its shorter forms: take the first
// that is a user. Use: for (auto& forms : mentions.names) the first form in forms that is known.
struct Mentions {
    std::vector<std::vector<std::string>> names;
    bool channel = false;
    bool all = false;
    bool here = false;

    bool empty() const { return names.empty() && !whole_channel(); }
    bool whole_channel() const { return channel || all || here; }
};

// Adds what text calls; call it once a text that counts (message, pretext, text and field values).
void add_mentions(std::string_view text, Mentions& mentions);
Mentions find_mentions(std::string_view text);

// Distinct names after "~", without the tilde, as written.
std::vector<std::string> channel_mentions(std::string_view text);

// The words of a text outside code, as written, for keyword matching: also the parts of words with ".", "-",
// ":".
std::vector<std::string> plain_words(std::string_view text);

// The text with fenced blocks, indented blocks and code spans replaced by blanks.
std::string without_code(std::string_view text);

}  // namespace heliograph::formatting
