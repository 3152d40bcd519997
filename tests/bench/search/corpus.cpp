#include "tests/bench/search/corpus.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "indexer/analysis/analyser.h"

namespace rundkurs::bench {
namespace {

using nlohmann::json;

constexpr std::size_t vocabulary_size = 60'000;
// Names, slips and inventions: words that no other text has.
constexpr double own_word = 0.005;

template <std::size_t n>
struct Spread {
  std::array<const char*, n> values;
  std::array<double, n> shares;  ///< Add up to 1.

  const char* draw(Chance& chance) const {
    double at = chance.part();
    for (std::size_t i = 0; i < n; ++i) {
      at -= shares[i];
      if (at < 0) return values[i];
    }
    return values[n - 1];
  }
};

// As in data/catalogue.
constexpr Spread<6> language_spread{languages, {0.50, 0.16, 0.14, 0.07, 0.10, 0.03}};
constexpr Spread<6> level_spread{
    {"unspecified", "bachelor", "master", "continuing", "vocational", "phd"},
    {0.37, 0.21, 0.20, 0.11, 0.10, 0.01}};
constexpr Spread<6> kind_spread{
    {"course", "programme", "continuing-education", "module", "mooc", "phd-course"},
    {0.54, 0.22, 0.11, 0.09, 0.03, 0.01}};
constexpr Spread<4> mode_spread{{"", "online", "campus", "blended"}, {0.66, 0.14, 0.12, 0.08}};
constexpr std::array<double, 8> credit_values = {0, 0, 0, 7.5, 5, 10, 15, 120};

json read_json(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  return json::parse(file);
}

/// Letters alone, in small ones; so every peer cuts and folds a text alike.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  const auto wide = icu::UnicodeString::fromUTF8(text).toLower();
  for (std::int32_t at = 0; at < wide.length(); ++at) {
    const auto letter = wide.char32At(at);
    if (!u_isalpha(letter)) {
      words.emplace_back();
      continue;
    }
    std::string bytes;
    icu::UnicodeString(static_cast<UChar32>(letter)).toUTF8String(bytes);
    words.back() += bytes;
  }
  std::erase_if(words, [](const auto& word) { return word.size() < 2 || word == "university"; });
  return words;
}

void add_words(const json& texts, std::map<std::string, std::map<std::string, int>>& counts) {
  for (const auto& [language, text] : texts.items()) {
    if (text.is_array()) {
      for (const auto& one : text)
        for (const auto& word : words_of(one))
          ++counts[language][word];
    } else {
      for (const auto& word : words_of(text))
        ++counts[language][word];
    }
  }
}

std::vector<std::string> by_frequency(const std::map<std::string, int>& counts) {
  std::vector<std::pair<int, std::string>> sorted;
  for (const auto& [word, count] : counts)
    sorted.emplace_back(-count, word);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> words;
  for (const auto& [count, word] : sorted)
    words.push_back(word);
  return words;
}

std::vector<std::string> drawn(std::size_t count,
                               const std::vector<std::string>& from,
                               Chance& chance) {
  std::set<std::string> values;
  while (values.size() < count)
    values.insert(from[chance.below(from.size())]);
  return {values.begin(), values.end()};
}

std::string sentence(const std::vector<Word>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i % 14 == 0 ? ". " : " ";
    text += words[i].text;
  }
  return text;
}

template <typename Values>
std::string joined(const Values& values) {
  return fmt::format("{}", fmt::join(values, "|"));
}

}  // namespace

Corpus::Corpus(const std::string& data_folder, std::uint64_t seed) : seed_(seed) {
  std::map<std::string, std::map<std::string, int>> counts;
  std::ifstream rows(data_folder + "/catalogue/offerings.jsonl");
  if (!rows) throw std::runtime_error(data_folder + "/catalogue/offerings.jsonl cannot be read");
  for (std::string row; std::getline(rows, row);) {
    const auto offering = json::parse(row);
    for (const auto* field :
         {"title", "summary", "learning_outcomes", "prerequisites", "audience_text"})
      add_words(offering.value(field, json::object()), counts);
  }
  Chance chance(seed);
  for (const auto* language : languages)
    words_.emplace_back(by_frequency(counts[language]), vocabulary_size, chance);
  const auto topics = read_json(data_folder + "/vocabulary/topics.json");
  for (const auto& topic : topics.at("topics"))
    topics_.push_back(topic.at("id"));
}

Field Corpus::field(const char* name,
                    std::size_t texts,
                    std::size_t least,
                    std::size_t most,
                    std::size_t language,
                    Chance& chance) const {
  Field field{name, std::vector<std::vector<Word>>(texts)};
  for (auto& text : field.texts) {
    for (auto length = chance.between(least, most); length > 0; --length) {
      const auto rank = words_[language].draw_rank(chance);
      text.push_back({words_[language].word(rank), rank});
      if (chance.happens(own_word))
        text.back() = {text.back().text + words_[language].word(chance.below(200)) +
                           words_[language].word(chance.below(2000)),
                       vocabulary_size};
    }
  }
  return field;
}

