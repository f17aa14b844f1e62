// `heliograph translate`: what an integration makes of requests kept in files; no server, no database.
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "base/clock.h"
#include "base/wire/loops.h"
#include "base/wire/read_json.h"
#include "base/words/task.h"
#include "src/arguments.h"
#include "src/commands.h"
#include "src/translation/fixture.h"
#include "src/translation/translate.h"

namespace heliograph::commands {

namespace {

namespace json = boost::json;
using translation::Translated;

json::object options_of(const std::string& text) {
    if (text.empty()) return {};
    auto value = parse_json(text);
    if (!value || !value->is_object()) throw std::runtime_error("the options must be a JSON object");
    return value->get_object();
}

std::string text_of(std::istream& in) {
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

json::object shown(const Translated& translated) {
    json::object out;
    out["integration"] =
        translated.integration ? json::value(translated.integration->name) : json::value(nullptr);
    out["event"] = translated.event.empty() ? json::value(nullptr) : json::value(translated.event);
    switch (translated.kind) {
        case Translated::Kind::posts: {
            auto& posts = out["posts"].emplace_array();
            for (const auto& post : translated.posts) posts.push_back(*parse_json(post, 200));
            break;
        }
        case Translated::Kind::ignored:
            out["ignored"] = translated.reason;
            break;
        case Translated::Kind::forged:
            out["refused"] = translated.reason;
            break;
        case Translated::Kind::unknown:
            out["fallback"] = "No integration knows it.";
            break;
        case Translated::Kind::failed:
            out["refused"] =
                translated.ran.verdict == filter::Verdict::error ? translated.ran.text : translated.reason;
    }
    return out;
}

Task<void> tell(translation::Catalogue* catalogue, std::shared_ptr<const translation::Asked> asked,
                std::promise<Translated>* promise) {
    try {
        promise->set_value(co_await translation::translate(catalogue, asked));
    } catch (...) {
        promise->set_exception(std::current_exception());
    }
}

struct Desk {
    Loops loops{{.count = 1}};
    translation::Catalogue catalogue;
    std::string name;
    json::object options;

    json::object translate(const std::string& text, const json::object& own_options) {
        auto foreign = translation::read_fixture(text);
        if (!foreign)
            throw std::runtime_error("that is no request: METHOD TARGET HTTP/1.1, headers, empty line, body");
        auto ways = std::make_shared<translation::Ways>();
        ways->options = options;
        for (const auto& option : own_options) ways->options[option.key()] = option.value();
        auto asked = std::make_shared<const translation::Asked>(translation::Asked{
            .foreign = std::move(*foreign), .ways = ways, .name = name, .now = Clock().now()});
        std::promise<Translated> promise;
        auto translated = promise.get_future();
        loops.at(0).post([&] { spawn("translate", tell(&catalogue, asked, &promise)); });
        return shown(translated.get());
    }
};

json::object translate_file(Desk& desk, const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("the file " + file + " cannot be read");
    std::string beside = file.substr(0, file.rfind(".http")) + ".options.json";
    json::object options;
    if (std::ifstream own(beside); own) options = options_of(text_of(own));
    json::object out{{"file", file}};
    for (auto& member : desk.translate(text_of(in), options)) out[member.key()] = std::move(member.value());
    return out;
}

}  // namespace

int translate(std::vector<std::string> words) {
    auto arguments = read_arguments(words, {"integrations", "name", "options"});
    Desk desk;
    desk.name = arguments.option("name");
    desk.options = options_of(arguments.option("options"));
    std::vector<translation::Shelf> shelves;
    std::string folder = arguments.option("integrations");
    shelves.push_back(folder.empty() ? translation::built_in_shelf() : translation::folder_shelf(folder));
    HeliographSettings settings;
    settings.FilterWorkers = 1;
    // A test on a busy machine is no attack.
    settings.FilterMilliseconds = 5000;
    desk.catalogue.open(settings, shelves);
    desk.loops.run();
    if (!desk.name.empty() && !desk.catalogue.now()->find(desk.name))
        throw std::runtime_error("there is no integration " + desk.name);
    if (arguments.words.empty()) std::cout << json_text(desk.translate(text_of(std::cin), {})) << "\n";
    for (const auto& file : arguments.words) std::cout << json_text(translate_file(desk, file)) << std::endl;
    desk.catalogue.stop();
    return 0;
}

}  // namespace heliograph::commands
