// Where integrations come from: an archive within the program, and a folder of the administrator's.
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "src/translation/integration.h"

// Made by tools/embed_integrations.py.
extern "C" const char heliograph_integrations_begin[];
extern "C" const char heliograph_integrations_end[];

namespace heliograph::translation {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_max = 20'000;
constexpr std::uintmax_t file_bytes_max = 1u << 20;

struct Packed {
    std::size_t begin = 0;
    std::size_t packed = 0;
    std::size_t bytes = 0;
};

std::string unpacked(std::string_view archive, Packed place) {
    std::string text(place.bytes, '\0');
    uLongf size = place.bytes;
    int result = uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                            reinterpret_cast<const Bytef*>(archive.data() + place.begin), place.packed);
    if (result != Z_OK || size != place.bytes)
        throw std::runtime_error("the built-in integrations are broken");
    return text;
}

std::string file_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

}  // namespace

Shelf built_in_shelf() {
    std::string_view archive(
        heliograph_integrations_begin,
        static_cast<std::size_t>(heliograph_integrations_end - heliograph_integrations_begin));
    std::size_t head = archive.find("\n\n");
    std::istringstream lines{std::string(archive.substr(0, head))};
    std::size_t begin = head + 2;
    auto places = std::make_shared<std::map<std::string, Packed>>();
    Shelf shelf;
    std::string path;
    for (Packed place; lines >> path >> place.packed >> place.bytes;) {
        place.begin = begin;
        begin += place.packed;
        (*places)[path] = place;
        shelf.paths.push_back(path);
    }
    std::ranges::sort(shelf.paths);
    shelf.read = [archive, places](const std::string& wanted) {
        auto found = places->find(wanted);
        return found == places->end() ? std::string() : unpacked(archive, found->second);
    };
    return shelf;
}

Shelf folder_shelf(const std::string& folder) {
    if (!fs::is_directory(folder)) throw std::runtime_error("the folder " + folder + " is not there");
    Shelf shelf{.own = true};
    auto options =
        fs::directory_options::follow_directory_symlink | fs::directory_options::skip_permission_denied;
    std::error_code broken;
    for (auto it = fs::recursive_directory_iterator(folder, options, broken);
         !broken && it != fs::recursive_directory_iterator(); it.increment(broken)) {
        if (it.depth() > 3) it.disable_recursion_pending();
        // A link to nothing, or a file that goes meanwhile, hides no other.
        std::error_code gone;
        if (!it->is_regular_file(gone) || it->file_size(gone) > file_bytes_max) continue;
        // By its own name, where it is a link to another folder's.
        shelf.paths.push_back(it->path().lexically_relative(folder).generic_string());
        if (shelf.paths.size() > files_max)
            throw std::runtime_error("the folder " + folder + " holds too many files");
    }
    std::ranges::sort(shelf.paths);
    shelf.read = [folder](const std::string& path) { return file_text(fs::path(folder) / path); };
    return shelf;
}

}  // namespace heliograph::translation
