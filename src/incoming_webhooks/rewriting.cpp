// Texts without a reference cost no look-up.
#include "src/incoming_webhooks/rewriting.h"

#include "src/formatting/slack_text.h"
#include "src/incoming_webhooks/compose.h"
#include "src/users/cache.h"

namespace heliograph::incoming_webhooks {

namespace {

std::string texts_of(const Payload& payload) {
    std::string texts = payload.text + "\n";
    for (const auto& attachment : payload.attachments) append_texts(attachment, texts);
    return texts;
}

}  // namespace

Task<Payload> with_markdown(App& app, Payload payload) {
    std::map<std::string, std::string, std::less<>> names;
    std::string texts = texts_of(payload);
    if (texts.find("<@") != std::string::npos) {
        for (const auto& id : formatting::user_references(texts)) {
            UserId user_id(id);
            std::shared_ptr<const users::User> user;
            if (user_id.valid()) user = co_await app.user_cache.get(app.db, user_id);
            if (user) names[id] = user->username;
        }
    }
    rewrite(payload, [&names](std::string_view id) {
        auto found = names.find(id);
        return found == names.end() ? std::string() : found->second;
    });
    co_return payload;
}

}  // namespace heliograph::incoming_webhooks
