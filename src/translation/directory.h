// The directory of integrations as people see it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/callers.h"
#include "src/translation/manifest.h"

namespace heliograph::translation {

// An integration as the directory lists it.
struct IntegrationCard {
    std::string name;                            // As in a hook's address.
    std::string title;                           // The service's name.
    std::string category;                        // Where the directory lists it.
    std::string summary;                         // One sentence.
    std::string documentation;                   // The service's own page.
    std::map<std::string, std::string> events;   // What becomes posts, each with a sentence.
    std::map<std::string, std::string> ignored;  // What does not, and why.
    std::vector<Option> options;                 // Besides events, not_events and when.
    std::string signature_kind;                  // How its senders prove who they are; empty for not at all.
    bool own = false;                            // From the administrator's folder.
};
DESCRIBE(IntegrationCard, name, title, category, summary, documentation, events, ignored, options,
         signature_kind, own);

// The same with its page.
struct IntegrationPage {
    std::string name;                            // As in a hook's address.
    std::string title;                           // The service's name.
    std::string category;                        // Where the directory lists it.
    std::string summary;                         // One sentence.
    std::string documentation;                   // The service's own page.
    std::map<std::string, std::string> events;   // What becomes posts, each with a sentence.
    std::map<std::string, std::string> ignored;  // What does not, and why.
    std::vector<Option> options;                 // Besides events, not_events and when.
    std::string signature_kind;                  // How its senders prove who they are; empty for not at all.
    bool own = false;                            // From the administrator's folder.
    SignatureRule signature;                     // The same, whole.
    std::string guide;                           // Markdown; {{hook_url}} stands for the hook's address.
    std::vector<std::string> fixtures;           // Names of samples that can be sent to a hook.
};
DESCRIBE(IntegrationPage, name, title, category, summary, documentation, events, ignored, options,
         signature_kind, own, signature, guide, fixtures);

namespace refuse {
inline constexpr Refusal no_integration{404, "heliograph.integration.not_found.app_error",
                                        "There is no integration of that name."};
}  // namespace refuse

std::vector<IntegrationCard> list(App& app, SignedIn caller);
IntegrationPage get(App& app, SignedIn caller, PathText name);
// SVG; a tile of our own where the folder has none.
std::string logo(App& app, Anyone caller, PathText name);

}  // namespace heliograph::translation
