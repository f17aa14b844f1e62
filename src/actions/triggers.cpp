// base64 of "client id:user id:milliseconds:" and the signature of these, in base64 itself.
#include "src/actions/triggers.h"

#include <charconv>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "src/actions/keys.h"
#include "src/actions/model.h"
#include "src/settings.h"

namespace heliograph::actions {

namespace {

constexpr std::size_t signature_bytes = 32;

std::string sign(App& app, std::string_view text) {
    return crypto::hmac_sha256(app.action_keys.trigger(), text);
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts(1);
    for (char c : text) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

}  // namespace

Trigger new_trigger(App& app, UserId user_id) {
    std::string client_id = app.random.id_text().str();
    std::string text = client_id + ":" + user_id.str() + ":" + std::to_string(app.clock.now()) + ":";
    return {client_id, crypto::base64(text + crypto::base64(sign(app, text)))};
}

Triggered open_trigger(App& app, const std::string& signed_id) {
    auto text = crypto::from_base64(signed_id);
    if (!text) throw refuse::trigger_not_base64;
    auto parts = parts_of(*text);
    if (parts.size() != 4) throw refuse::trigger_incomplete;
    Millis made_at = 0;
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), made_at);
    Millis lifetime_ms = Millis{app.settings.now()->integrations.OutgoingIntegrationRequestsTimeout} * 1000;
    if (made_at <= 0 || app.clock.now() - made_at > lifetime_ms) throw refuse::trigger_expired;
    auto signature = crypto::from_base64(parts[3]);
    if (!signature) throw refuse::signature_not_base64;
    if (signature->size() != signature_bytes) throw refuse::signature_malformed;
    std::string body = parts[0] + ":" + parts[1] + ":" + parts[2] + ":";
    if (!crypto::constant_time_equal(sign(app, body), *signature)) throw refuse::signature_wrong;
    return {parts[0], UserId(std::string_view(parts[1]))};
}

}  // namespace heliograph::actions
