#include "indexer/analysis/segmentation.h"

#include <optional>
#include <stdexcept>
#include <utility>

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

/// Nearly every word is of ASCII and of the letters from U+00C0 to U+00FF, whose two bytes differ
/// from those of their small letter in one bit; nothing can compose with them, as marks lie beyond.
/// Empty for any other word, and for one with ß, × or ÷.
std::optional<std::string> fold_nordic(std::string_view word) {
  constexpr char lead = '\xC3';
  constexpr char case_bit = 0x20;
  std::string folded(word);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char& byte = folded[i];
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte | case_bit);
    if (static_cast<unsigned char>(byte) < 0x80U) continue;
    if (byte != lead || ++i == folded.size()) return std::nullopt;
    char& letter = folded[i];
    const bool continues = (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
    if (!continues || letter == '\x97' || letter == '\x9F' || letter == '\xB7') return std::nullopt;
    letter = static_cast<char>(letter | case_bit);
  }
  return folded;
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
  if (auto plain = fold_nordic(word)) return *std::move(plain);
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
