#include "crawlers/extract/page/fact_text.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/label_words.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t longest_fact = 300;

/// Where the second sentence begins: behind a full stop that follows a word, not a number ("12.
/// januar") or an abbreviation ("kl. 10", "ca. 5").
std::size_t first_sentence_end(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 1)) {
    const auto word_begin = text.find_last_of(" .", at - 1) + 1;
    const bool long_word = at - word_begin >= 4;
    const bool number = at > 0 && is_ascii_digit(text[at - 1]);
    const bool capital = at + 2 < text.size() && !is_ascii_digit(text[at + 2]) &&
                         (text[at + 2] < 'a' || text[at + 2] > 'z');
    if (capital && (long_word || (number && text.find(':', at) != std::string_view::npos)))
      return at;
  }
  return text.size();
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::string fact_text(std::string_view value) {
  // The items of a list may be label and value in turn, a dash before each.
  for (const std::string_view bullet : {"- ", "• ", "· ", "– "}) {
    if (value.starts_with(bullet)) value.remove_prefix(bullet.size());
  }
  auto text = without_mail(value);
  text.resize(first_sentence_end(text));
  while (!text.empty() && (text.back() == ';' || text.back() == ',' || text.back() == ' '))
    text.pop_back();
  return std::string(utf8_prefix(text, longest_fact));
}

std::string without_mail(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find_first_of(" \n", at), text.size());
    const auto word = text.substr(at, end - at);
    const auto sign = word.find('@');
    const bool mail = sign != std::string_view::npos && sign > 0 &&
                      word.find('.', sign) != std::string_view::npos;
    if (!mail) {
      kept += word;
      if (end < text.size()) kept += text[end];
    }
    at = end + 1;
  }
  while (!kept.empty() && is_ascii_space(kept.back()))
    kept.pop_back();
  return kept;
}

bool is_plausible(RawField field, std::string_view value) {
  switch (field) {
    case RawField::deadline:
    case RawField::seats:
      return has_digit(value) && value.size() <= 200;
    case RawField::credits:
      return value.size() <= 120;
    case RawField::code:
      return value.size() <= 40;
    case RawField::duration:
    case RawField::pace:
    case RawField::start:
    case RawField::end:
    case RawField::language:
    case RawField::place:
    case RawField::level:
      return value.size() <= 200;
    default:
      return true;
  }
}

bool is_single(RawField field) {
  return field == RawField::credits || field == RawField::duration || field == RawField::seats ||
         field == RawField::pace || field == RawField::code;
}

bool holds_date(std::string_view value) {
  for (std::size_t at = value.find_first_of("0123456789"); at < value.size();
       at = value.find_first_of("0123456789", at)) {
    const auto end = std::min(value.find_first_not_of("0123456789", at), value.size());
    const auto number = value.substr(at, end - at);
    if (number.size() == 4 && (number.starts_with("19") || number.starts_with("20"))) return true;
    // "12.1." or "12/1"
    if (number.size() <= 2 && end + 1 < value.size() && (value[end] == '.' || value[end] == '/') &&
        is_ascii_digit(value[end + 1]))
      return true;
    at = end;
  }
  return false;
}

bool says_yes(std::string_view answer) {
  constexpr std::string_view words[] = {"ja", "já", "yes", "kyllä", "jo"};
  const auto key = label_key(answer);
  const auto first = std::string_view(key).substr(0, key.find(' '));
  return std::find(std::begin(words), std::end(words), first) != std::end(words);
}

}  // namespace rundkurs::page
