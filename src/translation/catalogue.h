// Knows the folders of integrations and runs their filters.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/filter/pool.h"
#include "base/words/guarded.h"
#include "src/app.h"
#include "src/config.h"
#include "src/translation/integration.h"

namespace heliograph::translation {

class Catalogue {
public:
    Catalogue();
    ~Catalogue();

    // Called once the loops run, and before the database stops.
    void start(App& app);
    void stop();
    // The same without a server: for the command line.
    void open(const HeliographSettings& settings, const std::vector<Shelf>& shelves);

    SharedIntegrations now();
    // Adapters of folders, and filters of people: the latter cannot be in the way of the former.
    filter::Pool& adapters() { return *adapters_; }
    filter::Pool& own_filters() { return *own_filters_; }
    // Their adapters are made ready in the background, the likeliest first; unknown names are passed over.
    void expect(const std::vector<std::string>& names);
    // A predicate that addresses carry; the same text is the same program, as long as it is asked for.
    filter::SharedProgram predicate(const std::string& text);
    // Reads the administrator's folder anew if it changed; true if it did.
    bool reload(const std::string& folder);

private:
    void take(Integrations read);

    std::unique_ptr<filter::Pool> adapters_;     // Set once.
    std::unique_ptr<filter::Pool> own_filters_;  // Set once.
    Guarded<SharedIntegrations> integrations_;
    struct Predicates {
        std::shared_ptr<const std::string> shared;  // What stands before them.
        std::unordered_map<std::string, filter::SharedProgram> by_text;
    };
    Guarded<Predicates> predicates_;
    Guarded<std::string> seen_;  // The state of the administrator's folder when it was last read.
    std::shared_ptr<std::atomic<bool>> stopped_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace heliograph::translation
