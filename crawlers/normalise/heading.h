#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "crawlers/normalise/value_words.h"

namespace rundkurs::normalise {

/// What a table's column holds, as its heading says.
struct HeadingMeaning {
  std::string_view means;  ///< Of the row in the word table, as long as that lives.
  std::size_t words = 0;   ///< Of the phrase that said so.
  std::size_t entry = 0;   ///< Number of the row; those that stand first are stronger.

  bool surer_than(const HeadingMeaning& other) const {
    return words != other.words ? words > other.words : entry < other.entry;
  }
};

/// The surest of the phrases that stand in a heading ("På hvilket nivå trenger dere kompetanse?"
/// holds words of two); empty where none does.
std::optional<HeadingMeaning> heading_meaning(std::string_view heading, const WordTable& words);

}  // namespace rundkurs::normalise
