#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::page {

/// A run of letters and digits, folded for comparing.
struct LabelWord {
  std::string folded;
  std::size_t begin = 0;  ///< Bytes in the text.
  std::size_t end = 0;
  /// Where a label glued to its value may end within the run ("CodeTEK680", "Laajuus5"): offsets
  /// in the text at which a small letter meets a capital or a digit.
  std::vector<std::size_t> seams;
};

/// The first `most` words of a text. Punctuation parts words and is otherwise ignored.
std::vector<LabelWord> label_words(std::string_view text, std::size_t most);

/// The words joined by blanks: "Campus / Online:" → "campus online".
std::string label_key(std::string_view text);

}  // namespace rundkurs::page
