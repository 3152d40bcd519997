#include "searchd/desk/password.h"

#include <array>
#include <mutex>
#include <stdexcept>

#include <sodium.h>

namespace rundkurs::desk {
namespace {

void begin() {
  // Any number of times from any thread; it fails only without a source of randomness.
  if (::sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
}

std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

std::string hash_of(const std::string& password) {
  begin();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const std::lock_guard alone(one_at_a_time());
  if (::crypto_pwhash_str_alg(hash.data(),
                              password.data(),
                              password.size(),
                              crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  return hash.data();
}

bool is_password(const std::string& password, const std::string& hash) {
  begin();
  const std::lock_guard alone(one_at_a_time());
  return ::crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string digest_of(std::string_view token) {
  begin();
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  ::crypto_generichash(digest.data(),
                       digest.size(),
                       reinterpret_cast<const unsigned char*>(token.data()),
                       token.size(),
                       nullptr,
                       0);
  std::array<char, crypto_generichash_BYTES * 2 + 1> text{};
  ::sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && ::sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace rundkurs::desk
