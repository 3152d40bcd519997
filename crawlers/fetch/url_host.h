#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs {

/// The host of a URL in the one form in which it is compared and connected to: lower-case ASCII
/// (UTS 46 for other letters), dotted IPv4 whatever form it came in (0x7f.1, 2130706433), IPv6 in
/// brackets and shortened. Empty if it is no host.
std::optional<std::string> parse_host(std::string_view host);

/// UTS 46 non-transitional processing as the URL standard wants it; empty where it fails.
std::optional<std::string> domain_to_ascii(std::string_view domain);

}  // namespace rundkurs
