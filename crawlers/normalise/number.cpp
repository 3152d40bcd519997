#include "crawlers/normalise/number.h"

#include <charconv>
#include <string>

namespace rundkurs::normalise {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0xC3;  // Latin letters beyond ASCII begin with C3 and up
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count]))
    ++count;
  return count;
}

/// Bytes of a blank that may part thousands: blank, no-break blank, narrow no-break blank.
std::size_t thousands_blank(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.substr(0, 1) == " ") return 1;
  if (rest.substr(0, 2) == "\u00A0") return 2;
  if (rest.substr(0, 3) == "\u202F" || rest.substr(0, 3) == "\u2009") return 3;
  return 0;
}

/// Groups of three digits after `at`, parted by a blank ("97 000"); appends them to `digits`.
std::size_t take_groups(std::string_view text, std::size_t at, std::string& digits) {
  while (at < text.size()) {
    const auto blank = thousands_blank(text, at);
    if (blank == 0 || digits_at(text, at + blank) != 3) break;
    digits += text.substr(at + blank, 3);
    at += blank + 3;
  }
  return at;
}

/// "15.125", "1.234.567", and "15,125" of pages in English: exactly three digits after each mark.
std::size_t take_marked_groups(std::string_view text, std::size_t at, std::string& digits) {
  const char mark = at < text.size() && text[at] == ',' ? ',' : '.';
  while (at < text.size() && text[at] == mark && digits_at(text, at + 1) == 3) {
    digits += text.substr(at + 1, 3);
    at += 4;
  }
  return at;
}

std::size_t take_decimals(std::string_view text, std::size_t at, std::string& digits) {
  if (at >= text.size() || (text[at] != ',' && text[at] != '.')) return at;
  const auto count = digits_at(text, at + 1);
  if (count == 0 || count > 2) return at;
  digits += '.';
  digits += text.substr(at + 1, count);
  return at + 1 + count;
}

}  // namespace

std::optional<Number> next_number(std::string_view text, std::size_t from) {
  constexpr std::size_t most_digits = 9;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const auto count = digits_at(text, at);
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool continues = is_letter(before) || before == '.' || before == ',';
    if (continues || count > most_digits) {
      at += count - 1;
      continue;
    }
    std::string digits(text.substr(at, count));
    std::size_t end = at + count;
    const auto grouped = count <= 3 ? take_groups(text, end, digits) : end;
    const auto marked = grouped == end && count <= 3 ? take_marked_groups(text, end, digits) : end;
    end = grouped != end ? grouped : marked;
    end = take_decimals(text, end, digits);
    Number number{0, at, end};
    std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    const bool date_like =
        end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && is_digit(text[end + 1]);
    if (!date_like) return number;
    at = end;
  }
  return {};
}

}  // namespace rundkurs::normalise
