#include "indexer/write/term.h"

#include <cstdint>

#include <fmt/format.h>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::size_t max_term_bytes = 245;

// FNV-1a, 64 bits: short, stable on every machine, and good enough to keep long words apart.
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return hash;
}

}  // namespace

std::string index_term(std::string_view prefix, std::string_view word) {
  if (prefix.size() + word.size() <= max_term_bytes) return std::string(prefix).append(word);
  const auto hash = fmt::format("~{:016x}", fnv1a(word));
  const auto room = max_term_bytes - prefix.size() - hash.size();
  return std::string(prefix).append(utf8_prefix(word, room)).append(hash);
}

}  // namespace rundkurs
