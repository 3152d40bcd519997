#include "indexer/merge/twin_record.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/analysis/language_guess.h"
#include "indexer/merge/twin_address.h"
#include "schemas/catalogue/identity.h"
#include "schemas/catalogue/page_key.h"
#include "schemas/fnv.h"

namespace rundkurs {
namespace {

constexpr double least_subject_weight = 0.3;
// Words of education are below: they name the form ("programme", "YH"), not what is taught.
constexpr double least_named_weight = 0.05;
constexpr std::size_t long_title = 5;  // words that are more than one letter

std::string host_of(const std::string& url) {
  const auto key = page_key(url);
  return key.substr(0, key.find_first_of("/?"));
}

bool all_digits(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isdigit(c) != 0;
  });
}

bool letters_and_digits_mixed(const std::string& word) {
  const auto digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  return word.size() > 4 && std::any_of(word.begin(), word.end(), digit) &&
         std::isdigit(static_cast<unsigned char>(word.front())) == 0 &&
         std::isdigit(static_cast<unsigned char>(word.back())) == 0;
}

/// "Ecology 2", "Ecology II", "Economics B". "I" and "v" are words in the middle of a title.
bool numbers_a_part(const std::string& word, bool last) {
  if (all_digits(word)) return word.size() < 4;
  for (const char* roman : {"ii", "iii", "iv", "vi", "vii", "viii"})
    if (word == roman) return true;
  return last && word.size() == 1;
}

void read_title(const std::string& language,
                const std::string& title,
                const std::string& code,
                const Analyser& analyser,
                const Vocabulary& vocabulary,
                TwinRecord& record) {
  const auto guessed = guess_language(title, language == "und" ? "" : language);
  record.languages.insert(guessed);
  const auto analysis = analyser.analyse(title, guessed);
  const auto code_tokens = analyser.analyse(code, "").tokens;
  const auto in_code = [&](const Token& token) {
    return std::any_of(code_tokens.begin(), code_tokens.end(), [&](const Token& part) {
      return part.word == token.word;
    });
  };
  std::size_t long_words = 0;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto& token = analysis.tokens[i];
    if (in_code(token)) continue;
    record.words.insert(token.stem);
    if (token.word.size() > 3) ++long_words;
    if (numbers_a_part(token.word, i + 1 == analysis.tokens.size()))
      record.numbers.insert(token.word);
    if (letters_and_digits_mixed(token.word)) record.coined = true;
  }
  if (long_words >= long_title) record.coined = true;
  for (const auto& match : analysis.concepts) {
    const auto weight = vocabulary.concept_by_id(match.concept_id)->weight;
    if (weight >= least_named_weight) record.concepts.insert(match.concept_id);
    if (weight >= least_subject_weight) record.subjects.insert(match.concept_id);
  }
}

void read_runs(const Offering& offering, TwinRecord& record) {
  const auto add_places = [&](const std::vector<Place>& places) {
    for (const auto& place : places)
      record.places.insert(place.name);
  };
  add_places(offering.place);
  for (const auto& run : offering.runs) {
    add_places(run.place);
    record.modes.insert(run.mode.begin(), run.mode.end());
    if (run.start) record.years.insert(run.start->text().substr(0, 4));
  }
}

}  // namespace

TwinRecord twin_record(const Offering& offering,
                       const Analyser& analyser,
                       const Vocabulary& vocabulary) {
  TwinRecord record{.id = offering.id,
                    .first_seen = offering.first_seen,
                    .institution = offering.institution.id,
                    .country = offering.institution.country + " " + offering.id.substr(0, 3),
                    .host = host_of(offering.url),
                    .page_family = page_family(offering.url),
                    .code = code_key(offering.code),
                    .code_family = code_family(offering.code),
                    .kind = offering.kind,
                    .level = offering.level == "unspecified" ? "" : offering.level,
                    .ects = offering.ects,
                    .pace = offering.pace,
                    .modes = {offering.mode.begin(), offering.mode.end()},
                    .places = {},
                    .teaching_languages = {offering.language_of_instruction.begin(),
                                           offering.language_of_instruction.end()},
                    .years = {},
                    .titles = title_keys(offering),
                    .languages = {},
                    .numbers = {},
                    .words = {},
                    .concepts = {},
                    .subjects = {}};
  if (!record.pace && offering.part_time) record.pace = *offering.part_time ? 50 : 100;
  for (const auto& [language, title] : offering.title)
    read_title(language, title, offering.code, analyser, vocabulary, record);
  read_runs(offering, record);
  return record;
}

std::vector<std::uint64_t> twin_keys(const TwinRecord& record) {
  std::vector<std::uint64_t> keys;
  const auto add = [&](std::string_view what, std::string_view value) {
    if (value.empty()) return;
    const auto key = fnv1a(fmt::format("{}\n{}\n{}", what, record.institution, value));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (const auto& title : record.titles) {
    add("title", title);
    if (record.coined && !title.empty()) keys.push_back(fnv1a("title\n" + title));
  }
  add("page", record.page_family);
  add("code", record.code_family);
  for (const auto& subject : record.subjects)
    add("subject", record.kind + "\n" + subject);
  if (!record.concepts.empty())
    add("concepts", fmt::format("{}\n{}", record.kind, fmt::join(record.concepts, " ")));
  return keys;
}

}  // namespace rundkurs
