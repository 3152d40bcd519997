#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/analysis/language_set.h"

namespace rundkurs {

/// How much each language's own little words and letters are in a text.
struct LanguageSigns {
  std::array<double, language_count> score{};

  double of(Language language) const { return score[static_cast<std::size_t>(language)]; }
};

/// Counts the function words that a language has and its neighbours have not ("ikkje", "inte",
/// "ikki"), in full for one language and shared where several have them, and the letters that only
/// some of them write (ð, ø, ä, đ …). `text` is folded; linear in it.
LanguageSigns count_signs(std::string_view folded_text);

/// True of the little words of any of the languages, which say nothing of a text's subject.
bool is_common_word(std::string_view folded_word);

}  // namespace rundkurs
