#include "crawlers/fetch/url_host.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <unicode/uidna.h>

#include "crawlers/fetch/percent_encoding.h"
#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using IdnaHandle = Handle<UIDNA, &uidna_close>;

constexpr std::size_t max_domain_bytes = 1000;  // DNS ends at 253; room for letters to be encoded.

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// One part of an IPv4 address in decimal, octal (0…) or hexadecimal (0x…).
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
    value = value * base + static_cast<unsigned>(digit);
    if (value > 0xFFFFFFFFU) return std::nullopt;
  }
  return value;
}

/// A host whose last label is a number must be an IPv4 address; browsers and resolvers take it so.
bool ends_in_number(const std::vector<std::string_view>& labels) {
  const auto last = labels.back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), is_digit)) return true;
  return (last.starts_with("0x") || last.starts_with("0X")) &&
         std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
}

std::optional<std::string> ipv4_host(const std::vector<std::string_view>& parts) {
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = ipv4_number(parts[i]);
    const bool last = i + 1 == parts.size();
    // The last part fills all octets that are left: 127.1 is 127.0.0.1.
    const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
    if (!number || *number >= limit) return std::nullopt;
    address += last ? *number : *number << (8 * (3 - i));
  }
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += std::to_string((address >> static_cast<unsigned>(shift)) & 0xFFU);
    if (shift > 0) text += '.';
  }
  return text;
}

/// RFC 5952: the longest run of zero groups, at least two, becomes "::".
std::string shortened(const std::array<std::uint16_t, 8>& groups) {
  std::size_t run_begin = 8;
  std::size_t run_length = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && groups[end] == 0)
      ++end;
    if (end - i > run_length) {
      run_begin = i;
      run_length = end - i;
    }
    i = std::max(i, end);
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == run_begin) {
      text += i == 0 ? "::" : ":";
      i += run_length - 1;
      continue;
    }
    bool begun = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
      const auto digit = (static_cast<unsigned>(groups[i]) >> static_cast<unsigned>(shift)) & 0xFU;
      begun = begun || digit != 0 || shift == 0;
      if (begun) text += digits[digit];
    }
    if (i < 7) text += ':';
  }
  return text;
}

std::optional<std::string> ipv6_host(std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, std::string(text).c_str(), bytes.data()) != 1) return std::nullopt;
  std::array<std::uint16_t, 8> groups{};
  for (std::size_t i = 0; i < 8; ++i) {
    groups[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8U | bytes[2 * i + 1]);
  }
  return "[" + shortened(groups) + "]";
}

bool is_forbidden(char c) {
  constexpr std::string_view marks = " #/:<>?@[\\]^|%";
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
         marks.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  if (domain.empty() || domain.size() > max_domain_bytes) return std::nullopt;
  if (std::all_of(domain.begin(), domain.end(), is_ascii)) return lower(domain);
  if (!is_valid_utf8(domain)) return std::nullopt;
  static const IdnaHandle idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    return IdnaHandle(uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                          UIDNA_NONTRANSITIONAL_TO_ASCII |
                                          UIDNA_NONTRANSITIONAL_TO_UNICODE,
                                      &error));
  }();
  std::string out(4 * max_domain_bytes, '\0');
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  const auto length = uidna_nameToASCII_UTF8(idna.get(),
                                             domain.data(),
                                             static_cast<int32_t>(domain.size()),
                                             out.data(),
                                             static_cast<int32_t>(out.size()),
                                             &info,
                                             &error);
  // The URL standard asks for neither hyphens nor lengths to be checked (beStrict = false).
  constexpr std::uint32_t tolerated =
      UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
      UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  if (U_FAILURE(error) != 0 || (info.errors & ~tolerated) != 0) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  if (out.empty()) return std::nullopt;
  return out;
}

std::optional<std::string> parse_host(std::string_view host) {
  if (host.starts_with('[')) {
    if (!host.ends_with(']')) return std::nullopt;
    return ipv6_host(host.substr(1, host.size() - 2));
  }
  const auto ascii = domain_to_ascii(percent_decode(host));
  if (!ascii || std::any_of(ascii->begin(), ascii->end(), is_forbidden)) return std::nullopt;
  auto labels = split(*ascii, '.');
  if (labels.size() > 1 && labels.back().empty()) labels.pop_back();
  if (ends_in_number(labels)) return ipv4_host(labels);
  return ascii;
}

}  // namespace rundkurs
