#include "crawlers/extract/page/sentence.h"

#include <set>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/label_words.h"

namespace rundkurs::page {
namespace {

/// Where a sentence ends: before a blank and a capital, but not within "15. April" and "kr. 500".
std::size_t sentence_end(std::string_view text) {
  for (auto at = text.find_first_of(".!?"); at != std::string_view::npos;
       at = text.find_first_of(".!?", at + 1)) {
    if (at + 1 == text.size()) return at;
    const auto word_begin = text.find_last_of(" .", at == 0 ? 0 : at - 1) + 1;
    const auto word = text.substr(word_begin, at - word_begin);
    const bool short_number = word.size() < 3 && !word.empty() && is_ascii_digit(word[0]);
    const auto next = at + 2 < text.size() ? text[at + 2] : 'A';
    if (text[at + 1] == ' ' && !short_number && (next < 'a' || next > 'z') && !is_ascii_digit(next))
      return at;
  }
  return text.size();
}

bool names_a_language(std::string_view value, const FieldLabels& lexicon) {
  std::string key;
  for (const auto& word : label_words(value, 2)) {
    key += (key.empty() ? "" : " ") + word.folded;
    const auto* known = lexicon.bare_value(key);
    if (known != nullptr && known->field == RawField::language) return true;
  }
  return false;
}

/// "5 studiepoeng" of "5 studiepoeng og passer for alle".
std::string_view credits_ahead(std::string_view text) {
  constexpr int most_words = 4;
  std::string_view credits;
  std::size_t end = 0;
  for (int word = 0; word < most_words && end < text.size(); ++word) {
    end = std::min(text.find_first_of(" ,", end + 1), text.size());
    if (credits_alone(text.substr(0, end))) credits = text.substr(0, end);
  }
  return credits;
}

bool tells(RawField field, std::string_view value, const FieldLabels& lexicon) {
  constexpr std::size_t longest_value = 80;
  if (value.empty() || value.size() > longest_value) return false;
  if (field == RawField::language) return names_a_language(value, lexicon);
  if (field == RawField::start) return holds_date(value);
  return value.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

BareFacts find_sentence_facts(const std::vector<Line>& lines, const FieldLabels& lexicon) {
  BareFacts facts;
  std::set<RawField> doubtful;
  for (const auto& line : lines) {
    if (line.heading != 0) continue;
    for (auto rest = std::string_view(line.text); !rest.empty();) {
      const auto sentence = rest.substr(0, sentence_end(rest));
      rest = ascii_trim(rest.substr(std::min(sentence.size() + 1, rest.size())));
      const auto opening = lexicon.sentence_opening(sentence);
      if (!opening) continue;
      auto value = ascii_trim(sentence.substr(opening->end));
      if (opening->field == RawField::credits) value = credits_ahead(value);
      if (!tells(opening->field, value, lexicon)) continue;
      const auto [known, added] = facts.try_emplace(opening->field, value);
      if (!added && known->second != value) doubtful.insert(opening->field);
    }
  }
  for (const auto field : doubtful)
    facts.erase(field);
  return facts;
}

}  // namespace rundkurs::page
