#include "schemas/word_row.h"

#include <algorithm>
#include <cstddef>

#include "schemas/fnv.h"
#include "schemas/index_layout.h"
#include "schemas/pair_list.h"

namespace rundkurs {
namespace {

constexpr std::size_t digest_characters = 7;

}  // namespace

std::string pair_term(std::uint32_t first, std::uint32_t second) {
  constexpr std::string_view digits =
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  auto digest = pair_digest(first, second);
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
  for (std::size_t i = 0; i < sizeof mark; ++i, mark >>= 8U)
    bytes_ += static_cast<char>(mark & 0xFFU);
}

bool stand_in_row(std::string_view row, std::span<const std::uint32_t> phrase) {
  const RowMarks marks(row);
  for (std::size_t begin = 0; begin + phrase.size() <= marks.size(); ++begin) {
    std::size_t word = 0;
    while (word < phrase.size() && marks[begin + word] == phrase[word])
      ++word;
    if (word == phrase.size()) return true;
  }
  return false;
}

}  // namespace rundkurs
