#include "indexer/write/term.h"

#include <fmt/format.h>

#include "schemas/fnv.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::size_t max_term_bytes = 245;

}  // namespace

std::string index_term(std::string_view prefix, std::string_view word) {
  if (prefix.size() + word.size() <= max_term_bytes) return std::string(prefix).append(word);
  const auto hash = fmt::format("~{:016x}", fnv1a(word));
  const auto room = max_term_bytes - prefix.size() - hash.size();
  return std::string(prefix).append(utf8_prefix(word, room)).append(hash);
}

}  // namespace rundkurs
