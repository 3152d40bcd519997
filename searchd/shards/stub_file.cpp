#include "searchd/shards/stub_file.h"

#include <charconv>
#include <filesystem>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "schemas/file.h"

namespace rundkurs::shards {
namespace {

constexpr unsigned last_port = 65535;

/// "host:port", "[::1]:port".
bool read_host_and_port(std::string_view text, Address& address) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  auto host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  address.host = host;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, address.port);
  return read.ec == std::errc() && read.ptr == end && address.port > 0 &&
         address.port <= last_port && !address.host.empty();
}

Error not_understood(const std::string& file, std::size_t line) {
  return {Error::Code::usage,
          "names no database",
          fmt::format("{}:{}", file, line),
          "write \"remote HOST:PORT\", or \"auto PATH\""};
}

}  // namespace

Result<std::vector<Address>> read_stub(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return text.error();
  std::vector<Address> databases;
  std::istringstream lines(*text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto blank = line.find(' ');
    if (blank == std::string::npos || blank + 1 == line.size()) return not_understood(file, number);
    Address address;
    address.name = line.substr(blank + 1);
    if (line.substr(0, blank) == "remote") {
      if (!read_host_and_port(address.name, address)) return not_understood(file, number);
    } else {
      address.path = (std::filesystem::path(file).parent_path() / address.name).string();
    }
    databases.push_back(std::move(address));
  }
  return databases;
}

bool are_shards(const std::vector<Address>& databases) {
  return databases.size() > 1 || (databases.size() == 1 && databases.front().remote());
}

}  // namespace rundkurs::shards
