// A text too long for one post, in pieces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heliograph::formatting {

// Pieces of at most runes_max runes: cut at a line, else at a word, else anywhere, never inside a code fence
// without closing it and opening it again. The line break or blank at a cut is dropped. A text that fits is
// one piece. REQUIRES: runes_max >= 64.
std::vector<std::string> split_text(std::string_view text, std::size_t runes_max);

}  // namespace heliograph::formatting
