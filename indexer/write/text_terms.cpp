#include "indexer/write/text_terms.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/analysis/twin.h"
#include "indexer/write/term.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

namespace layout = index_layout;

struct FieldWeight {
  std::string_view field;
  unsigned weight;
};

// What a course is called says most of what it is about; what it asks for beforehand, and how it is
// examined, says little.
constexpr auto field_weights = std::to_array<FieldWeight>({{"title", 6},
                                                           {"summary", 2},
                                                           {"learning_outcomes", 2},
                                                           {"description", 2},
                                                           {"audience_text", 1},
                                                           {"prerequisites", 1},
                                                           {"assessment", 1}});

unsigned weight_of(std::string_view field) {
  for (const auto& entry : field_weights)
    if (entry.field == field) return entry.weight;
  return 1;
}

unsigned half(unsigned weight) {
  return std::max(1U, weight / 2);
}

}  // namespace

void TextTerms::add(const FieldAnalysis& field) {
  const auto weight = weight_of(field.field);
  add_words(field.analysis.tokens, weight);
  if (field.field == "title") add_title_words(field.analysis.tokens);
  add_concepts(field.analysis.concepts, weight);
}

void TextTerms::add_name(const Analysis& name, unsigned weight) {
  add_words(name.tokens, weight);
}

void TextTerms::add_code(const std::string& key, unsigned weight) {
  if (key.empty()) return;
  document_.add_boolean_term(index_term(layout::code_prefix, key));
  // Written in one word it is among the words already.
  if (const auto stem = index_term(layout::stem_prefix, key); !has_term(stem))
    document_.add_term(stem, weight);
}

bool TextTerms::has_term(const std::string& term) const {
  auto at = document_.termlist_begin();
  at.skip_to(term);
  return at != document_.termlist_end() && *at == term;
}

void TextTerms::add_topic(std::string_view id, double score) {
  constexpr double most = 4;  // As a title's compound part has.
  const auto weight = static_cast<unsigned>(std::lround(most * std::clamp(score, 0.0, 1.0)));
  document_.add_term(index_term(layout::topic_prefix, id), std::max(1U, weight));
}

void TextTerms::add_words(const std::vector<Token>& tokens, unsigned weight) {
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const auto& token : tokens) {
    words.push_back(index_term("", token.word));
    document_.add_term(words.back(), weight);
    document_.add_term(index_term(layout::stem_prefix, token.stem), weight);
    for (const auto& part : token.parts)
      document_.add_term(index_term(layout::stem_prefix, part), half(weight));
    if (const auto twin = twin_spelling(token.stem); twin != token.stem)
      document_.add_term(index_term(layout::twin_prefix, twin), weight);
  }
  add_row(words);
}

void TextTerms::add_title_words(const std::vector<Token>& tokens) {
  std::vector<std::string> words;
  for (const auto& token : tokens) {
    words.push_back(index_term(layout::title_prefix, token.word));
    document_.add_term(words.back(), 1);
    document_.add_term(index_term(layout::title_stem_prefix, token.stem), 1);
  }
  add_row(words);
}

void TextTerms::add_row(const std::vector<std::string>& terms) {
  for (const auto& term : terms)
    row_.add(term);
  row_.end_text();
}

void TextTerms::write_row() {
  document_.add_value(layout::row_slot, row_.bytes());
}

void TextTerms::write_pairs() {
  each_pair(row_.bytes(), [this](std::uint32_t first, std::uint32_t second) {
    document_.add_boolean_term(pair_term(first, second));
  });
}

void TextTerms::add_concepts(const std::vector<ConceptMatch>& matches, unsigned weight) {
  for (const auto& match : matches) {
    const auto own = match.within || match.strength < 0.7 ? half(weight) : weight;
    add_concept(match.concept_id, own);
    const auto* found = vocabulary_.concept_by_id(match.concept_id);
    for (const auto& broader : found->broader)
      add_concept(broader, half(own));
  }
}

void TextTerms::add_concept(std::string_view id, unsigned weight) {
  document_.add_term(index_term(layout::concept_prefix, id), weight);
}

}  // namespace rundkurs
