// Who has answered: organisation, sector, size, where.
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "crawlers/normalise/number.h"
#include "schemas/utf8.h"
#include "searchd/needs/answer_reader.h"

namespace rundkurs::needs {
namespace {

const Choice* labelled(const std::vector<Choice>& choices, std::string_view words) {
  const auto key = key_of(words);
  for (const auto& choice : choices) {
    if (key_of(choice.id) == key) return &choice;
    for (const auto& [language, label] : choice.labels) {
      if (key_of(label) == key) return &choice;
    }
  }
  return nullptr;
}

std::string before_bracket(std::string_view words) {
  return squeeze_space(words.substr(0, words.find('(')));
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The section of a NACE code that begins an answer: "F Bygg", "F41.2", "41.20 Oppføring", "C - …".
std::string section_of_code(std::string_view answer, const std::vector<Choice>& sectors) {
  std::string_view rest = answer;
  std::string letter;
  if (!rest.empty() && rest.front() >= 'A' && rest.front() <= 'U') {
    const bool alone = rest.size() == 1 || rest[1] == ' ' || rest[1] == '-' || rest[1] == ':' ||
                       rest[1] == '.' || rest[1] == ')' || is_digit(rest[1]);
    if (!alone) return {};
    letter = rest.front();
    if (choice_of(sectors, letter) != nullptr) return letter;
  }
  if (rest.size() < 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return {};
  // A number of employees or a year begins with more digits in a row than a division and its point.
  if (rest.size() > 2 && is_digit(rest[2]) && rest.find('.') == rest.npos && rest.size() > 5)
    return {};
  const int division = (rest[0] - '0') * 10 + (rest[1] - '0');
  for (const auto& sector : sectors) {
    if (division >= sector.first && division <= sector.last) return sector.id;
  }
  return {};
}

std::vector<int> whole_numbers(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t at = 0; const auto number = normalise::next_number(text, at);) {
    if (number->value >= 0 && number->value < 10'000'000)
      numbers.push_back(static_cast<int>(number->value));
    at = number->end;
  }
  return numbers;
}

const Choice* band_of(const std::vector<Choice>& sizes, int employees) {
  for (const auto& size : sizes) {
    if (employees <= size.last || size.last == 0) return &size;
  }
  return nullptr;
}

}  // namespace

UnreadAnswers AnswerReader::read_organisation(std::string_view cell,
                                              const AnswerContext& context,
                                              Need& need) const {
  for (const auto& words : {std::string(cell), before_bracket(cell)}) {
    if (const auto* const choice = labelled(choices_.organisations, words)) {
      need.organisation = choice->id;
      return {};
    }
    if (const auto ids = meanings("organisations", words); !ids.empty()) {
      need.organisation = ids.front();
      return {};
    }
  }
  const auto within = words_["organisations"].all(normalise::tokenise(before_bracket(cell)));
  if (within.size() == 1) {
    need.organisation = within.front();
    return {};
  }
  return {{std::string(cell),
           context.words.text(within.empty() ? "survey_unread.organisation"
                                             : "survey_unread.organisations"),
           suggestion("organisations", choices_.organisations, cell, context.words)}};
}

UnreadAnswers AnswerReader::read_sector(std::string_view cell,
                                        const AnswerContext& context,
                                        Need& need) const {
  need.sector = section_of_code(cell, choices_.sectors);
  if (!need.sector.empty()) return {};
  if (const auto* const choice = labelled(choices_.sectors, cell)) {
    need.sector = choice->id;
    return {};
  }
  std::set<std::string_view> sections;
  for (const auto& mention : (*people_)["people/sectors"].find(normalise::tokenise(cell), ""))
    sections.insert(mention.means);
  if (sections.size() == 1) {
    need.sector = *sections.begin();
    return {};
  }
  return {{std::string(cell),
           context.words.text("survey_unread.sector"),
           context.words.text("survey_advice.sector")}};
}

UnreadAnswers AnswerReader::read_size(std::string_view cell,
                                      const AnswerContext& context,
                                      Need& need) const {
  if (const auto* const choice = labelled(choices_.sizes, cell)) {
    need.size = choice->id;
    return {};
  }
  const auto text = normalise::tokenise(cell);
  const auto numbers = whole_numbers(cell);
  const bool below = !words_["below"].all(text).empty() || cell.starts_with('<');
  const bool above = !words_["above"].all(text).empty() || cell.starts_with('>') ||
                     cell.find('+') != std::string_view::npos;
  const auto& sizes = choices_.sizes;
  const Choice* first = nullptr;
  const Choice* last = nullptr;
  if (numbers.size() == 1 && below != above) {
    first = below ? &sizes.front() : band_of(sizes, numbers.front());
    last = above ? &sizes.back() : band_of(sizes, std::max(0, numbers.front() - 1));
  } else if (!numbers.empty() && numbers.size() <= 2) {
    first = band_of(sizes, numbers.front());
    last = band_of(sizes, numbers.back());
  }
  if (first != nullptr && first == last) {
    need.size = first->id;
    return {};
  }
  return {{std::string(cell),
           context.words.text(first == nullptr ? "survey_unread.size" : "survey_unread.sizes"),
           context.words.text("survey_advice.size")}};
}

UnreadAnswers AnswerReader::read_urgency(std::string_view cell,
                                         const AnswerContext& context,
                                         Need& need) const {
  const auto number = normalise::next_number(cell, 0);
  if (number && number->begin == 0 && number->value >= 1 && number->value <= context.scale) {
    // Ends meet ends: 1 stays 1, the highest becomes 5.
    const double share = (number->value - 1) / (context.scale - 1);
    need.urgency = static_cast<int>(1.5 + 4 * share);
    return {};
  }
  if (const auto* const choice = labelled(choices_.urgency, cell); choice != nullptr && !number) {
    need.urgency = std::stoi(choice->id);
    return {};
  }
  if (const auto ids = meanings("urgency", cell); !number && !ids.empty()) {
    need.urgency = std::stoi(ids.front());
    return {};
  }
  return {
      {std::string(cell),
       context.words.text("survey_unread.urgency", {{"highest", std::to_string(context.scale)}}),
       number ? context.words.text("survey_advice.scale")
              : suggestion("urgency", choices_.urgency, cell, context.words)}};
}

UnreadAnswers AnswerReader::read_region(std::string_view cell,
                                        const AnswerContext& context,
                                        Need& need) const {
  const auto where = regions_.find(cell, context.mapping.country);
  need.region = where.region;
  if (!where.country.empty()) need.country = where.country;
  if (!where.country.empty()) return {};
  return {{std::string(cell),
           context.words.text("survey_unread.region"),
           context.words.text("survey_advice.region")}};
}

}  // namespace rundkurs::needs
