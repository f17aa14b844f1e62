// Random bytes and ids. Bytes come from the kernel in blocks of 4 KiB a thread, so an id costs no system
// call.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/words/types.h"

namespace heliograph::crypto {

inline constexpr std::string_view id_alphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";

// Unpredictable bytes, fit for tokens and keys.
void random_bytes(std::span<unsigned char> out);

// 16 bytes as 26 characters of id_alphabet, five bits each; the last carries three.
IdText id_text(std::span<const unsigned char, 16> bytes);

// As many characters of id_alphabet as there are bytes: the low five bits of each.
std::string token_text(std::span<const unsigned char> bytes);

// An id of 128 random bits.
IdText random_id();

}  // namespace heliograph::crypto
