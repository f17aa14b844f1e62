// Password hashes: ours are argon2id; the peer's bcrypt and PBKDF2 are still accepted and then replaced.
#pragma once

#include <string>
#include <string_view>

// These take tens of milliseconds on purpose: call them on Workers, never on a loop.
namespace heliograph::passwords {

// An argon2id hash with its salt and costs, as text.
std::string hash(std::string_view password);

// False also for a hash of unknown kind, a damaged one, or one that asks for more work than we are willing to
// do.
bool verify(std::string_view password, std::string_view stored);

// True for every hash that hash() would not make today.
bool needs_rehash(std::string_view stored);

// A well-formed hash of nobody's password. Verify against it when there is no such user, so that a stranger
// cannot tell by the time taken whose account exists.
const std::string& decoy();

}  // namespace heliograph::passwords
