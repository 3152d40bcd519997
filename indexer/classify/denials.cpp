#include "indexer/classify/denials.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs {
namespace {

// Words from a negator to what it negates, and from there to the last that is denied.
constexpr std::size_t reach_to_verb = 3;
constexpr std::size_t reach_of_denial = 8;

TextSet words_from(const nlohmann::json& list) {
  TextSet words;
  for (const auto& word : list)
    words.insert(word.get<std::string>());
  return words;
}

bool ends_sentence(std::string_view between) {
  return between.find_first_of(".!?;:\n") != std::string_view::npos;
}

/// Tokens from `first` up to, not with, `last`.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The sentence around a token, ended by words that turn it ("but") as well.
Span clause_around(std::size_t at,
                   std::string_view text,
                   const std::vector<Token>& tokens,
                   const TextSet& but) {
  const auto joined = [&](std::size_t left) {
    const auto between = text.substr(tokens[left].end, tokens[left + 1].begin - tokens[left].end);
    return !ends_sentence(between) && !but.contains(tokens[left].word) &&
           !but.contains(tokens[left + 1].word);
  };
  Span clause{at, at + 1};
  while (clause.first > 0 && joined(clause.first - 1))
    --clause.first;
  while (clause.last < tokens.size() && joined(clause.last - 1))
    ++clause.last;
  return clause;
}

bool has_concept(const Analysis& analysis, Span span) {
  return std::any_of(
      analysis.concepts.begin(), analysis.concepts.end(), [&](const ConceptMatch& match) {
        return match.first_token >= span.first && match.last_token < span.last;
      });
}

/// The nearest token of `clause` around `at` that is one of `words`.
std::optional<std::size_t> nearest(const TextSet& words,
                                   std::size_t at,
                                   Span clause,
                                   const std::vector<Token>& tokens) {
  for (std::size_t distance = 1; distance <= reach_to_verb; ++distance) {
    if (at + distance < clause.last && words.contains(tokens[at + distance].word))
      return at + distance;
    if (at >= clause.first + distance && words.contains(tokens[at - distance].word))
      return at - distance;
  }
  return std::nullopt;
}

}  // namespace

Result<Denials> Denials::load(const std::string& path) {
  Denials denials;
  if (!std::filesystem::exists(path)) return denials;
  const auto json = read_json_file(path, JsonSchema::named("denials"));
  if (!json) return json.error();
  for (const auto& [language, lists] : json->at("languages").items())
    denials.by_language_[language] = {.negators = words_from(lists.at("not")),
                                      .about = words_from(lists.at("about")),
                                      .treated = words_from(lists.at("treated")),
                                      .unless = words_from(lists.at("unless")),
                                      .but = words_from(lists.at("but"))};
  return denials;
}

std::vector<bool> Denials::find(std::string_view text,
                                const Analysis& analysis,
                                std::string_view language) const {
  const auto known = by_language_.find(language);
  if (known == by_language_.end()) return {};
  const auto& words = known->second;
  const auto& tokens = analysis.tokens;
  std::vector<bool> denied;
  const auto deny = [&](Span span) {
    if (denied.empty()) denied.resize(tokens.size());
    for (auto i = span.first; i < span.last; ++i)
      denied[i] = true;
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!words.negators.contains(tokens[at].word)) continue;
    const auto clause = clause_around(at, text, tokens, words.but);
    if (nearest(words.unless, at, {at, clause.last}, tokens)) continue;
    const auto treated = nearest(words.treated, at, clause, tokens);
    const auto verb = treated ? treated : nearest(words.about, at, clause, tokens);
    if (!verb) continue;
    const auto begin = std::min(at, *verb);
    const auto end = std::max(at, *verb) + 1;
    const Span before{begin - std::min(begin - clause.first, reach_of_denial), begin};
    const Span after{end, std::min(end + reach_of_denial, clause.last)};
    deny(treated && has_concept(analysis, before) ? before : after);
  }
  return denied;
}

}  // namespace rundkurs
