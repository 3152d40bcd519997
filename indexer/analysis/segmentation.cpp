#include "indexer/analysis/segmentation.h"

#include <algorithm>
#include <stdexcept>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

// "EPD:erna" has one of the longest.
constexpr std::size_t longest_ending = 5;

/// The letters behind a colon that follows a word without a gap are its ending.
bool is_ending(std::string_view text,
               const std::vector<WordSpan>& words,
               std::size_t begin,
               std::size_t end) {
  return !words.empty() && words.back().end + 1 == begin && text[begin - 1] == ':' &&
         end - begin <= longest_ending && text[begin] >= 'a' && text[begin] <= 'z';
}

}  // namespace

struct Segmenter::Private {
  Handle<UBreakIterator, &ubrk_close> iterator;
};

Segmenter::Segmenter() : private_(std::make_unique<Private>()) {
  UErrorCode status = U_ZERO_ERROR;
  private_->iterator.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
  if (U_FAILURE(status) != 0)
    throw std::runtime_error("ICU has no word break rules: is its data package complete?");
}

Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<WordSpan> Segmenter::words(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const Handle<UText, &utext_close> closed_at_end(&view);
  auto* const iterator = private_->iterator.get();
  ubrk_setUText(iterator, &view, &status);
  std::vector<WordSpan> words;
  if (U_FAILURE(status) != 0) return words;

  words.reserve(text.size() / 7);  // Letters and a blank of an average word.
  auto begin = static_cast<std::size_t>(ubrk_first(iterator));
  for (auto next = ubrk_next(iterator); next != UBRK_DONE; next = ubrk_next(iterator)) {
    const auto end = static_cast<std::size_t>(next);
    if (ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT && !is_ending(text, words, begin, end))
      words.push_back({begin, end});
    begin = end;
  }
  return words;
}

std::string fold_word(std::string_view word) {
  const bool ascii = std::all_of(
      word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  if (ascii) {
    std::string folded(word);
    for (char& c : folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
  }
  auto folded = fold_case(word);
  constexpr std::string_view apostrophe = "\u2019";
  auto from = folded.find(apostrophe);
  if (from == std::string::npos) return folded;
  std::string plain(folded, 0, from);
  for (; from < folded.size(); ++from) {
    const bool found = folded.compare(from, apostrophe.size(), apostrophe) == 0;
    plain += found ? '\'' : folded[from];
    if (found) from += apostrophe.size() - 1;
  }
  return plain;
}

}  // namespace rundkurs
