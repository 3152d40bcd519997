#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

struct sockaddr;

namespace rundkurs {

/// An address and port as a socket has them. IPv4 is kept as ::ffff:a.b.c.d, so that there is one
/// form for both.
struct Endpoint {
  std::array<std::uint8_t, 16> address{};
  std::uint16_t port = 0;

  /// Empty for families other than IPv4 and IPv6.
  static std::optional<Endpoint> of(const sockaddr& address);
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Reads "127.0.0.1:8080,[::1]:8080". "localhost" stands for both of its addresses; other names
/// are refused, since a name can be made to point anywhere.
Result<std::vector<Endpoint>> parse_endpoints(std::string_view list);

/// Whether an address belongs to the public internet. Not so loopback, private, link-local and
/// shared ranges, multicast, documentation, and those that wrap an IPv4 address in IPv6 to
/// slip by (IANA special-purpose registries, RFC 6890 and its updates).
bool is_public(const Endpoint& endpoint);

/// Decides which addresses the crawler may open a connection to. It judges the address that is
/// really dialled, after DNS: a check of the name alone is passed by 0x7f.1, by [::ffff:127.0.0.1]
/// and by any domain whose owner lets it point to 10.0.0.1.
class AddressGate {
 public:
  enum class Reach { public_internet, exceptions_only };

  AddressGate() = default;
  explicit AddressGate(std::vector<Endpoint> exceptions, Reach reach = Reach::public_internet)
      : exceptions_(std::move(exceptions)), reach_(reach) {}

  bool permits(const sockaddr& address) const;
  bool permits(const Endpoint& endpoint) const;

 private:
  std::vector<Endpoint> exceptions_;
  Reach reach_ = Reach::public_internet;
};

}  // namespace rundkurs
