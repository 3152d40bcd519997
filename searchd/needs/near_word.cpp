#include "searchd/needs/near_word.h"

#include <unicode/unistr.h>

#include "searchd/needs/survey_mapping.h"
#include "searchd/query/edit_distance.h"

namespace rundkurs::needs {
namespace {

std::u32string letters_of(std::string_view words) {
  const auto text = icu::UnicodeString::fromUTF8(key_of(words));
  std::u32string letters(static_cast<std::size_t>(text.countChar32()), U'\0');
  UErrorCode status = U_ZERO_ERROR;
  text.toUTF32(reinterpret_cast<UChar32*>(letters.data()),
               static_cast<std::int32_t>(letters.size()),
               status);
  return letters;
}

}  // namespace

std::string nearest_of(std::string_view words, const std::vector<std::string_view>& known) {
  const auto wanted = letters_of(words);
  // A slip in a short word makes another word of it.
  std::size_t limit = wanted.size() < 4 ? 0 : wanted.size() < 8 ? 1 : 2;
  std::string nearest;
  for (const auto candidate : known) {
    const auto distance = query::edit_distance(wanted, letters_of(candidate), limit);
    if (distance == 0 || distance > limit) continue;
    nearest = candidate;
    limit = distance - 1;
  }
  return nearest;
}

}  // namespace rundkurs::needs
