#include "searchd/desk/one_time_code.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>

#include <fmt/format.h>
#include <liboath/oath.h>
#include <sodium.h>

#include "schemas/handle.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t secret_bytes = 20;
constexpr std::size_t secret_characters = 32;
constexpr std::size_t code_digits = 6;
constexpr unsigned step_seconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
constexpr std::size_t steps_off = 1;

void release(char* text) {
  std::free(text);  // NOLINT: liboath allocates with malloc.
}
using OathText = Handle<char, &release>;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string make_secret() {
  std::array<char, secret_bytes> bytes{};
  ::randombytes_buf(bytes.data(), bytes.size());
  char* text = nullptr;
  std::size_t length = 0;
  if (::oath_base32_encode(bytes.data(), bytes.size(), &text, &length) != OATH_OK)
    throw std::bad_alloc();
  const OathText owned(text);
  return {text, length};
}

bool is_secret(std::string_view text) {
  return text.size() == secret_characters && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
         });
}

std::string key_address(std::string_view secret,
                        std::string_view account,
                        std::string_view issuer) {
  return fmt::format(
      "otpauth://totp/{1}:{0}?secret={2}&issuer={1}", escaped(account), escaped(issuer), secret);
}

std::optional<TimeStep> step_of_code(const std::string& secret,
                                     std::string_view code,
                                     Timestamp now) {
  std::string digits;
  for (const char c : code) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ') {
      return std::nullopt;
    }
  }
  if (digits.size() != code_digits || !is_secret(secret)) return std::nullopt;
  char* bytes = nullptr;
  std::size_t length = 0;
  if (::oath_base32_decode(secret.data(), secret.size(), &bytes, &length) != OATH_OK)
    return std::nullopt;
  const OathText owned(bytes);
  std::uint64_t step = 0;
  const auto found = ::oath_totp_validate3(bytes,
                                           length,
                                           now.time_since_epoch().count(),
                                           step_seconds,
                                           OATH_TOTP_DEFAULT_START_TIME,
                                           steps_off,
                                           nullptr,
                                           &step,
                                           digits.c_str());
  if (found < 0) return std::nullopt;
  return static_cast<TimeStep>(step);
}

}  // namespace rundkurs::desk
