// Finding files by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/store/reader.h"
#include "src/files/model.h"

namespace heliograph::files {

struct FileQuery {
    std::vector<std::string> words;       // In lower case; each stands in the name.
    std::vector<std::string> not_words;   // None of these does.
    std::vector<std::string> extensions;  // One of these, if there are any.
    std::vector<std::string> not_extensions;
    std::vector<std::string> from;  // Names of people.
    std::vector<std::string> in;    // Names of channels.
    bool any_word = false;
    bool archived_too = false;
};

// Pure.
FileQuery read_terms(std::string_view terms);
// Of posts in the channels of a person; of one team, and its direct channels, if a team is named. The newest
// first, 1,000 at most.
std::vector<FileInfo> find_files(Reader& db, UserId user_id, TeamId team_id, FileQuery query);

}  // namespace heliograph::files
