// Random ids out of a thread's own block of random bytes.
#include "base/crypto/ids.h"

#include <sodium.h>

#include <array>

namespace heliograph::crypto {

namespace {

// libsodium picks the fast code for this processor here, before there are threads.
[[maybe_unused]] const int chosen = sodium_init();

struct Block {
    std::array<unsigned char, 4096> bytes;
    std::size_t used = 4096;
};
thread_local Block block;

}  // namespace

void random_bytes(std::span<unsigned char> out) {
    if (out.size() > block.bytes.size()) {
        randombytes_buf(out.data(), out.size());
        return;
    }
    if (out.size() > block.bytes.size() - block.used) {
        randombytes_buf(block.bytes.data(), block.bytes.size());
        block.used = 0;
    }
    if (out.empty()) return;
    unsigned char* from = block.bytes.data() + block.used;
    std::memcpy(out.data(), from, out.size());
    std::memset(from, 0, out.size());  // What was handed out once cannot be read here later.
    block.used += out.size();
}

IdText id_text(std::span<const unsigned char, 16> bytes) {
    std::array<char, IdText::length> text;
    unsigned bits = 0;
    int held = 0;
    std::size_t next = 0;
    for (unsigned char byte : bytes) {
        bits = (bits << 8) | byte;
        held += 8;
        while (held >= 5) {
            held -= 5;
            text[next++] = id_alphabet[(bits >> held) & 31];
        }
    }
    text[next] = id_alphabet[(bits << (5 - held)) & 31];
    return IdText(std::string_view(text.data(), text.size()));
}

std::string token_text(std::span<const unsigned char> bytes) {
    std::string text(bytes.size(), ' ');
    for (std::size_t i = 0; i < bytes.size(); ++i) text[i] = id_alphabet[bytes[i] & 31];
    return text;
}

IdText random_id() {
    std::array<unsigned char, 16> bytes;
    random_bytes(bytes);
    return id_text(bytes);
}

}  // namespace heliograph::crypto
