#include "indexer/analysis/analyser.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/acronym.h"
#include "indexer/analysis/concept_tagger.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/language_words.h"
#include "indexer/analysis/lexeme.h"
#include "indexer/analysis/lexical_tables.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/segmentation.h"

namespace rundkurs {
namespace {

using Writing = ConceptTagger::Writing;

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

/// True of what stands between two words where a list goes on or a sentence ends.
bool is_pause(std::string_view gap) {
  const auto mark = gap.find_first_of(",.;:!?");
  return mark != std::string_view::npos && mark + 1 < gap.size();
}

/// True where a capital is due behind `before`.
bool begins_sentence(std::string_view before) {
  const auto last = before.find_last_not_of(" \t\"'(");
  return last == std::string_view::npos ||
         std::string_view(".!?:\n").find(before[last]) != std::string_view::npos;
}

}  // namespace

struct Analyser::Private {
  std::shared_ptr<const LexicalTables> tables;
  Segmenter segmenter;
  Lexis lexis;

  Private(std::shared_ptr<const LexicalTables> shared,
          std::shared_ptr<const Morphology> morphology,
          std::size_t remembered)
      : tables(std::move(shared)), lexis(tables, std::move(morphology), remembered) {}

  /// Calls `take` with each word's span, its folded form and how it is written; whether that is as
  /// an acronym is not known yet.
  template <typename Take>
  void each_word(std::string_view text, Take take) const {
    std::size_t end = 0;
    for (const auto& span : segmenter.words(text)) {
      const auto folded = fold_word(text.substr(span.begin, span.end - span.begin));
      const bool behind_pause = end > 0 && is_pause(text.substr(end, span.begin - end));
      end = span.end;
      take(span, folded, {behind_pause, ends_in_open_hyphen(text.substr(end)), false});
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
  private_ = std::make_unique<Private>(std::move(tables), std::move(morphology), frequent_words);
}

Analyser::Analyser(std::unique_ptr<Private> state) : private_(std::move(state)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Analyser Analyser::clone(std::size_t remembered) const {
  return Analyser(std::make_unique<Private>(
      private_->tables, std::make_shared<const Morphology>(), remembered));
}

Analysis Analyser::analyse(std::string_view text, std::string_view language) const {
  Analysis analysis;
  const auto known_language = language_of(language);
  const bool english = known_language == Language::en;
  ConceptTagger tagger(private_->tables->automaton, private_->tables->vocabulary->concepts());
  private_->each_word(text, [&](WordSpan span, const std::string& folded, Writing writing) {
    const auto& lexeme = private_->lexis.in_text(folded, known_language);
    writing.acronym =
        lexeme.acronym != 0 && is_written_as_acronym(text.substr(span.begin, span.end - span.begin),
                                                     begins_sentence(text.substr(0, span.begin)),
                                                     english);
    tagger.take(lexeme, writing);
    analysis.tokens.push_back({span.begin, span.end, folded, lexeme.stems.front(), lexeme.parts});
  });
  analysis.concepts = private_->matches(tagger, analysis.tokens);
  return analysis;
}

Analyser::QueryAnalysis Analyser::analyse_query(std::string_view text) const {
  QueryAnalysis analysis;
  ConceptTagger tagger(private_->tables->automaton, private_->tables->vocabulary->concepts());
  private_->each_word(text, [&](WordSpan span, const std::string& folded, Writing writing) {
    const auto& lexeme = private_->lexis.in_query(folded);
    // Queries are written in small letters.
    writing.acronym =
        lexeme.acronym != 0 &&
        (is_acronym(text.substr(span.begin, span.end - span.begin)) || !is_common_word(folded));
    tagger.take(lexeme, writing);
    analysis.words.push_back({span.begin, span.end, folded, lexeme.stems, lexeme.parts});
  });
  analysis.concepts = private_->matches(tagger, analysis.words);
  return analysis;
}

}  // namespace rundkurs
