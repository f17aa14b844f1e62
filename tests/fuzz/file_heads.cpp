// Any text as a Range header, as the name of a file, and as the terms of a search.
#include "src/files/names.h"
#include "src/files/ranges.h"
#include "src/files/search.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    for (std::uint64_t whole : {0ull, 1ull, 10ull, ~0ull}) {
        auto range = files::read_range(text, whole);
        if (range.kind == files::ByteRange::Kind::part)
            claim(range.count > 0 && range.from < whole && range.count <= whole - range.from);
    }
    auto name = files::safe_name(text);
    claim(!name.empty() && name.size() <= 255);
    claim(name.find_first_of(std::string_view("/\\\r\n\0", 5)) == name.npos && name != "." && name != "..");
    claim(files::safe_name(name) == name);
    auto type = files::media_type_of(files::extension_of(name));
    claim(!files::served_media_type(type).starts_with("text/html"));
    claim(files::disposition_of(name, type, false).find_first_of("\r\n") == std::string::npos);
    auto query = files::read_terms(text);
    for (const auto& word : query.words) claim(!word.empty());
    return 0;
}
