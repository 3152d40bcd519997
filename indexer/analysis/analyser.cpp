#include "indexer/analysis/analyser.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/concept_tagger.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/lexeme.h"
#include "indexer/analysis/lexical_tables.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/segmentation.h"

namespace rundkurs {
namespace {

/// True where `rest` begins with a hyphen that joins nothing: "rakennus- ja", "plast-, glas-".
bool ends_in_open_hyphen(std::string_view rest) {
  for (const std::string_view hyphen : {"-", "\u2010", "\u2011"}) {
    if (!rest.starts_with(hyphen)) continue;
    rest.remove_prefix(hyphen.size());
    return !rest.empty() &&
           std::string_view(" ,/\n\t").find(rest.front()) != std::string_view::npos;
  }
  return false;
}

}  // namespace

struct Analyser::Private {
  std::shared_ptr<const LexicalTables> tables;
  Segmenter segmenter;
  Lexis lexis;

  Private(std::shared_ptr<const LexicalTables> shared, std::shared_ptr<const Morphology> morphology)
      : tables(std::move(shared)), lexis(tables, std::move(morphology)) {}

  /// Calls `take` with each word's span and folded form, and with whether an open hyphen follows.
  template <typename Take>
  void each_word(std::string_view text, Take take) const {
    const auto spans = segmenter.words(text);
    for (const auto& span : spans) {
      const auto folded = fold_word(text.substr(span.begin, span.end - span.begin));
      take(span, folded, ends_in_open_hyphen(text.substr(span.end)));
    }
  }

  template <typename Words>
  std::vector<ConceptMatch> matches(ConceptTagger& tagger, const Words& words) const {
    std::vector<ConceptMatch> found;
    for (const auto& match : tagger.finish()) {
      found.push_back({tables->vocabulary->concepts()[match.concept_index].id,
                       match.first_word,
                       match.last_word,
                       words[match.first_word].begin,
                       words[match.last_word].end,
                       static_cast<double>(match.strength),
                       match.within});
    }
    return found;
  }
};

Analyser::Analyser(std::shared_ptr<const Vocabulary> vocabulary) {
  auto morphology = std::make_shared<const Morphology>();
  auto tables = make_lexical_tables(std::move(vocabulary), *morphology);
  private_ = std::make_unique<Private>(std::move(tables), std::move(morphology));
}

Analyser::Analyser(std::unique_ptr<Private> state) : private_(std::move(state)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Analyser Analyser::clone() const {
  return Analyser(
      std::make_unique<Private>(private_->tables, std::make_shared<const Morphology>()));
}

Analysis Analyser::analyse(std::string_view text, std::string_view language) const {
  Analysis analysis;
  const auto known_language = language_of(language);
  ConceptTagger tagger(private_->tables->automaton, private_->tables->vocabulary->concepts());
  private_->each_word(text, [&](WordSpan span, const std::string& folded, bool open_hyphen) {
    const auto& lexeme = private_->lexis.in_text(folded, known_language);
    tagger.take(lexeme, open_hyphen);
    analysis.tokens.push_back({span.begin, span.end, folded, lexeme.stems.front(), lexeme.parts});
  });
  analysis.concepts = private_->matches(tagger, analysis.tokens);
  return analysis;
}

Analyser::QueryAnalysis Analyser::analyse_query(std::string_view text) const {
  QueryAnalysis analysis;
  ConceptTagger tagger(private_->tables->automaton, private_->tables->vocabulary->concepts());
  private_->each_word(text, [&](WordSpan span, const std::string& folded, bool open_hyphen) {
    const auto& lexeme = private_->lexis.in_query(folded);
    tagger.take(lexeme, open_hyphen);
    analysis.words.push_back({span.begin, span.end, folded, lexeme.stems, lexeme.parts});
  });
  analysis.concepts = private_->matches(tagger, analysis.words);
  return analysis;
}

}  // namespace rundkurs
