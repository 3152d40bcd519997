#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/search/corpus.h"

namespace rundkurs::bench {

/// One question: kind of query, words, ticked values.
struct Query {
  std::string kind;  ///< single, and, any, phrase, prefix, filters.
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> filters;

  friend auto operator<=>(const Query&, const Query&) = default;
};

/// Distinct questions about the first `records` of the corpus, each of which finds something by its
/// words: 35 % one common word, 15 % two words, 15 % any two of three, 10 % a phrase, 10 % the
/// beginning of a word, 15 % filters alone. Of all, about 60 % have one to three filters.
std::vector<Query> make_queries(const Corpus& corpus, std::size_t records, std::size_t count);

/// Kind, words by blanks, filters as `level=master;country=NO`, then for each word the stems it can
/// have in any language, by commas; separated by tabs.
std::string to_row(const Query& query, const Analyser& analyser);

}  // namespace rundkurs::bench
