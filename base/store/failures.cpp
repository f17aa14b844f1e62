// Conflict: the words of a constraint.
#include "base/store/failures.h"

namespace heliograph {

namespace {
bool ends_word(char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}
}  // namespace

Conflict::Conflict(std::string constraint)
    : std::runtime_error("conflict: " + constraint), constraint(std::move(constraint)) {}

bool Conflict::mentions(std::string_view word) const {
    std::string_view text = constraint;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        std::size_t end = at + word.size();
        if ((at == 0 || ends_word(text[at - 1])) && (end == text.size() || ends_word(text[end]))) return true;
    }
    return false;
}

}  // namespace heliograph
