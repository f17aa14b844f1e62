// Cutting: the piece is measured first, then the best cut in its second half is looked for.
#include "src/formatting/split.h"

#include <algorithm>

#include "src/formatting/runes.h"

namespace heliograph::formatting {

namespace {

struct Fence {
    std::string opening;  // The whole line that opened it: "```cpp". Empty outside a fence.
    std::string closing;  // "```".
};

// Follows the lines of piece and tells which fence is open at its end.
Fence fence_after(std::string_view piece, Fence fence) {
    for (std::size_t begin = 0; begin <= piece.size();) {
        std::size_t end = std::min(piece.find('\n', begin), piece.size());
        std::string_view line = piece.substr(begin, end - begin);
        begin = end + 1;
        std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        std::string_view rest = line.substr(indent);
        char kind = rest.empty() ? 0 : rest.front();
        if (indent > 3 || (kind != '`' && kind != '~')) continue;
        std::size_t length = std::min(rest.find_first_not_of(kind), rest.size());
        if (length < 3) continue;
        bool bare = rest.substr(length).find_first_not_of(" \t\r") == std::string_view::npos;
        if (fence.closing.empty()) {
            if (kind == '`' && rest.find('`', length) != std::string_view::npos) continue;
            fence = {std::string(line), std::string(length, kind)};
        } else if (bare && kind == fence.closing.front() && length >= fence.closing.size()) {
            fence = {};
        }
    }
    return fence;
}

struct Cut {
    std::size_t end;   // Where the piece ends.
    std::size_t next;  // Where the next one begins.
};

// REASON: a cut in the first half would make many small posts of a text with one early line break.
Cut best_cut(std::string_view text, std::size_t limit) {
    std::string_view window = text.substr(0, limit + 1);
    if (std::size_t line = window.rfind('\n'); line != std::string_view::npos && line >= limit / 2)
        return {line, line + 1};
    if (std::size_t word = window.rfind(' '); word != std::string_view::npos && word >= limit / 2)
        return {word, word + 1};
    return {limit, limit};
}

}  // namespace

std::vector<std::string> split_text(std::string_view text, std::size_t runes_max) {
    std::vector<std::string> pieces;
    Fence fence;
    while (true) {
        // A fence line that would not leave room for its content is opened again without its words.
        if (count_runes(fence.opening) > runes_max / 4) fence.opening = fence.closing;
        std::string head = fence.closing.empty() ? "" : fence.opening + "\n";
        std::size_t room = runes_max - count_runes(head);
        std::size_t limit = bytes_of_runes(text, room);
        if (limit == text.size()) {
            pieces.push_back(head.append(text));
            return pieces;
        }
        Cut cut = best_cut(text, limit);
        Fence after = fence_after(text.substr(0, cut.end), fence);
        if (!after.closing.empty() && after.closing.size() < runes_max / 4) {
            cut = best_cut(text, bytes_of_runes(text, room - after.closing.size() - 1));
            after = fence_after(text.substr(0, cut.end), fence);
        }
        std::string piece = head.append(text.substr(0, cut.end));
        // A fence of absurd length is not worth closing.
        if (after.closing.size() >= runes_max / 4) after = {};
        if (!after.closing.empty()) piece.append("\n").append(after.closing);
        pieces.push_back(std::move(piece));
        fence = std::move(after);
        text.remove_prefix(cut.next);
    }
}

}  // namespace heliograph::formatting
