// The text of X-Version-Id.
#include "src/system/version.h"

#include "base/crypto/hmac.h"
#include "src/settings_file.h"

namespace heliograph::system {

std::string version_id(const Config& config) {
    std::string digest = crypto::hex(crypto::sha256(settings_to_json(config))).substr(0, 32);
    return std::string(peer_version) + "." + own_version + "." + digest + ".false";
}

}  // namespace heliograph::system
