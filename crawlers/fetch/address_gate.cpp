#include "crawlers/fetch/address_gate.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace rundkurs {
namespace {

using Address = std::array<std::uint8_t, 16>;

constexpr Address mapped(std::uint8_t a, std::uint8_t b = 0, std::uint8_t c = 0) {
  return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, 0};
}

struct Range {
  Address begin;
  int bits;
};

constexpr int ipv4(int bits) {
  return 96 + bits;
}

/// Of IPv4, everything but these is public.
constexpr auto special_ipv4 = std::to_array<Range>({
    {mapped(0), ipv4(8)},              // "this network"; 0.0.0.0 reaches the own machine
    {mapped(10), ipv4(8)},             // private
    {mapped(100, 64), ipv4(10)},       // shared, carrier-grade NAT
    {mapped(127), ipv4(8)},            // loopback
    {mapped(169, 254), ipv4(16)},      // link-local; clouds' metadata services
    {mapped(172, 16), ipv4(12)},       // private
    {mapped(192, 0, 0), ipv4(24)},     // protocol assignments
    {mapped(192, 0, 2), ipv4(24)},     // documentation
    {mapped(192, 88, 99), ipv4(24)},   // 6to4 relay
    {mapped(192, 168), ipv4(16)},      // private
    {mapped(198, 18), ipv4(15)},       // benchmarks
    {mapped(198, 51, 100), ipv4(24)},  // documentation
    {mapped(203, 0, 113), ipv4(24)},   // documentation
    {mapped(224), ipv4(4)},            // multicast
    {mapped(240), ipv4(4)},            // reserved, broadcast
});

constexpr Range all_ipv4 = {mapped(0), 96};

/// Of IPv6 only 2000::/3 is public, without these.
constexpr Range global_ipv6 = {{0x20}, 3};
constexpr auto special_ipv6 = std::to_array<Range>({
    {{0x20, 0x01, 0x00}, 23},        // protocol assignments; Teredo wraps IPv4
    {{0x20, 0x01, 0x0D, 0xB8}, 32},  // documentation
    {{0x20, 0x02}, 16},              // 6to4 wraps IPv4
    {{0x3F, 0xFF}, 20},              // documentation
});

bool contains(const Range& range, const Address& address) {
  const auto whole = static_cast<std::size_t>(range.bits / 8);
  if (!std::equal(address.begin(), address.begin() + range.bits / 8, range.begin.begin())) {
    return false;
  }
  const int rest = range.bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFFU << static_cast<unsigned>(8 - rest));
  return (address[whole] & mask) == (range.begin[whole] & mask);
}

Error not_an_endpoint(std::string_view text) {
  return {.code = Error::Code::usage,
          .message = "'" + std::string(text) + "' is no address and port",
          .hint = "write it as 127.0.0.1:8080 or [::1]:8080"};
}

std::optional<Address> numeric_address(std::string_view host) {
  Address address{};
  if (host.starts_with('[') && host.ends_with(']')) {
    const std::string text(host.substr(1, host.size() - 2));
    if (inet_pton(AF_INET6, text.c_str(), address.data()) != 1) return std::nullopt;
    return address;
  }
  in_addr ipv4_address{};
  if (inet_pton(AF_INET, std::string(host).c_str(), &ipv4_address) != 1) return std::nullopt;
  address = mapped(0);
  std::memcpy(address.data() + 12, &ipv4_address, 4);
  return address;
}

Result<void> add_endpoint(std::string_view text, std::vector<Endpoint>& endpoints) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return not_an_endpoint(text);
  const auto host = text.substr(0, colon);
  const auto port_text = text.substr(colon + 1);
  std::uint16_t port = 0;
  const auto [end, error] =
      std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
  if (error != std::errc{} || end != port_text.data() + port_text.size() || port == 0) {
    return not_an_endpoint(text);
  }
  if (host == "localhost") {
    endpoints.push_back({*numeric_address("127.0.0.1"), port});
    endpoints.push_back({*numeric_address("[::1]"), port});
    return {};
  }
  const auto address = numeric_address(host);
  if (!address) return not_an_endpoint(text);
  endpoints.push_back({*address, port});
  return {};
}

}  // namespace

std::optional<Endpoint> Endpoint::of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4_address{};
    std::memcpy(&ipv4_address, &address, sizeof ipv4_address);
    Endpoint endpoint{mapped(0), ntohs(ipv4_address.sin_port)};
    std::memcpy(endpoint.address.data() + 12, &ipv4_address.sin_addr, 4);
    return endpoint;
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6_address{};
    std::memcpy(&ipv6_address, &address, sizeof ipv6_address);
    Endpoint endpoint{{}, ntohs(ipv6_address.sin6_port)};
    std::memcpy(endpoint.address.data(), &ipv6_address.sin6_addr, 16);
    return endpoint;
  }
  return std::nullopt;
}

Result<std::vector<Endpoint>> parse_endpoints(std::string_view list) {
  std::vector<Endpoint> endpoints;
  while (true) {
    const auto comma = list.find(',');
    if (auto added = add_endpoint(list.substr(0, comma), endpoints); !added) {
      return std::move(added).error();
    }
    if (comma == std::string_view::npos) return endpoints;
    list.remove_prefix(comma + 1);
  }
}

bool is_public(const Endpoint& endpoint) {
  const auto holds = [&](const Range& range) { return contains(range, endpoint.address); };
  if (holds(all_ipv4)) return std::none_of(special_ipv4.begin(), special_ipv4.end(), holds);
  return holds(global_ipv6) && std::none_of(special_ipv6.begin(), special_ipv6.end(), holds);
}

bool AddressGate::permits(const Endpoint& endpoint) const {
  if (std::find(exceptions_.begin(), exceptions_.end(), endpoint) != exceptions_.end()) return true;
  return reach_ == Reach::public_internet && is_public(endpoint);
}

bool AddressGate::permits(const sockaddr& address) const {
  const auto endpoint = Endpoint::of(address);
  return endpoint && permits(*endpoint);
}

}  // namespace rundkurs
