// Whether a request was signed by someone who knows the hook's secret. Pure.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/words/types.h"
#include "src/translation/foreign.h"
#include "src/translation/manifest.h"

namespace heliograph::translation {

// Timestamps may be that far from now.
inline constexpr Millis signature_age_max_ms = 5 * 60 * 1000;

// The error says what is missing or wrong, never what would be right. Several secrets are one that is being
// replaced and its successor; none: everyone is believed. A rule
// without a kind takes any usual proof.
std::expected<void, std::string> check_authenticity(const SignatureRule& rule,
                                                    const std::vector<std::string>& secrets,
                                                    const Foreign& foreign, Millis now);

}  // namespace heliograph::translation
