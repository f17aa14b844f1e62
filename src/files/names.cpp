// What a stranger's file name may become.
#include "src/files/names.h"

#include <algorithm>

#include "base/wire/forms.h"
#include "src/formatting/runes.h"

namespace heliograph::files {

namespace {

constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t extension_bytes_max = 20;

// A line each: extension, media type.
constexpr std::string_view kinds = R"(
7z application/x-7z-compressed
aac audio/aac
avi video/x-msvideo
avif image/avif
bmp image/bmp
bz2 application/x-bzip2
c text/x-csrc; charset=utf-8
cpp text/x-c++src; charset=utf-8
css text/css; charset=utf-8
csv text/csv; charset=utf-8
deb application/vnd.debian.binary-package
diff text/x-diff; charset=utf-8
doc application/msword
docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
eml message/rfc822
epub application/epub+zip
flac audio/flac
gif image/gif
gz application/gzip
h text/x-chdr; charset=utf-8
heic image/heic
htm text/html; charset=utf-8
html text/html; charset=utf-8
ico image/vnd.microsoft.icon
ics text/calendar; charset=utf-8
java text/x-java; charset=utf-8
jpeg image/jpeg
jpg image/jpeg
js text/javascript; charset=utf-8
json application/json
log text/plain; charset=utf-8
m4a audio/mp4
m4v video/mp4
md text/markdown; charset=utf-8
mjs text/javascript; charset=utf-8
mkv video/x-matroska
mov video/quicktime
mp3 audio/mpeg
mp4 video/mp4
mpeg video/mpeg
mpg video/mpeg
odp application/vnd.oasis.opendocument.presentation
ods application/vnd.oasis.opendocument.spreadsheet
odt application/vnd.oasis.opendocument.text
oga audio/ogg
ogg audio/ogg
ogv video/ogg
opus audio/ogg
patch text/x-diff; charset=utf-8
pdf application/pdf
png image/png
ppt application/vnd.ms-powerpoint
pptx application/vnd.openxmlformats-officedocument.presentationml.presentation
ps application/postscript
py text/x-python; charset=utf-8
rar application/vnd.rar
rtf application/rtf
sh application/x-sh
sql application/sql
svg image/svg+xml
tar application/x-tar
text text/plain; charset=utf-8
tgz application/x-gtar-compressed
tif image/tiff
tiff image/tiff
toml application/toml
ts video/mp2t
txt text/plain; charset=utf-8
vcf text/vcard; charset=utf-8
wasm application/wasm
wav audio/x-wav
webm video/webm
webp image/webp
wmv video/x-ms-wmv
xhtml application/xhtml+xml
xls application/vnd.ms-excel
xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
xml text/xml; charset=utf-8
xz application/x-xz
yaml application/yaml
yml application/yaml
zip application/zip
zst application/zstd
)";

std::string_view bare(std::string_view media_type) { return media_type.substr(0, media_type.find(';')); }

// Marks that turn the direction of text: "exe.png" must not look like "gnp.exe".
bool turns_text(std::string_view rest) {
    if (rest.size() < 3 || static_cast<unsigned char>(rest[0]) != 0xE2) return false;
    auto second = static_cast<unsigned char>(rest[1]), third = static_cast<unsigned char>(rest[2]);
    return (second == 0x80 && ((third >= 0x8E && third <= 0x8F) || (third >= 0xAA && third <= 0xAE))) ||
           (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

// Keeps the extension of a name that is too long.
std::string shortened(std::string name) {
    if (name.size() <= name_bytes_max) return name;
    auto dot = name.rfind('.');
    std::string tail = dot == name.npos || name.size() - dot > extension_bytes_max ? "" : name.substr(dot);
    std::size_t cut = name_bytes_max - tail.size();
    while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
    return name.substr(0, cut) + tail;
}

}  // namespace

std::string safe_name(std::string_view name) {
    name.remove_prefix(name.find_last_of("/\\") + 1);
    std::string plain = formatting::made_plain(std::string(name));
    std::string safe;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        auto c = static_cast<unsigned char>(plain[i]);
        if (c < 0x20 || c == 0x7F) continue;
        if (turns_text(std::string_view(plain).substr(i))) {
            i += 2;
            continue;
        }
        safe += plain[i];
    }
    safe.erase(0, std::min(safe.find_first_not_of(' '), safe.size()));
    safe = shortened(std::move(safe));
    safe.erase(safe.find_last_not_of(' ') + 1);
    return safe.empty() || safe == "." || safe == ".." ? "file" : safe;
}

std::string extension_of(std::string_view name) {
    auto dot = name.rfind('.');
    if (dot == name.npos || name.size() - dot - 1 > 64) return {};
    std::string extension(name.substr(dot + 1));
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return extension;
}

std::string media_type_of(std::string_view extension) {
    std::string start = "\n" + std::string(extension) + " ";
    auto at = extension.find_first_of(" \n") == extension.npos ? kinds.find(start) : kinds.npos;
    if (extension.empty() || at == kinds.npos) return "application/octet-stream";
    at += start.size();
    return std::string(kinds.substr(at, kinds.find('\n', at) - at));
}

std::string served_media_type(std::string_view media_type) {
    std::string_view type = bare(media_type);
    bool runs = type.ends_with("javascript") || type.ends_with("ecmascript") || type == "text/html" ||
                type == "application/xhtml+xml" || type.ends_with("/xml") || type == "application/wasm";
    if (runs) return "text/plain";
    return std::string(media_type);
}

std::string disposition_of(std::string_view name, std::string_view media_type, bool download) {
    std::string_view type = bare(media_type);
    bool shown = (type.starts_with("image/") && !type.ends_with("+xml")) || type.starts_with("video/") ||
                 type.starts_with("audio/");
    std::string quoted;
    for (char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return std::string(shown && !download ? "inline" : "attachment") + ";filename=\"" + quoted +
           "\"; filename*=UTF-8''" + percent_encode(name);
}

bool is_picture(std::string_view media_type) {
    std::string_view type = bare(media_type);
    return type == "image/png" || type == "image/jpeg" || type == "image/gif" || type == "image/webp";
}

}  // namespace heliograph::files
