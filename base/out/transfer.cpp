// Options, callbacks and results of one call.
#include "base/out/transfer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

constexpr std::size_t header_bytes_max = 64 * 1024;

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
    // Unknown options are a fault of the build, which the tests of this folder would show.
    curl_easy_setopt(easy, option, value);
}

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool is_token(std::string_view name) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](unsigned char c) {
        return (c < 128 && std::isalnum(c)) || marks.contains(static_cast<char>(c));
    });
}

bool breaks_lines(std::string_view value) {
    return std::ranges::any_of(value, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

double milliseconds(CURL* easy, CURLINFO which) {
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy, which, &microseconds);
    return static_cast<double>(microseconds) / 1000;
}

OutTiming timing_of(CURL* easy) {
    double resolved = milliseconds(easy, CURLINFO_NAMELOOKUP_TIME_T);
    double connected = milliseconds(easy, CURLINFO_CONNECT_TIME_T);
    double secured = milliseconds(easy, CURLINFO_APPCONNECT_TIME_T);
    double first_byte = milliseconds(easy, CURLINFO_STARTTRANSFER_TIME_T);
    double ready = std::max({resolved, connected, secured});
    return {.resolve_ms = resolved,
            .connect_ms = std::max(0.0, connected - resolved),
            .tls_ms = std::max(0.0, secured - connected),
            .first_byte_ms = std::max(0.0, first_byte - ready),
            .total_ms = milliseconds(easy, CURLINFO_TOTAL_TIME_T)};
}

}  // namespace

ParsedUrl parse_url(const std::string& url) {
    ParsedUrl parsed;
    if (std::ranges::any_of(url, [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
        parsed.fault = "the address holds control characters";
        return parsed;
    }
    std::unique_ptr<CURLU, CurlFree> parts(curl_url());
    CURLUcode code = curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE);
    if (code != CURLUE_OK) {
        parsed.fault = std::string("the address cannot be read: ") + curl_url_strerror(code);
        return parsed;
    }
    parsed.scheme = part(parts.get(), CURLUPART_SCHEME);
    if (parsed.scheme != "http" && parsed.scheme != "https") {
        parsed.fault = "the address does not begin with http:// or https://";
        return parsed;
    }
    parsed.host = part(parts.get(), CURLUPART_HOST);
    // libcurl takes the zone of an address apart; the guard wants to see it.
    std::string zone = part(parts.get(), CURLUPART_ZONEID);
    if (parsed.host.starts_with('[')) parsed.host = parsed.host.substr(1, parsed.host.size() - 2);
    if (!zone.empty() && !parsed.host.contains('%')) parsed.host += "%" + zone;
    if (parsed.host.empty()) parsed.fault = "the address has no host";
    parsed.port = part(parts.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    parsed.text = part(parts.get(), CURLUPART_URL);
    return parsed;
}

std::string fault_of_url(const std::string& url) { return parse_url(url).fault; }

bool HttpClient::Transfer::prepare(const HttpClientSettings& settings) {
    url_ = parse_url(request().url);
    if (!url_.fault.empty()) return fail(url_.fault), false;
    std::string proxy = settings.proxies.of(url_.scheme, url_.host);
    if (request().guard && !request().guard->allows_host(url_.host, !proxy.empty())) {
        answer().forbidden = true;
        return fail(std::string(AddressGuard::sentence)), false;
    }
    bool checked = request().guard && !request().guard->lists(url_.host);
    guarded_ = checked && proxy.empty();
    scouts_ = checked && !proxy.empty() && !read_numeric_host(url_.host);
    if (!is_token(request().method)) return fail("the method is no word"), false;
    if (!make_headers()) return false;
    proxy_ = std::move(proxy);
    if (scouts_)
        set_scout(settings);
    else
        set_call(settings);
    return true;
}

void HttpClient::Transfer::set_scout(const HttpClientSettings& settings) {
    CURL* easy = easy_.get();
    set_url(settings);
    set(easy, CURLOPT_PROXY, "");
    set(easy, CURLOPT_CONNECT_ONLY, 1L);
    set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<Millis>(1, request().connect_ms)));
    set(easy, CURLOPT_OPENSOCKETFUNCTION, &scout_socket);
    set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

bool HttpClient::Transfer::call_after_scouting(const HttpClientSettings& settings) {
    scouts_ = false;
    if (refused_an_address_) {
        answer().forbidden = true;
        return fail(std::string(AddressGuard::sentence)), false;
    }
    curl_easy_reset(easy_.get());
    set_call(settings);
    return true;
}

void HttpClient::Transfer::set_url(const HttpClientSettings& settings) {
    CURL* easy = easy_.get();
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_URL, url_.text.c_str());
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    if (!settings.resolve) return;
    std::string addresses = settings.resolve(url_.host);
    if (addresses.empty()) return;
    std::string entry = "+" + url_.host + ":" + url_.port + ":" + addresses;
    resolve_list_.reset(curl_slist_append(nullptr, entry.c_str()));
    set(easy, CURLOPT_RESOLVE, resolve_list_.get());
}

void HttpClient::Transfer::set_call(const HttpClientSettings& settings) {
    CURL* easy = easy_.get();
    set_url(settings);
    set(easy, CURLOPT_PROXY, proxy_.c_str());
    set(easy, CURLOPT_HTTPHEADER, header_list_.get());
    set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    set(easy, CURLOPT_ERRORBUFFER, error_);
    set(easy, CURLOPT_PRIVATE, static_cast<void*>(this));
    set_tls(settings);
    set_limits();
    set_body();
    set_guard();
}

