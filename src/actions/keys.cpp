// Servers that start at the same time on one database end up with the same keys.
#include "src/actions/keys.h"

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/actions/store.h"

namespace heliograph::actions {

namespace {

constexpr std::size_t key_bytes = 32;

std::string kept_key(App& app, const std::string& name) {
    auto row = app.db.read_now(find_key, name);
    if (!row) {
        KeyRow fresh{name, crypto::base64(app.random.bytes(key_bytes)), app.clock.now()};
        app.db.write_now(insert_key, fresh);
        row = app.db.read_now(find_key, name);
    }
    ENSURE(row);
    auto key = crypto::from_base64(row->value);
    ENSURE(key && key->size() == key_bytes);
    return *key;
}

}  // namespace

void Keys::start(App& app) {
    trigger_ = kept_key(app, "trigger");
    cookie_ = kept_key(app, "cookie");
}

}  // namespace heliograph::actions
