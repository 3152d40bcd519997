#include "searchd/desk/own_link.h"

#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <sodium.h>

#include "searchd/desk/password.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t id_length = 16;
constexpr std::size_t mac_bytes = 16;
/// How exactly it is known when a link was used last.
constexpr auto touch_link_interval = std::chrono::hours(1);

/// `purpose` keeps what is signed for one use from being taken for another.
std::string signed_as(std::string_view purpose,
                      const InstitutionLink& link,
                      const std::string& key) {
  if (::sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
  const auto text = fmt::format("{}\n{}\n{}\n{}",
                                purpose,
                                link.id,
                                link.institution,
                                link.expires.time_since_epoch().count());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_state state;
  ::crypto_auth_hmacsha256_init(
      &state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
  ::crypto_auth_hmacsha256_update(
      &state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  ::crypto_auth_hmacsha256_final(&state, mac.data());
  std::array<char, mac_bytes * 2 + 1> hex{};
  ::sodium_bin2hex(hex.data(), hex.size(), mac.data(), mac_bytes);
  return hex.data();
}

std::string token_with(const InstitutionLink& link, const std::string& key) {
  return link.id + signed_as("own", link, key);
}

}  // namespace

Result<InstitutionLink> OwnLinks::make(const std::string& institution, const By& by) {
  return links_.add(institution, by.at + lasts, by);
}

Result<std::string> OwnLinks::token_of(const InstitutionLink& link) {
  const auto key = links_.key();
  if (!key) return key.error();
  return token_with(link, *key);
}

Result<OwnLinks::Entry> OwnLinks::enter(std::string_view token, Timestamp now) {
  if (token.size() != id_length + mac_bytes * 2) return Entry{};
  auto link = links_.find(token.substr(0, id_length));
  if (!link) return std::move(link).error();
  if (!*link) return Entry{};
  const auto key = links_.key();
  if (!key) return key.error();
  if (!same_secret(token_with(**link, *key), token)) return Entry{};
  Entry entry{State::open, **std::move(link), {}};
  if (entry.link.withdrawn) {
    entry.state = State::withdrawn;
  } else if (now >= entry.link.expires) {
    entry.state = State::expired;
  } else {
    entry.form_token = signed_as("form", entry.link, *key);
    // A locked database is no reason to send somebody away.
    if (!entry.link.used || now - *entry.link.used > touch_link_interval)
      static_cast<void>(links_.touch(entry.link.id, now));
  }
  return entry;
}

}  // namespace rundkurs::desk
