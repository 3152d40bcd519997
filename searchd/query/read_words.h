#pragma once

#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "searchd/query/lexicon.h"
#include "searchd/query/query_plan.h"

namespace rundkurs::query {

/// Free words of a query as they were understood: analysed, and where a word is unknown to the
/// index and to the vocabulary, taken for the nearest known one.
struct ReadWords {
  std::string typed;
  std::string read;                              ///< `typed` with its corrections.
  Analyser::QueryAnalysis analysis;              ///< Of `read`.
  std::vector<Analyser::QueryWord> typed_words;  ///< As many as analysis.words.
  std::vector<std::string> corrections;  ///< As many; empty where a word was taken as typed.

  /// What was typed from one word to another, both included.
  std::string typed_text(std::size_t first, std::size_t last) const;
};

ReadWords read_words(const std::string& typed, const Analyser& analyser, const Lexicon& lexicon);

/// Word by word, those of one idea together.
std::vector<Interpretation> interpret(const ReadWords& words);

}  // namespace rundkurs::query
