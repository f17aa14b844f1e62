// One folder of integrations/, ready for use. Frozen.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/filter/model.h"
#include "src/translation/manifest.h"

namespace heliograph::translation {

struct HeaderGlob {
    std::string name;  // In lower case.
    std::string glob;
};

// One way to know the service, ready to be tried.
struct Recogniser {
    std::vector<HeaderGlob> headers;
    std::vector<std::vector<std::string>> has;
    filter::SharedProgram predicate;  // Null where there is none.
    int score = 0;                    // 10 for each header, 1 for each path, 3 for the predicate.
};

struct Integration {
    std::string name;  // The folder's.
    Manifest manifest;
    std::vector<Recogniser> recognisers;
    std::vector<Source> event;
    std::vector<Source> delivery_id;
    std::vector<Source> challenge;
    filter::SharedProgram adapter;
    bool own = false;  // From the administrator's folder.
    std::function<std::string(const std::string&)>
        file;                           // Any other file of the folder; empty if there is none.
    std::vector<std::string> fixtures;  // Names without their endings, sorted.
};
using SharedIntegration = std::shared_ptr<const Integration>;

struct Ranked {
    SharedIntegration integration;
    const Recogniser* recogniser = nullptr;  // One of the integration's.
};

// All that are known. Frozen; replaced whole when the administrator's folder changes.
struct Integrations {
    std::vector<SharedIntegration> all;  // By name.
    // The best score first; of equal ones those without a predicate, which cost nothing to ask, then by name.
    std::vector<Ranked> ranked;
    std::unordered_map<std::string, SharedIntegration> by_name;
    std::shared_ptr<const std::string> shared;  // What stands before every filter.
    std::vector<std::string> faults;            // Of folders that are left out.

    SharedIntegration find(const std::string& name) const {
        auto found = by_name.find(name);
        return found == by_name.end() ? nullptr : found->second;
    }
};
using SharedIntegrations = std::shared_ptr<const Integrations>;

// A place that holds files: what was built in, or a folder on disk. Paths are "github/adapter.jq".
struct Shelf {
    std::vector<std::string> paths;  // Sorted.
    std::function<std::string(const std::string& path)> read;
    bool own = false;
};

// The files that were built in.
Shelf built_in_shelf();
// Throws std::runtime_error with a sentence if the folder cannot be read.
Shelf folder_shelf(const std::string& folder);

// Later shelves win over earlier ones, folder by folder; their _shared/ functions follow the earlier ones'.
Integrations read_integrations(const std::vector<Shelf>& shelves);

}  // namespace heliograph::translation
