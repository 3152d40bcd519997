#pragma once

#include <string>
#include <string_view>

namespace rundkurs::desk {

/// Of a password, as libsodium writes it: Argon2id with its parameters and a fresh salt. Takes
/// some 64 MiB and a tenth of a second; one at a time, so that logins cannot starve the search.
std::string hash_of(const std::string& password);

/// False for another password, and for what is no hash.
bool is_password(const std::string& password, const std::string& hash);

/// Of a secret that nobody can guess (a cookie), to keep in its stead: BLAKE2b, in hex.
std::string digest_of(std::string_view token);

/// Without telling by the time it takes where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace rundkurs::desk
