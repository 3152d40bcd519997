#include "crawlers/extract/page/fact_writer.h"

#include <algorithm>
#include <set>

#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/label_words.h"
#include "crawlers/extract/page/page_text.h"

namespace rundkurs::page {
namespace {

using Candidates = std::vector<const Fact*>;

bool has_digit(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos;
}

bool is_number(const std::string& text) {
  return text.find_first_not_of("0123456789.,-+– ") == std::string::npos;
}

/// "5.0 points" → "5.0": a word that names no system.
std::string without_point_word(const std::string& text) {
  for (const std::string_view word : {" points", " point", " poäng", " poeng", " pistettä"}) {
    if (text.ends_with(word)) return text.substr(0, text.size() - word.size());
  }
  return text;
}

/// What a label for two things ("Tid og sted", "Omfang") says of one of them.
bool speaks_of(const Fact& fact, RawField field, const std::string& value) {
  const auto& fields = fact.meaning->fields;
  if (fields.size() < 2) return true;
  const auto also = [&](RawField other) {
    return std::find(fields.begin(), fields.end(), other) != fields.end();
  };
  const bool credits = credits_alone(value) || credits_first(value) || is_number(value);
  if (field == RawField::duration && also(RawField::credits))
    return !credits_alone(value) && !is_number(value);
  if (field == RawField::credits && also(RawField::duration)) return credits;
  if (field == RawField::start && also(RawField::place)) return has_digit(value);
  if (field == RawField::start && also(RawField::language)) return has_digit(value);
  if (field == RawField::language && also(RawField::start)) return !has_digit(value);
  if (field == RawField::place && also(RawField::start)) return !has_digit(value);
  return true;
}

class FactWriter {
 public:
  FactWriter(const FieldLabels& lexicon, const std::string& language, RawRecord& record)
      : lexicon_(lexicon), language_(language), record_(record) {}

  void fact(RawField field, const Candidates& candidates) {
    const auto told = std::find_if(candidates.begin(), candidates.end(), [&](const Fact* fact) {
      return std::any_of(fact->values.begin(), fact->values.end(), [&](const auto& value) {
        return is_plausible(field, value) && speaks_of(*fact, field, value);
      });
    });
    if (told == candidates.end()) return;
    const auto& best = **told;
    const auto& first = best.values.front();
    if (lexicon_.is_no_value(first)) return;
    if (field == RawField::credits) {
      if (auto sum = credits_of_examinations(candidates); !sum.empty())
        return record_.add(field, std::move(sum), best.label);
    }
    if (field == RawField::level) return levels(candidates);
    // "Nedlagd: 2021-06-30": the label is what is said.
    if (field == RawField::status && has_digit(first))
      return record_.add(field, best.label, best.label);
    if (!best.meaning->if_yes.empty()) {
      if (says_yes(first)) record_.add(field, best.meaning->if_yes, best.label);
      return;
    }
    for (const auto& value : best.values) {
      if (!is_plausible(field, value) || !speaks_of(best, field, value)) {
        if (is_single(field)) break;
        continue;
      }
      const bool system = field == RawField::credits && !best.meaning->unit.empty();
      auto text = system ? without_point_word(value) : value;
      // "Tuition per term (Non-EU)": whom the fee is asked of belongs to the value.
      if (field == RawField::tuition && !best.bracket.empty() && !has_digit(best.bracket))
        text += " (" + best.bracket + ")";
      record_.add(field, std::move(text), best.label);
      if (is_single(field)) break;
    }
    if (field == RawField::credits && record_.has(field)) unit(best);
  }

  void section(RawField field, const Candidates& candidates) {
    std::set<std::string> seen;
    for (const auto* fact : candidates) {
      if (field == RawField::outcome) {
        for (auto& item : list_items(*fact, lexicon_)) {
          if (seen.insert(item).second) record_.add(field, std::move(item), fact->label, language_);
        }
        continue;
      }
      auto text = joined_lines(fact->values);
      if (lexicon_.is_no_value(text) || !seen.insert(text).second) continue;
      record_.add(field, std::move(text), fact->label, language_);
    }
  }

 private:
  /// Several labels speak of the level ("Progression: A", "Type: elective"): what understands them
  /// takes the first that names one. The label's language tells "kandidat" from "kandidat".
  void levels(const Candidates& candidates) {
    constexpr std::size_t most = 8;
    std::size_t count = 0;
    for (const auto* fact : candidates) {
      for (const auto& value : fact->values) {
        if (count == most) return;
        if (!is_plausible(RawField::level, value) || lexicon_.is_no_value(value)) continue;
        // "Emnetype: Emnet kan tas som enkeltemne." says who may take it.
        if (fact->meaning->weak && value.ends_with('.')) continue;
        const auto& language = fact->meaning->label_language;
        record_.add(RawField::level, value, fact->label, language == "en" ? "" : language);
        ++count;
      }
    }
  }

  /// "See exam description": the course has the credits of its examinations together.
  static std::string credits_of_examinations(const Candidates& candidates) {
    const auto& stated = candidates.front()->values.front();
    const auto key = label_key(stated);
    const bool refers =
        key.find("exam") != std::string::npos || key.find("eksamen") != std::string::npos;
    if (!refers || has_digit(stated)) return {};
    std::string sum;
    std::string unit;
    for (const auto* fact : candidates) {
      const auto& value = fact->values.front();
      const auto end = value.find_first_not_of("0123456789.,");
      if (end == 0 || fact->line == candidates.front()->line) continue;
      unit = end == std::string::npos ? unit : value.substr(end);
      sum += (sum.empty() ? "" : "+") + value.substr(0, end);
    }
    return sum + unit;
  }

  /// The unit that a label names, where the value is a bare number.
  void unit(const Fact& credits) {
    if (!is_number(record_.first(RawField::credits))) return;
    constexpr std::size_t longest_unit = 12;
    const auto& bracket = credits.bracket;
    const bool in_bracket =
        !bracket.empty() && bracket.size() <= longest_unit && !has_digit(bracket);
    record_.add(RawField::credit_unit, in_bracket ? bracket : credits.meaning->unit, credits.label);
  }

  const FieldLabels& lexicon_;
  const std::string& language_;
  RawRecord& record_;
};

}  // namespace

void write_facts(const Choice& choice,
                 const FieldLabels& lexicon,
                 const std::string& language,
                 RawRecord& record) {
  FactWriter writer(lexicon, language, record);
  for (const auto& [field, candidates] : choice) {
    if (field == RawField::title || field == RawField::code) continue;
    is_section(field) ? writer.section(field, candidates) : writer.fact(field, candidates);
  }
  // Some call the dates of a course its duration.
  const auto& duration = record.first(RawField::duration);
  if (!record.has(RawField::start) && holds_date(duration))
    record.add(RawField::start, duration, choice.at(RawField::duration).front()->label);
}

}  // namespace rundkurs::page
