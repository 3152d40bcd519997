#include "crawlers/harvest/digest.h"

#include <cstdint>

#include <fmt/format.h>

namespace rundkurs {

std::string body_digest(std::string_view body) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : body) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace rundkurs
