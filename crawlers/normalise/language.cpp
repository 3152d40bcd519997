#include "crawlers/normalise/language.h"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <utility>

#include "crawlers/normalise/value_words.h"

namespace rundkurs::normalise {
namespace {

/// "http://…/authority/language/ENG" and "urn:code:language:sv" end in their code;
/// "kieli_fi#1" ends in the version of a code list.
std::string_view last_part(std::string_view words) {
  if (words.find("://") != words.npos) words = words.substr(words.find_last_of('/') + 1);
  if (words.starts_with("urn:")) words = words.substr(words.find_last_of(':') + 1);
  return words.substr(0, words.find('#'));
}

bool upper_case(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void append_new(std::vector<std::string>& languages, const std::string& ids) {
  std::istringstream each(ids);
  for (std::string id; each >> id;) {
    if (std::find(languages.begin(), languages.end(), id) == languages.end())
      languages.push_back(id);
  }
}

}  // namespace

struct LanguageReader::Tables {
  WordTables words;

  std::string code(const Token& token) const { return words["codes"].first(token.folded); }
  bool is_region(std::string_view text, const Token& language, const Token& region) const;
  std::vector<std::string> by_codes(std::string_view text, const std::vector<Token>& tokens) const;
  std::vector<std::string> named(const std::vector<Token>& tokens) const;
  std::vector<std::string> of_teaching(std::string_view text,
                                       const std::vector<Token>& tokens) const;
};

/// The second half of "en-GB", "nn_NO", "sv-se": a region, where "fi-sv" names two languages.
bool LanguageReader::Tables::is_region(std::string_view text,
                                       const Token& language,
                                       const Token& region) const {
  const auto between = text.substr(language.end, region.begin - language.end);
  if (between != "-" && between != "_") return false;
  const auto written = text.substr(region.begin, region.end - region.begin);
  if (written.size() != 2) return false;
  if (code(region).empty()) return true;
  const bool first_is_lower =
      !upper_case(text.substr(language.begin, language.end - language.begin));
  if (first_is_lower && upper_case(written)) return true;
  return words["own_regions"].first(code(language)) == region.folded;
}

/// The languages of a value that is nothing but codes; empty if any word is none.
std::vector<std::string> LanguageReader::Tables::by_codes(std::string_view text,
                                                          const std::vector<Token>& tokens) const {
  std::vector<std::string> languages;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto language = code(tokens[i]);
    if (language.empty()) return {};
    append_new(languages, language);
    if (i + 1 < tokens.size() && is_region(text, tokens[i], tokens[i + 1])) ++i;
  }
  return languages;
}

std::vector<std::string> LanguageReader::Tables::named(const std::vector<Token>& tokens) const {
  std::vector<std::string> languages;
  for (const auto& ids : words["names"].all(tokens))
    append_new(languages, ids);
  return languages;
}

/// Without what is said of books ("Norsk, noe pensum på engelsk"), where anything else is named.
std::vector<std::string> LanguageReader::Tables::of_teaching(
    std::string_view text, const std::vector<Token>& tokens) const {
  std::vector<Token> kept;
  for (std::size_t first = 0, next = 1; first < tokens.size(); first = next++) {
    const auto ends_clause = [&](std::size_t at) {
      const auto between = text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
      return between.find_first_of(".,;()\n") != between.npos ||
             !words["clauses"].first(tokens[at].folded).empty();
    };
    while (next < tokens.size() && !ends_clause(next))
      ++next;
    const std::vector<Token> clause(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(next));
    if (words["beside_teaching"].all(clause).empty())
      kept.insert(kept.end(), clause.begin(), clause.end());
  }
  auto languages = named(kept);
  return languages.empty() ? named(tokens) : languages;
}

Result<LanguageReader> LanguageReader::load(const std::string& data_folder) {
  auto words = WordTables::load(
      data_folder, "languages", {"names", "codes", "own_regions", "clauses", "beside_teaching"});
  if (!words) return std::move(words).error();
  LanguageReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(words)});
  return reader;
}

std::vector<std::string> LanguageReader::read(std::string_view words) const {
  const auto text = last_part(words);
  const auto tokens = tokenise(text, 60);
  if (auto languages = tables_->by_codes(text, tokens); !languages.empty()) return languages;
  return tables_->of_teaching(text, tokens);
}

std::string LanguageReader::tag(std::string_view tag) const {
  const auto languages = read(tag);
  if (languages.size() != 1) return {};
  return languages.front() == "no" ? "nb" : languages.front();
}

}  // namespace rundkurs::normalise
