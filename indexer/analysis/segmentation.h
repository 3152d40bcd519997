#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// A word by its byte offsets.
struct WordSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the words of a text by the rules of Unicode (UAX #29, ICU's root locale), which cut at
/// hyphens. An ending behind a colon ("EU:n", "EPD:er") is cut off and dropped. Linear in the text,
/// invalid UTF-8 included. For one thread at a time.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  std::vector<WordSpan> words(std::string_view text) const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

/// The form in which words are compared: NFC, case folded, typographic apostrophes as '.
std::string fold_word(std::string_view word);

}  // namespace rundkurs
