#include "schemas/catalogue/identity.h"

#include <algorithm>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

bool is_ascii_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Folded letters and digits only. Of the rest of Unicode the general punctuation (U+2000–U+207F)
/// and the signs of Latin-1 are dropped: dashes, quotation marks, special blanks.
std::string letters_and_digits(std::string_view text) {
  const std::string folded = fold_case(text);
  std::string kept;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::string_view rest = std::string_view(folded).substr(i);
    if (static_cast<unsigned char>(folded[i]) < 0x80U) {
      if (is_ascii_alphanumeric(folded[i])) kept += folded[i];
    } else if (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81")) {
      i += 2;
    } else if (rest.starts_with('\xC2')) {
      i += 1;
    } else {
      kept += folded[i];
    }
  }
  return kept;
}

void erase_all(std::string& text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
}

/// Comparable form of a title. A title that is nothing but the code stays, and a code as short as
/// "1" is not looked for: it would make "Ecology 1" and "Ecology 2" one.
std::string title_key(const std::string& title, const std::string& code) {
  std::string key = letters_and_digits(title);
  std::string without = key;
  const std::string code_letters = letters_and_digits(code);
  if (code_letters.size() > 2) erase_all(without, code_letters);
  return without.empty() ? key : without;
}

bool have_a_language_in_common(const LanguageText& a, const LanguageText& b) {
  return std::any_of(
      a.begin(), a.end(), [&](const auto& each) { return b.find(each.first) != b.end(); });
}

}  // namespace

std::string code_key(std::string_view code) {
  std::string key = squeeze_space(fold_case(code));
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return letters_and_digits(key).empty() ? "" : key;
}

std::vector<std::string> title_keys(const Offering& offering) {
  std::vector<std::string> keys;
  for (const auto& [language, title] : offering.title) {
    keys.push_back(title_key(title, offering.code));
  }
  return keys;
}

Titles compare_titles(const Offering& a, const Offering& b) {
  const auto left = title_keys(a);
  const auto right = title_keys(b);
  const bool equal = std::any_of(left.begin(), left.end(), [&](const std::string& key) {
    return !key.empty() && std::find(right.begin(), right.end(), key) != right.end();
  });
  if (equal) return Titles::agree;
  return have_a_language_in_common(a.title, b.title) ? Titles::differ : Titles::unknown;
}

bool codes_contradict(const Offering& a, const Offering& b) {
  const std::string left = code_key(a.code);
  const std::string right = code_key(b.code);
  return a.institution.id == b.institution.id && !left.empty() && !right.empty() && left != right;
}

Verdict judge(const Offering& known, const Offering& incoming, const SharedPage& page) {
  if (known.institution.country != incoming.institution.country) return Verdict::different;
  const Titles titles = compare_titles(known, incoming);
  const bool side_by_side = page.same_visit && codes_contradict(known, incoming);
  if (titles == Titles::agree) {
    if (side_by_side) return Verdict::different;  // full time and part time, one list
    // The same words on two language versions of a front page: "Courses" links to "Courses".
    return page.front_page && !page.own_of_both ? Verdict::different : Verdict::same;
  }
  if (page.front_page || codes_contradict(known, incoming)) return Verdict::different;
  if (!page.own_of_both) return page.mutual ? Verdict::same : Verdict::different;
  if (!page.only_one) return Verdict::different;
  if (titles == Titles::unknown) return Verdict::same;
  if (page.same_visit || page.both_imported) return Verdict::different;
  return Verdict::successor;
}

}  // namespace rundkurs