Record Corpus::record(std::size_t number) const {
  // Neighbouring seeds give alike first numbers of this engine; multiplying keeps them apart.
  Chance chance(seed_ + (number + 1) * 0x9e3779b97f4a7c15ULL);
  Record record;
  record.number = number;
  const std::string language = language_spread.draw(chance);
  record.language = static_cast<std::size_t>(
      std::find(languages.begin(), languages.end(), language) - languages.begin());
  const auto add = [&](const char* name, std::size_t texts, std::size_t least, std::size_t most) {
    if (texts > 0)
      record.fields.push_back(field(name, texts, least, most, record.language, chance));
  };
  add("title", 1, 2, 7);
  add("summary", 1, 25, 60);
  add("description", 1, 50, 130);
  add("learning_outcomes", chance.below(6), 5, 14);
  add("prerequisites", 1, 4, 15);
  record.level = level_spread.draw(chance);
  record.kind = kind_spread.draw(chance);
  // A few large institutions, many small ones.
  record.institution = std::min(chance.below(institutions), chance.below(institutions));
  record.topics = drawn(chance.below(4), topics_, chance);
  if (chance.happens(0.3)) record.languages = {languages[record.language]};
  if (!record.languages.empty() && record.language != 0 && chance.happens(0.2))
    record.languages.emplace_back("en");
  if (const std::string mode = mode_spread.draw(chance); !mode.empty()) record.modes = {mode};
  record.ects = credit_values[chance.below(credit_values.size())];
  record.relevance = static_cast<int>(chance.between(1, 3));
  return record;
}

const std::string& Corpus::country_of(std::size_t institution) {
  static const std::array<std::string, 10> countries = {
      "SE", "SE", "SE", "FI", "FI", "NO", "NO", "NO", "DK", "IS"};
  return countries[institution % countries.size()];
}

std::string Corpus::institution_id(std::size_t institution) {
  auto country = country_of(institution);
  for (auto& letter : country)
    letter = static_cast<char>(letter - 'A' + 'a');
  return fmt::format("{}-u{}", country, institution);
}

std::string to_ndjson(const Record& record) {
  const std::string language = languages[record.language];
  const auto home = fmt::format("https://www.u{}.example", record.institution);
  json row = {
      {"id", fmt::format("{}-c{}", Corpus::institution_id(record.institution), record.number)},
      {"url", fmt::format("{}/course/c{}", home, record.number)},
      {"institution",
       {{"id", Corpus::institution_id(record.institution)},
        {"name", {{"en", fmt::format("University U{}", record.institution)}}},
        {"country", Corpus::country_of(record.institution)},
        {"url", home}}},
      {"code", fmt::format("C{}", record.number)},
      {"level", record.level},
      {"kind", record.kind},
      {"relevance", record.relevance},
      {"relevance_curated", true},
  };
  for (const auto& field : record.fields) {
    if (field.name == "learning_outcomes") {
      for (const auto& text : field.texts)
        row[field.name][language].push_back(sentence(text));
    } else {
      row[field.name][language] = sentence(field.texts.front());
    }
    row["provenance"][field.name] = {{"url", row["url"]}, {"extractor", "html"}, {"rule", "label"}};
  }
  for (const auto& topic : record.topics)
    row["topics"].push_back({{"id", topic}, {"score", 1}, {"curated", true}});
  if (!record.languages.empty()) row["language_of_instruction"] = record.languages;
  if (!record.modes.empty()) row["mode"] = record.modes;
  if (record.ects > 0) row["ects"] = record.ects;
  if (record.number % 5 < 2)
    row["runs"] = {{{"start", fmt::format("202{}-08", 6 + record.number % 3)}}};
  return row.dump() + "\n";
}

std::string to_row(const Record& record, const Analyser& analyser) {
  std::string text;
  std::string stems;
  for (const auto& field : record.fields) {
    for (const auto& one : field.texts) {
      std::string words;
      for (const auto& word : one)
        words += word.text + " ";
      for (const auto& token : analyser.analyse(words, languages[record.language]).tokens) {
        stems += token.stem + " ";
        for (const auto& part : token.parts)
          stems += part + " ";
      }
      text += words + "qzqz ";
    }
  }
  // What a source does not state is a value too.
  const auto stated = [](const std::vector<std::string>& values) {
    return values.empty() ? std::string("not-stated") : joined(values);
  };
  auto languages_found = record.languages;
  if (std::find(languages_found.begin(), languages_found.end(), "nb") != languages_found.end())
    languages_found.emplace_back("no");
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                     record.number,
                     sentence(record.fields.front().texts.front()),
                     text,
                     record.level,
                     Corpus::institution_id(record.institution),
                     stated(record.topics),
                     stated(languages_found),
                     Corpus::country_of(record.institution),
                     stated(record.modes),
                     record.kind,
                     stems);
}

}  // namespace rundkurs::bench
