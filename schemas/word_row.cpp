#include "schemas/word_row.h"

#include <algorithm>
#include <cstddef>

#include "schemas/fnv.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

constexpr std::size_t mark_bytes = 4;
constexpr std::size_t digest_characters = 7;

/// Little-endian on every machine: an index may be copied to another.
std::uint32_t mark_at(std::string_view row, std::size_t place) {
  std::uint32_t mark = 0;
  for (std::size_t i = mark_bytes; i-- > 0;)
    mark = mark << 8U | static_cast<unsigned char>(row[place * mark_bytes + i]);
  return mark;
}

}  // namespace

std::string pair_term(std::string_view first, std::string_view second) {
  constexpr std::string_view digits =
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  auto digest = fnv1a(std::string(first).append(1, '\0').append(second));
  digest ^= digest >> 42U;  // FNV's high bits know the last bytes best
  std::string term(index_layout::pair_prefix);
  for (std::size_t i = 0; i < digest_characters; ++i, digest >>= 6U)
    term += digits[digest & 63U];
  return term;
}

std::uint32_t mark_of(std::string_view term) {
  const auto digest = fnv1a(term);
  return std::max(1U, static_cast<std::uint32_t>(digest ^ digest >> 32U));
}

void WordRow::add(std::string_view term) {
  append(mark_of(term));
}

void WordRow::end_text() {
  append(0);
}

void WordRow::append(std::uint32_t mark) {
  for (std::size_t i = 0; i < mark_bytes; ++i, mark >>= 8U)
    bytes_ += static_cast<char>(mark & 0xFFU);
}

bool stand_in_row(std::string_view row, std::span<const std::uint32_t> phrase) {
  const auto length = row.size() / mark_bytes;
  for (std::size_t begin = 0; begin + phrase.size() <= length; ++begin) {
    std::size_t word = 0;
    while (word < phrase.size() && mark_at(row, begin + word) == phrase[word])
      ++word;
    if (word == phrase.size()) return true;
  }
  return false;
}

}  // namespace rundkurs
