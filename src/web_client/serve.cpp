// Files under hashed names are kept by browsers for a year; the page is asked for each time, and routes
// itself.
#include "src/web_client/serve.h"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/predicate.hpp>
#include <memory>
#include <mutex>

#include "src/web_client/files.h"

namespace heliograph::web_client {

namespace {

// No script or style but our own files, nothing framed, sent or loaded elsewhere; pictures in messages come
// from anywhere.
constexpr std::string_view page_lines =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob: http: https:; media-src 'self' blob:; font-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'\r\n"
    "X-Frame-Options: SAMEORIGIN\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";
constexpr std::string_view page_kept = "Cache-Control: no-cache\r\n";
constexpr std::string_view hashed_kept = "Cache-Control: public, max-age=31536000, immutable\r\n";
constexpr std::string_view other_kept = "Cache-Control: public, max-age=3600\r\n";
constexpr std::string_view page_path = "/index.html", hashed_folder = "/assets/",
                           base_tag = "<base href=\"/\"";

std::string_view bytes_of(Place place) { return {embedded_bytes() + place.begin, place.bytes}; }

const EmbeddedFile* find(std::string_view path) {
    auto files = embedded_files();
    auto found = std::ranges::find(files, path, &EmbeddedFile::path);
    return found == files.end() ? nullptr : &*found;
}

// RFC 9110, 12.5.3: named, and not with a weight of zero.
bool takes(std::string_view accepted, std::string_view coding) {
    while (!accepted.empty()) {
        auto comma = accepted.find(',');
        std::string entry(accepted.substr(0, comma));
        accepted.remove_prefix(comma == accepted.npos ? accepted.size() : comma + 1);
        std::erase_if(entry, [](char c) { return c == ' ' || c == '\t'; });
        std::string_view rest = entry;
        std::string_view name = rest.substr(0, rest.find(';'));
        if (!boost::algorithm::iequals(name, coding)) continue;
        auto weight = rest.find(";q=");
        return weight == rest.npos || rest.find_first_of("123456789", weight + 3) != rest.npos;
    }
    return false;
}

bool has_version(const Request& request, std::string_view tag) {
    std::string_view known = request.header("If-None-Match");
    return known == "*" || (!known.empty() && known.contains(tag));
}

Answer not_there() {
    Answer answer;
    answer.status = 404;
    answer.content_type = "text/plain; charset=utf-8";
    answer.body = "404 page not found\n";
    answer.head_lines = "Cache-Control: no-cache\r\n";
    return answer;
}

Answer tagged(const Request& request, std::string_view tag, std::string_view kept) {
    Answer answer;
    answer.head_lines = "ETag: \"" + std::string(tag) + "\"\r\n";
    answer.head_lines += kept;
    if (has_version(request, "\"" + std::string(tag) + "\"")) answer.status = 304;
    return answer;
}

Answer file_answer(const Request& request, const EmbeddedFile& file) {
    struct Form {
        std::string_view coding;
        Place place;
    };
    Form chosen{"", file.plain};
    for (Form form : {Form{"br", file.brotli}, Form{"gzip", file.gzip}}) {
        if (form.place.bytes == 0 || !takes(request.header("Accept-Encoding"), form.coding)) continue;
        chosen = form;
        break;
    }
    std::string tag(file.digest);
    if (!chosen.coding.empty()) tag += "-" + std::string(chosen.coding);
    Answer answer = tagged(request, tag, file.path.starts_with(hashed_folder) ? hashed_kept : other_kept);
    answer.content_type = file.content_type;
    if (!chosen.coding.empty())
        answer.head_lines += "Content-Encoding: " + std::string(chosen.coding) + "\r\n";
    if (answer.status == 200) answer.body = bytes_of(chosen.place);
    return answer;
}

// The page with the path it lives under, from which the browser makes every address in it.
Answer page_answer(const Request& request, std::string_view site_path) {
    const EmbeddedFile* page = find(page_path);
    std::string text(bytes_of(page->plain));
    if (auto at = text.find(base_tag); at != text.npos)
        text.replace(at, base_tag.size(), "<base href=\"" + std::string(site_path) + "/\"");
    std::string tag =
        std::string(page->digest) + "-" + std::to_string(std::hash<std::string_view>()(site_path));
    Answer answer = tagged(request, tag, page_kept);
    answer.content_type = page->content_type;
    answer.head_lines += page_lines;
    if (answer.status == 200) answer.body = std::move(text);
    return answer;
}

}  // namespace

Answer serve(const Request& request, std::string_view site_path) {
    const std::string& path = request.path;
    if (path != page_path)
        if (const EmbeddedFile* file = find(path)) return file_answer(request, *file);
    // A name that is gone was hashed by an older build: a page in its place would be run as a script.
    if (path.starts_with(hashed_folder) || path.starts_with("/static/")) return not_there();
    return page_answer(request, site_path);
}

}  // namespace heliograph::web_client
