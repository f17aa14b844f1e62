// From shelves of files to integrations; what is wrong with a folder leaves out that folder only.
#include "src/translation/integration.h"

#include <algorithm>
#include <set>

#include "src/translation/foreign.h"

namespace heliograph::translation {

namespace {

constexpr std::string_view shared_folder = "_shared/";
constexpr std::string_view fixtures_folder = "fixtures/";

std::vector<std::string> folders_of(const Shelf& shelf) {
    std::set<std::string> names;
    for (const auto& path : shelf.paths)
        if (auto slash = path.find('/'); slash != std::string::npos && path[0] != '_' && path[0] != '.')
            names.insert(path.substr(0, slash));
    return {names.begin(), names.end()};
}

bool has(const Shelf& shelf, const std::string& path) {
    return std::ranges::binary_search(shelf.paths, path);
}

std::string shared_of(const Shelf& shelf) {
    std::string shared;
    for (const auto& path : shelf.paths) {
        if (!path.starts_with(shared_folder) || !path.ends_with(".jq")) continue;
        shared += shelf.read(path);
        if (!shared.empty() && shared.back() != '\n') shared += '\n';
    }
    return shared;
}

std::vector<std::string> fixtures_of(const Shelf& shelf, const std::string& name) {
    std::string folder = name + "/" + std::string(fixtures_folder);
    std::vector<std::string> fixtures;
    for (const auto& path : shelf.paths)
        if (path.starts_with(folder) && path.ends_with(".http"))
            fixtures.push_back(path.substr(folder.size(), path.size() - folder.size() - 5));
    return fixtures;
}

using Preface = std::shared_ptr<const std::string>;
using SharedPaths = std::shared_ptr<const std::vector<std::string>>;

// What was built in can be unpacked again at any time; a folder on disk may have changed by then.
filter::SharedProgram adapter_of(const Shelf& shelf, const std::string& name, const Preface& shared) {
    std::string path = name + "/adapter.jq";
    if (shelf.own) return filter::make_program(name, shared, shelf.read(path));
    return filter::make_program(name, shared, [read = shelf.read, path] { return read(path); });
}

Recogniser recogniser_of(const std::string& name, const Recognition& entry, const Preface& shared) {
    Recogniser recogniser;
    for (const auto& [header, glob] : entry.headers) recogniser.headers.push_back({lower(header), glob});
    for (const auto& path : entry.has) recogniser.has.push_back(split_path(path));
    if (!entry.jq.empty()) recogniser.predicate = filter::make_program(name + " recognise", shared, entry.jq);
    recogniser.score =
        static_cast<int>(10 * entry.headers.size() + entry.has.size()) + (entry.jq.empty() ? 0 : 3);
    return recogniser;
}

std::expected<Integration, std::string> read_one(const Shelf& shelf, const std::string& name,
                                                 const Preface& shared, const SharedPaths& paths) {
    if (!has(shelf, name + "/integration.json")) return std::unexpected("integration.json is missing");
    if (!has(shelf, name + "/adapter.jq")) return std::unexpected("adapter.jq is missing");
    auto manifest = read_manifest(shelf.read(name + "/integration.json"));
    if (!manifest) return std::unexpected(manifest.error());
    Integration made{.name = name, .manifest = std::move(*manifest), .own = shelf.own};
    made.event = *read_sources(made.manifest.event);
    made.delivery_id = *read_sources(made.manifest.delivery_id);
    made.challenge = *read_sources(made.manifest.challenge);
    for (const auto& entry : made.manifest.recognise)
        made.recognisers.push_back(recogniser_of(name, entry, shared));
    made.adapter = adapter_of(shelf, name, shared);
    made.fixtures = fixtures_of(shelf, name);
    made.file = [read = shelf.read, name, paths](const std::string& file) {
        return std::ranges::binary_search(*paths, name + "/" + file) ? read(name + "/" + file)
                                                                     : std::string();
    };
    return made;
}

std::vector<Ranked> ranked(const std::vector<SharedIntegration>& all) {
    std::vector<Ranked> ranked;
    for (const auto& integration : all)
        for (const auto& recogniser : integration->recognisers) ranked.push_back({integration, &recogniser});
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        if (a.recogniser->score != b.recogniser->score) return a.recogniser->score > b.recogniser->score;
        if (!a.recogniser->predicate != !b.recogniser->predicate) return !a.recogniser->predicate;
        return a.integration->name < b.integration->name;
    });
    return ranked;
}

}  // namespace

Integrations read_integrations(const std::vector<Shelf>& shelves) {
    Integrations made;
    std::string shared;
    for (const auto& shelf : shelves) shared += shared_of(shelf);
    made.shared = filter::make_preface(shared);
    for (const auto& shelf : shelves) {
        auto paths = std::make_shared<const std::vector<std::string>>(shelf.paths);
        for (const auto& name : folders_of(shelf)) {
            auto one = read_one(shelf, name, made.shared, paths);
            if (one)
                made.by_name[name] = std::make_shared<const Integration>(std::move(*one));
            else
                made.faults.push_back(name + ": " + one.error());
        }
    }
    for (const auto& [name, one] : made.by_name) made.all.push_back(one);
    std::ranges::sort(made.all, {}, [](const SharedIntegration& one) { return one->name; });
    made.ranked = ranked(made.all);
    return made;
}

}  // namespace heliograph::translation
