#include "schemas/backup/row_digest.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace rundkurs::backup {

struct RowDigest::State {
  crypto_hash_sha256_state hash{};

  void add(std::string_view bytes) {
    crypto_hash_sha256_update(
        &hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
};

RowDigest::RowDigest() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->hash);
}

RowDigest::~RowDigest() = default;

void RowDigest::add(std::string_view value) {
  state_->add(fmt::format("{}:", value.size()));
  state_->add(value);
}

void RowDigest::add_none() {
  state_->add("-");
}

std::string RowDigest::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state_->hash, digest.data());
  std::string text;
  for (const unsigned char byte : digest)
    text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace rundkurs::backup
