#include "crawlers/archive/digest_label.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <gcrypt.h>

namespace rundkurs {
namespace {

/// libgcrypt asks to be initialised by the program that uses it.
void initialise() {
  static std::once_flag once;
  std::call_once(once, [] {
    gcry_check_version(nullptr);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
  });
}

std::string digest_of(std::string_view bytes, int algorithm) {
  std::string digest(gcry_md_get_algo_dlen(algorithm), '\0');
  gcry_md_hash_buffer(algorithm, digest.data(), bytes.data(), bytes.size());
  return digest;
}

/// RFC 4648 §6, without padding.
std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned value = 0;
  int bits = 0;
  for (const char c : bytes) {
    value = (value << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5)
      text += letters[(value >> static_cast<unsigned>(bits - 5)) & 31U];
  }
  if (bits > 0) text += letters[(value << static_cast<unsigned>(5 - bits)) & 31U];
  return text;
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes)
    text += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return text;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(std::toupper(c));
  });
  return out;
}

}  // namespace

std::string sha1_label(std::string_view bytes) {
  initialise();
  return "sha1:" + base32(digest_of(bytes, GCRY_MD_SHA1));
}

std::optional<bool> has_digest(std::string_view bytes, std::string_view label) {
  initialise();
  const auto colon = label.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string name(label.substr(0, colon));
  std::erase(name, '-');  // "sha-256"
  const int algorithm = gcry_md_map_name(name.c_str());
  if (algorithm == 0 || gcry_md_test_algo(algorithm) != 0) return std::nullopt;
  std::string stated = upper(label.substr(colon + 1));
  std::erase(stated, '=');
  const auto digest = digest_of(bytes, algorithm);
  for (const auto& own : {base32(digest), hexadecimal(digest)}) {
    if (own.size() == stated.size()) return own == stated;
  }
  return std::nullopt;
}

std::string new_record_id() {
  initialise();
  std::array<unsigned char, 16> bytes{};
  gcry_create_nonce(bytes.data(), bytes.size());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  std::string text = "<urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += fmt::format("{:02x}", bytes[i]);
  }
  return text + ">";
}

}  // namespace rundkurs
