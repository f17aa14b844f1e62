// A folder whose manifest is wrong is left out, with a sentence that says where.
#include "src/translation/manifest.h"

#include <algorithm>
#include <array>

#include "base/wire/read_json.h"

namespace heliograph::translation {

namespace {

using Fault = std::unexpected<std::string>;

constexpr std::array categories = {"source code",
                                   "build and deploy",
                                   "monitoring",
                                   "errors",
                                   "issues and planning",
                                   "support and sales",
                                   "payments",
                                   "people",
                                   "content",
                                   "home and media",
                                   "security",
                                   "cloud",
                                   "chat formats",
                                   "generic"};
constexpr std::array option_types = {"globs", "bool", "text", "number", "choice"};
constexpr std::array signature_kinds = {"",      "hmac",   "token", "slack_v0", "stripe", "standard_webhooks",
                                        "basic", "bearer", "query", "sns"};

template <class List>
bool among(const List& list, std::string_view word) {
    return std::ranges::any_of(list, [&](std::string_view one) { return one == word; });
}

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::expected<Source, std::string> read_source(std::string_view text) {
    auto colon = text.find(':');
    std::string_view from = text.substr(0, colon);
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return Fault("a source is header:NAME, body:path, query:name or const:word, not " +
                     std::string(text));
    Source source{.name = std::string(text.substr(colon + 1))};
    if (from == "header") {
        source.from = Source::From::header;
    } else if (from == "body") {
        source.from = Source::From::body;
        source.path = split_path(source.name);
    } else if (from == "query") {
        source.from = Source::From::query;
    } else if (from != "const") {
        return Fault("there is no source " + std::string(from));
    }
    return source;
}

std::expected<void, std::string> check(const Manifest& manifest) {
    if (manifest.title.empty()) return Fault("title is missing");
    if (!among(categories, manifest.category)) return Fault("there is no category " + manifest.category);
    for (const auto& entry : manifest.recognise)
        if (entry.headers.empty() && entry.has.empty() && entry.jq.empty())
            return Fault("recognise: an entry says nothing");
    for (const auto& option : manifest.options) {
        if (!is_name(option.name)) return Fault("options: a name has small letters, digits and _ only");
        if (among(std::array{"events", "not_events", "when"}, option.name))
            return Fault("options: " + option.name + " exists for every integration");
        if (!among(option_types, option.type)) return Fault("options: there is no type " + option.type);
    }
    if (auto sources = read_sources(manifest.event); !sources) return Fault("event: " + sources.error());
    if (auto sources = read_sources(manifest.delivery_id); !sources)
        return Fault("delivery_id: " + sources.error());
    if (auto sources = read_sources(manifest.challenge); !sources)
        return Fault("challenge: " + sources.error());
    if (manifest.confirm.url.empty()) return check_signature(manifest.signature);
    for (const auto& source : {manifest.confirm.url, manifest.confirm.where})
        if (auto read = read_source(source); !read) return Fault("confirm: " + read.error());
    if (manifest.confirm.hosts.empty()) return Fault("confirm: hosts is missing");
    return check_signature(manifest.signature);
}

}  // namespace

std::vector<std::string> split_path(std::string_view dotted) {
    std::vector<std::string> path;
    for (std::size_t begin = 0; begin <= dotted.size();) {
        std::size_t end = std::min(dotted.find('.', begin), dotted.size());
        path.emplace_back(dotted.substr(begin, end - begin));
        begin = end + 1;
    }
    return path;
}

std::expected<void, std::string> check_signature(const SignatureRule& rule) {
    if (!among(signature_kinds, rule.kind)) return Fault("signature: there is no kind " + rule.kind);
    if (!among(std::array{"", "sha1", "sha256", "sha512"}, rule.algorithm))
        return Fault("signature: there is no algorithm " + rule.algorithm);
    if (!among(std::array{"", "hex", "base64"}, rule.encoding))
        return Fault("signature: there is no encoding " + rule.encoding);
    if (!among(std::array{"", "body", "timestamp.body", "timestamp+body", "body+url"}, rule.over))
        return Fault("signature: over is body, timestamp.body, timestamp+body or body+url");
    if ((rule.kind == "hmac" || rule.kind == "token") && rule.header.empty())
        return Fault("signature: header is missing");
    if (rule.over.starts_with("timestamp") && rule.timestamp_header.empty())
        return Fault("signature: timestamp_header is missing");
    if (rule.kind == "query" && rule.name.empty()) return Fault("signature: name is missing");
    return {};
}

std::expected<std::vector<Source>, std::string> read_sources(const Json& list) {
    auto value = parse_json(list.text);
    if (!value) return Fault(value.error().reason);
    std::vector<Source> sources;
    if (value->is_null()) return sources;
    boost::json::array words;
    if (value->is_string())
        words.push_back(*value);
    else if (value->is_array())
        words = value->get_array();
    else
        return Fault("must be a list");
    for (const auto& word : words) {
        if (!word.is_string()) return Fault("must be a list of texts");
        auto source = read_source(std::string_view(word.get_string()));
        if (!source) return Fault(source.error());
        sources.push_back(std::move(*source));
    }
    return sources;
}

std::expected<Manifest, std::string> read_manifest(std::string_view text) {
    auto manifest = from_json<Manifest>(text, "integration.json");
    if (!manifest) return Fault(manifest.error().sentence());
    if (auto ok = check(*manifest); !ok) return Fault("integration.json: " + ok.error());
    return std::move(*manifest);
}

}  // namespace heliograph::translation
