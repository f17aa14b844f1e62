// Media types and multipart bodies, well-formed, odd and broken.
#include "base/wire/multipart.h"

#include <doctest/doctest.h>

using namespace heliograph;

TEST_CASE("a media type is read with its parameters") {
    auto media = read_media_type(R"( Multipart/Form-Data ; Boundary="a \"b\" c:\d" ;charset=utf-8; )");
    REQUIRE(media);
    CHECK(media->type == "multipart/form-data");
    CHECK(*media->parameter("boundary") == R"(a "b" c:\d)");
    CHECK(*media->parameter("charset") == "utf-8");
    CHECK(media->parameter("name") == nullptr);
    CHECK(read_media_type("application/json")->parameters.empty());
    CHECK(read_media_type("form-data; name=\"\"")->parameter("name")->empty());
}

TEST_CASE("an extended file name wins over the plain one") {
    auto media =
        read_media_type("attachment; filename*=UTF-8''na%C3%AFve%20file.txt; filename=\"naive.txt\"");
    REQUIRE(media);
    CHECK(*media->parameter("filename") == "naïve file.txt");
    CHECK(media->parameters.size() == 1);
}

TEST_CASE("a media type that cannot be read is an error") {
    for (const char* bad : {"", " ", "/", "text/", "/plain", "text/plain extra", "text/plain; charset",
                            "text/plain; =x", "text/plain; a=\"open", "text/plain; a=",
                            "text/plain; a=1; A=2", "a/b; f*=latin1''x", "a/b; f*=UTF-8''%2"})
        CHECK_MESSAGE(!read_media_type(bad), bad);
}

TEST_CASE("a body comes apart into fields and files") {
    const std::string body =
        "ignored\r\n--XX\r\n"
        "Content-Disposition: form-data; name=\"channel_id\"\r\n\r\nabc\r\n"
        "--XX  \r\n"
        "content-disposition: form-data; name=\"files\"; filename=\"C:\\dir\\a;b.png\"\r\n"
        "Content-Type: image/png\r\nX-Long: one\r\n  two\r\n\r\n"
        "\x89PNG\r\n--X\r\n--XXY\r\n\r\n"
        "--XX\r\n\r\nno headers\r\n--XX--\r\nepilogue --XX";
    auto parts = read_multipart(body, "XX");
    REQUIRE(parts);
    REQUIRE(parts->size() == 3);
    const Part &field = parts->at(0), &file = parts->at(1), &bare = parts->at(2);
    CHECK(field.name == "channel_id");
    CHECK(!field.filename);
    CHECK(field.content_type == "text/plain");
    CHECK(field.bytes == "abc");
    CHECK(file.name == "files");
    CHECK(file.filename == "a;b.png");
    CHECK(file.content_type == "image/png");
    REQUIRE(file.headers.size() == 3);
    CHECK(file.headers[2].value == "one two");
    CHECK(file.bytes == "\x89PNG\r\n--X\r\n--XXY\r\n");
    CHECK(bare.name == "");
    CHECK(bare.bytes == "no headers");
}

TEST_CASE("empty bodies of parts and no parts at all are allowed") {
    CHECK(read_multipart("--b--", "b")->empty());
    auto parts = read_multipart("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--b--\r\n", "b");
    REQUIRE(parts);
    CHECK(parts->at(0).name == "a");
    CHECK(parts->at(0).bytes.empty());
}

TEST_CASE("a broken body is an error that says what is wrong") {
    const std::pair<std::string, const char*> cases[] = {
        {"", "The multipart body does not contain its boundary."},
        {"no boundary", "The multipart body does not contain its boundary."},
        {"--b", "The multipart body does not contain its boundary."},
        {"--b\r\n", "The multipart body stops before its last boundary."},
        {"--b\r\nA: 1\r\n\r\ntext", "The multipart body stops before its last boundary."},
        {"--b\r\nA: 1\r\n--b--", "A part of the multipart body ends within its headers."},
        {"--b\r\n--b--", "A part of the multipart body ends within its headers."},
        {"--b\r\nno colon\r\n\r\n\r\n--b--",
         "A part of the multipart body has a header that cannot be read."},
        {"--b\r\nContent-Disposition: form-data; name=\"x\r\n\r\n\r\n--b--",
         "A part of the multipart body has a Content-Disposition that cannot be read."},
        {"--b\r\nA: " + std::string(20000, 'x') + "\r\n\r\n\r\n--b--",
         "A part of the multipart body has more than 16 KiB of headers."}};
    for (auto& [body, sentence] : cases) {
        auto parts = read_multipart(body, "b");
        CAPTURE(sentence);
        REQUIRE(!parts);
        CHECK(parts.error() == sentence);
    }
    CHECK(!read_multipart("--b--", ""));
    CHECK(!read_multipart("--b--", std::string(71, 'b')));
}

TEST_CASE("a hundred parts are read, one more is an error") {
    std::string body;
    for (int i = 0; i < 100; ++i) body += "--b\r\n\r\nx\r\n";
    CHECK(read_multipart(body + "--b--", "b")->size() == 100);
    CHECK(read_multipart(body + "--b\r\n\r\nx\r\n--b--", "b").error() ==
          "The multipart body has more than 100 parts.");
}
