// Read from the frozen catalogue; nothing here asks the database.
#include "src/translation/directory.h"

#include "src/translation/catalogue.h"

namespace heliograph::translation {

namespace {

template <class Card>
Card card_of(const Integration& one) {
    const Manifest& manifest = one.manifest;
    Card card;
    card.name = one.name;
    card.title = manifest.title;
    card.category = manifest.category;
    card.summary = manifest.summary;
    card.documentation = manifest.documentation;
    card.events = manifest.events;
    card.ignored = manifest.ignored;
    card.options = manifest.options;
    card.signature_kind = manifest.signature.kind;
    card.own = one.own;
    return card;
}

SharedIntegration named(App& app, const std::string& name) {
    auto found = app.catalogue.now()->find(name);
    if (!found) throw refuse::no_integration;
    return found;
}

}  // namespace

std::vector<IntegrationCard> list(App& app, SignedIn) {
    std::vector<IntegrationCard> cards;
    for (const auto& one : app.catalogue.now()->all) cards.push_back(card_of<IntegrationCard>(*one));
    return cards;
}

IntegrationPage get(App& app, SignedIn, PathText name) {
    auto found = named(app, name);
    auto page = card_of<IntegrationPage>(*found);
    page.signature = found->manifest.signature;
    page.guide = found->file("guide.md");
    page.fixtures = found->fixtures;
    return page;
}

std::string logo(App& app, Anyone, PathText name) {
    std::string svg = named(app, name)->file("logo.svg");
    if (!svg.empty()) return svg;
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">)"
           R"(<rect width="64" height="64" rx="12" fill="#57606a"/></svg>)";
}

}  // namespace heliograph::translation