bool HttpClient::Transfer::make_headers() {
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : request().headers) {
        if (!is_token(name) || breaks_lines(value)) {
            header_list_.reset(list);
            fail("a header's name or value holds characters that a header cannot hold");
            return false;
        }
        // libcurl takes "Name:" as "none of that name", and "Name;" as an empty one.
        list = curl_slist_append(list, (value.empty() ? name + ";" : name + ": " + value).c_str());
    }
    header_list_.reset(list);
    return true;
}

void HttpClient::Transfer::set_tls(const HttpClientSettings& settings) {
    CURL* easy = easy_.get();
    // Whoever comes second waits for the first handshake: it may find a connection that takes both.
    if (url_.scheme == "https") set(easy, CURLOPT_PIPEWAIT, 1L);
    if (!settings.authorities_file.empty()) set(easy, CURLOPT_CAINFO, settings.authorities_file.c_str());
    if (!settings.authorities_folder.empty()) set(easy, CURLOPT_CAPATH, settings.authorities_folder.c_str());
    if (!request().any_certificate) return;
    set(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    set(easy, CURLOPT_SSL_VERIFYHOST, 0L);
}

void HttpClient::Transfer::set_limits() {
    CURL* easy = easy_.get();
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::max<Millis>(1, request().connect_ms)));
    set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<Millis>(1, request().total_ms)));
    set(easy, CURLOPT_WRITEFUNCTION, &take_body);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
    set(easy, CURLOPT_HEADERFUNCTION, &take_header);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
}

void HttpClient::Transfer::set_body() {
    CURL* easy = easy_.get();
    const auto& method = request().method;
    if (!request().body.empty() || method == "POST") {
        set(easy, CURLOPT_POST, 1L);
        set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request().body.size()));
        set(easy, CURLOPT_POSTFIELDS, request().body.c_str());
    } else if (method == "HEAD") {
        set(easy, CURLOPT_NOBODY, 1L);
    } else {
        set(easy, CURLOPT_HTTPGET, 1L);
    }
    if (method != "HEAD") set(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
}

void HttpClient::Transfer::set_guard() {
    CURL* easy = easy_.get();
    set(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    set(easy, CURLOPT_PREREQFUNCTION, &before_request);
    set(easy, CURLOPT_PREREQDATA, static_cast<void*>(this));
}

bool HttpClient::Transfer::is_allowed(const sockaddr& socket_address) {
    if (!guarded_) return true;
    auto address = address_of(socket_address);
    bool allowed = address && request().guard->allows(*address);
    (allowed ? tried_an_address_ : refused_an_address_) = true;
    return allowed;
}

curl_socket_t HttpClient::Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (!transfer.is_allowed(address->addr)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// No socket is made for any of the addresses, so that all of them are tried.
curl_socket_t HttpClient::Transfer::scout_socket(void* self, curlsocktype, curl_sockaddr* tried) {
    auto& transfer = *static_cast<Transfer*>(self);
    auto address = address_of(tried->addr);
    if (!address || !transfer.request().guard->allows(*address)) transfer.refused_an_address_ = true;
    return CURL_SOCKET_BAD;
}

// Also for a connection that was kept: the settings may have changed since it was made.
int HttpClient::Transfer::before_request(void* self, char* remote, char*, int, int) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (!transfer.guarded_) return CURL_PREREQFUNC_OK;
    auto address = read_address(remote);
    if (address && transfer.request().guard->allows(*address)) return CURL_PREREQFUNC_OK;
    transfer.refused_an_address_ = true;
    transfer.tried_an_address_ = false;
    return CURL_PREREQFUNC_ABORT;
}

std::size_t HttpClient::Transfer::take_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    OutAnswer& answer = transfer.answer();
    std::size_t room = transfer.request().answer_bytes_max - answer.body.size();
    std::size_t taken = std::min(room, size * count);
    answer.body.append(bytes, taken);
    if (taken == size * count) return taken;
    answer.body_cut = true;
    return CURL_WRITEFUNC_ERROR;
}

std::size_t HttpClient::Transfer::take_header(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    OutAnswer& answer = transfer.answer();
    std::string_view line(bytes, size * count);
    transfer.header_bytes_ += line.size();
    if (transfer.header_bytes_ > header_bytes_max) return 0;
    // Another answer begins: what came before was a "100 Continue" or the word of a proxy.
    if (line.starts_with("HTTP/")) answer.headers.clear();
    while (line.ends_with('\r') || line.ends_with('\n')) line.remove_suffix(1);
    std::size_t colon = line.find(':');
    if (colon != line.npos && colon > 0 && !line.starts_with("HTTP/"))
        answer.headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    return size * count;
}

void HttpClient::Transfer::finish(CURLcode result) {
    OutAnswer& told = answer();
    told.timing = timing_of(easy_.get());
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    told.status = static_cast<int>(status);
    // Too long an answer is an answer all the same.
    if (result == CURLE_OK || (result == CURLE_WRITE_ERROR && told.body_cut)) return;
    told.timed_out = result == CURLE_OPERATION_TIMEDOUT;
    told.forbidden = refused_an_address_ && !tried_an_address_;
    if (told.forbidden)
        told.failure = AddressGuard::sentence;
    else if (header_bytes_ > header_bytes_max)
        told.failure = "the headers of the answer are too long";
    else if (told.timed_out)
        told.failure = "no whole answer within the time it may take";
    else
        told.failure = *error_ ? error_ : curl_easy_strerror(result);
}

void HttpClient::Transfer::resume() {
    auto coroutine = waiting_.coroutine_;
    waiting_.loop_->resume({&coroutine, 1});
}

}  // namespace heliograph
