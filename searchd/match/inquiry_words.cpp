#include "searchd/match/inquiry_words.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs::match {
namespace {

constexpr auto languages_known =
    std::to_array<std::string_view>({"nb", "nn", "sv", "da", "fi", "is", "en"});

unsigned bit_of(std::string_view language) {
  const auto* const at = std::find(languages_known.begin(), languages_known.end(), language);
  return at == languages_known.end() ? 0U : 1U << (at - languages_known.begin());
}

constexpr unsigned all_languages = (1U << languages_known.size()) - 1;

// Norwegian has two written forms, and Danes write what reads as Bokmål more often than a short
// text can tell.
unsigned understood_in(std::string_view language) {
  const unsigned own = bit_of(language);
  if (own == 0) return all_languages;
  const unsigned norwegian = bit_of("nb") | bit_of("nn");
  return (own & norwegian) != 0 || language == "da" ? own | norwegian : own;
}

std::string beginning(std::string_view word) {
  return std::string(word.substr(0, 2));
}

/// True where one letter is missing, added, changed or swapped with its neighbour.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same])
    ++same;
  const auto rest = [same](std::string_view text, std::size_t skipped) {
    return text.substr(std::min(text.size(), same + skipped));
  };
  if (a.size() < b.size()) return rest(a, 0) == rest(b, 1);
  if (rest(a, 1) == rest(b, 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         rest(a, 2) == rest(b, 2);
}

struct File {
  std::string_view name;
  std::vector<std::string_view> tables;
};

const std::vector<File>& files() {
  static const std::vector<File> all = {
      {"message", {"purpose", "closing", "device", "quoted", "again", "describes", "close"}},
      {"stance", {"stances", "amounts", "units"}},
      {"studies", {"levels", "kinds", "modes", "pace", "length", "price", "groups"}},
      {"languages", {"in", "name", "group", "follow"}},
      {"places", {"countries", "nationality", "home", "reach", "regions"}},
      {"time", {"times"}},
      {"people", {"writers", "audiences", "sectors"}},
      {"numbers", {"numbers"}},
      {"everyday", {"everyday"}},
  };
  return all;
}

}  // namespace

bool WordTable::Word::matches(std::string_view word) const {
  if (open_begin) {
    if (open_end) return word.find(text) != word.npos;
    return word.size() > text.size() && word.ends_with(text);
  }
  return open_end ? word.starts_with(text) : word == text;
}

void WordTable::add(std::string_view phrase, std::string_view language, const std::string& means) {
  Phrase added{{}, bit_of(language), nullptr, 0};
  // English words stand in any message; the short ones are other words elsewhere ("fire", "i").
  constexpr std::size_t sure = 5;
  bool foreign = language == "en";
  for (auto& token : normalise::tokenise(phrase)) {
    added.letters += token.folded.size();
    foreign = foreign && token.folded.size() >= sure;
    const bool open_begin = token.begin > 0 && phrase[token.begin - 1] == '*';
    const bool open_end = token.end < phrase.size() && phrase[token.end] == '*';
    added.words.push_back({std::move(token.folded), open_begin, open_end});
  }
  if (added.words.empty()) return;
  if (foreign) added.languages = all_languages;
  added.means = &meanings_.emplace(means, means).first->second;
  auto& bucket = added.words.front().open_begin
                     ? open_at_begin_
                     : by_beginning_[beginning(added.words.front().text)];
  bucket.push_back(phrases_.size());
  phrases_.push_back(std::move(added));
}

void WordTable::look(const std::vector<std::size_t>& candidates,
                     const std::vector<Token>& text,
                     std::size_t at,
                     unsigned languages,
                     Found& found) const {
  for (const auto index : candidates) {
    const auto& phrase = phrases_[index];
    const auto length = phrase.words.size();
    const auto rank = std::make_pair(length, phrase.letters);
    const auto best = std::make_pair(found.length, found.letters);
    if ((phrase.languages & languages) == 0 || rank < best || at + length > text.size()) continue;
    bool all = true;
    for (std::size_t i = 0; i < length && all; ++i)
      all = phrase.words[i].matches(text[at + i].folded);
    if (!all) continue;
    if (rank > best) found.phrases.clear();
    found.length = length;
    found.letters = phrase.letters;
    found.phrases.push_back(&phrase);
  }
}

const WordTable::Phrase* WordTable::nearly(const Token& word, unsigned languages) const {
  constexpr std::size_t least = 8;
  if (word.folded.size() < least) return nullptr;
  const auto bucket = by_beginning_.find(beginning(word.folded));
  if (bucket == by_beginning_.end()) return nullptr;
  for (const auto index : bucket->second) {
    const auto& phrase = phrases_[index];
    const auto& wanted = phrase.words.front();
    if ((phrase.languages & languages) == 0 || phrase.words.size() > 1 ||
        wanted.text.size() < least)
      continue;
    const std::string_view whole = word.folded;
    if (one_slip(wanted.open_end ? whole.substr(0, wanted.text.size()) : whole, wanted.text))
      return &phrase;
  }
  return nullptr;
}

std::vector<Mention> WordTable::find(const std::vector<Token>& text,
                                     std::string_view language) const {
  const unsigned languages = understood_in(language);
  std::vector<Mention> mentions;
  for (std::size_t at = 0; at < text.size();) {
    Found found;
    const auto bucket = by_beginning_.find(beginning(text[at].folded));
    if (bucket != by_beginning_.end()) look(bucket->second, text, at, languages, found);
    look(open_at_begin_, text, at, languages, found);
    if (found.length == 0) {
      if (const auto* phrase = nearly(text[at], languages)) found = {1, 0, {phrase}};
    }
    std::vector<std::string_view> told;
    for (const auto* phrase : found.phrases) {
      if (std::find(told.begin(), told.end(), *phrase->means) != told.end()) continue;
      told.push_back(*phrase->means);
      mentions.push_back({at, at + found.length, *phrase->means, phrase->words.front().open_begin});
    }
    at += std::max<std::size_t>(found.length, 1);
  }
  return mentions;
}

Result<InquiryWords> InquiryWords::load(const std::string& data_folder) {
  InquiryWords words;
  for (const auto& file : files()) {
    const auto path = data_folder + "/inquiry/" + std::string(file.name) + ".json";
    const auto json = read_json_file(path, JsonSchema::named("inquiry_words"));
    if (!json) return json.error();
    const auto& tables = json->at("tables");
    for (const auto name : file.tables) {
      const auto rows = tables.find(std::string(name));
      if (rows == tables.end())
        return Error{
            Error::Code::malformed, "the table " + std::string(name) + " is missing", path, ""};
      auto& table = words.tables_[std::string(file.name) + "/" + std::string(name)];
      for (const auto& row : *rows) {
        const auto means = row.at("means").get<std::string>();
        for (const auto& [language, list] : row.at("words").items()) {
          for (const auto& word : list)
            table.add(word.get<std::string>(), language, means);
        }
      }
    }
  }
  return words;
}

const WordTable& InquiryWords::operator[](std::string_view table) const {
  const auto found = tables_.find(table);
  if (found == tables_.end()) throw std::out_of_range("no table is called " + std::string(table));
  return found->second;
}

}  // namespace rundkurs::match
