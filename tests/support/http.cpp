// The client over libcurl.
#include "tests/support/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <memory>
#include <stdexcept>

namespace heliograph::testing {

namespace {

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* reply) {
    static_cast<Reply*>(reply)->body.append(bytes, size * count);
    return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* reply) {
    std::string line(bytes, size * count);
    auto colon = line.find(':');
    if (colon == std::string::npos) return size * count;
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    auto first = line.find_first_not_of(" \t", colon + 1);
    auto last = line.find_last_not_of(" \t\r\n");
    std::string value =
        first == std::string::npos || last < first ? "" : line.substr(first, last - first + 1);
    static_cast<Reply*>(reply)->headers.emplace(std::move(name), std::move(value));
    return size * count;
}

}  // namespace

std::string Reply::header(const std::string& name) const {
    auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string Reply::cookie(const std::string& name) const {
    for (auto [at, end] = headers.equal_range("set-cookie"); at != end; ++at) {
        if (!at->second.starts_with(name + "=")) continue;
        auto begin = name.size() + 1;
        return at->second.substr(begin, at->second.find(';') - begin);
    }
    return "";
}

std::string Reply::text(std::string_view member) const {
    const auto* object = json.if_object();
    const auto* value = object ? object->if_contains(member) : nullptr;
    if (!value) return "";
    if (const auto* text = value->if_string()) return std::string(text->data(), text->size());
    return boost::json::serialize(*value);
}

Reply call(const Call& request) {
    std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    curl_slist* headers = nullptr;
    for (const auto& header : request.headers) headers = curl_slist_append(headers, header.c_str());
    headers = curl_slist_append(headers, "Expect:");
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> owned(headers, curl_slist_free_all);
    Reply reply;
    curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, request.method.c_str());
    if (request.method == "HEAD") curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 20L);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "*");
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    }
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reply);
    if (CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK)
        throw std::runtime_error(request.method + " " + request.url + ": " + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    boost::system::error_code error;
    boost::json::value json = boost::json::parse(reply.body, error);
    if (!error) reply.json = std::move(json);
    if (reply.status >= 400) reply.refusal = reply.text("id");
    return reply;
}

}  // namespace heliograph::testing
