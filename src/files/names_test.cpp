// Cases of names, media types and ranges.
#include "src/files/names.h"

#include <doctest/doctest.h>

#include "src/files/ranges.h"
#include "src/files/search.h"

using namespace heliograph::files;

TEST_CASE("a name keeps what people read, and loses what harms") {
    struct Case {
        const char* given;
        const char* safe;
    };
    for (auto [given, safe] :
         {Case{"notes.txt", "notes.txt"}, Case{"a/b\\c.txt", "c.txt"}, Case{"..", "file"}, Case{"", "file"},
          Case{" a\r\n.txt ", "a.txt"}, Case{"größe 1.png", "größe 1.png"},
          Case{"photo\xE2\x80\xAEgnp.exe", "photognp.exe"}})
        CHECK(safe_name(given) == safe);
    std::string shortened = safe_name(std::string(300, 'x') + ".tar");
    CHECK(shortened.size() == 255);
    CHECK(shortened.ends_with(".tar"));
}

TEST_CASE("the extension tells the media type") {
    CHECK(extension_of("a.TXT") == "txt");
    CHECK(extension_of("noext") == "");
    CHECK(media_type_of("7z") == "application/x-7z-compressed");
    CHECK(media_type_of("zst") == "application/zstd");
    CHECK(media_type_of("") == "application/octet-stream");
    CHECK(media_type_of("7z application/x-7z-compressed\n") == "application/octet-stream");
    CHECK(served_media_type("text/html; charset=utf-8") == "text/plain");
    CHECK(served_media_type("image/png") == "image/png");
}

TEST_CASE("the header of a name says it in both forms") {
    CHECK(disposition_of("a.png", "image/png", false) == "inline;filename=\"a.png\"; filename*=UTF-8''a.png");
    CHECK(disposition_of("a.png", "image/png", true).starts_with("attachment;"));
    CHECK(disposition_of("a\"b.txt", "text/plain", false) ==
          "attachment;filename=\"a\\\"b.txt\"; filename*=UTF-8''a%22b.txt");
}

TEST_CASE("a range is read as the RFC says") {
    struct Case {
        const char* header;
        ByteRange::Kind kind;
        std::uint64_t from, count;
    };
    using enum ByteRange::Kind;
    for (auto [header, kind, from, count] :
         {Case{"bytes=0-0", part, 0, 1}, Case{"bytes=5-", part, 5, 5}, Case{"bytes=-20", part, 0, 10},
          Case{"bytes=8-99", part, 8, 2}, Case{"bytes=10-", outside, 0, 0}, Case{"bytes=-0", outside, 0, 0},
          Case{"bytes=4-2", whole, 0, 0}, Case{"lines=1-2", whole, 0, 0}, Case{"bytes=a-b", whole, 0, 0},
          Case{"bytes=18446744073709551616-", whole, 0, 0}, Case{"", whole, 0, 0}}) {
        auto range = read_range(header, 10);
        CAPTURE(header);
        CHECK(range.kind == kind);
        CHECK(range.from == from);
        CHECK(range.count == count);
    }
}

TEST_CASE("terms are words, flags and what must not be there") {
    auto query = read_terms(R"(Report -"not this" ext:.PDF -ext:txt from:@anna in:~room)");
    CHECK(query.words == std::vector<std::string>{"report"});
    CHECK(query.not_words == std::vector<std::string>{"not this"});
    CHECK(query.extensions == std::vector<std::string>{"pdf"});
    CHECK(query.not_extensions == std::vector<std::string>{"txt"});
    CHECK(query.from == std::vector<std::string>{"anna"});
    CHECK(query.in == std::vector<std::string>{"room"});
}
