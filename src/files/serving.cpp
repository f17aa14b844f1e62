// A stored file as an HTTP answer.
#include "src/files/serving.h"

#include <ctime>

#include "src/files/blobs.h"
#include "src/files/ranges.h"

namespace heliograph::files {

namespace {

// RFC 9110, 5.6.7; the names do not depend on the machine's language.
std::string http_date(Millis at) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::time_t seconds = at / 1000;
    std::tm date{};
    gmtime_r(&seconds, &date);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[date.tm_wday], date.tm_mday,
                  months[date.tm_mon], date.tm_year + 1900, date.tm_hour, date.tm_min, date.tm_sec);
    return text;
}

// The validators are compared as texts: we are the ones who made them.
bool has_it(const Request& request, const std::string& tag, const std::string& date) {
    auto tags = request.header("If-None-Match");
    if (!tags.empty()) return tags == "*" || tags.find(tag) != tags.npos;
    return request.header("If-Modified-Since") == date;
}

bool range_applies(const Request& request, const std::string& tag, const std::string& date) {
    auto condition = request.header("If-Range");
    return condition.empty() || condition == tag || condition == date;
}

void say_part(Answer& answer, const ByteRange& range, std::uint64_t whole) {
    std::string all = std::to_string(whole);
    std::string part = range.kind == ByteRange::Kind::outside
                           ? "*"
                           : std::to_string(range.from) + "-" + std::to_string(range.from + range.count - 1);
    answer.status = range.kind == ByteRange::Kind::outside ? 416 : 206;
    answer.headers.push_back({"Content-Range", "bytes " + part + "/" + all});
}

}  // namespace

Task<Answer> serve(App& app, Request request, Served served) {
    auto file = co_await app.blobs.open(served.path);
    if (!file) throw refuse::bytes_gone;
    std::string tag = "\"" + served.version + "\"", date = http_date(served.changed_at);
    Answer answer;
    answer.content_type = served.media_type;
    answer.headers = {{"Last-Modified", date},
                      {"ETag", tag},
                      {"Accept-Ranges", "bytes"},
                      {"Cache-Control", "private, max-age=86400"},
                      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"},
                      {"X-Frame-Options", "DENY"},
                      {"Content-Disposition", served.disposition}};
    if (has_it(request, tag, date)) {
        answer.status = 304;
        co_return answer;
    }
    ByteRange range;
    if (range_applies(request, tag, date)) range = read_range(request.header("Range"), file->bytes);
    if (range.kind != ByteRange::Kind::whole) say_part(answer, range, file->bytes);
    if (range.kind == ByteRange::Kind::outside) co_return answer;
    if (range.kind == ByteRange::Kind::whole) range.count = file->bytes;
    answer.source = app.blobs.part(file, range.from, range.count);
    co_return answer;
}

}  // namespace heliograph::files
