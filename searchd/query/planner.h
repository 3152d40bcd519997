#pragma once

#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "searchd/query/general_words.h"
#include "searchd/query/lexicon.h"
#include "searchd/query/query_plan.h"
#include "searchd/query/query_tree.h"
#include "searchd/query/ranking.h"
#include "searchd/query/read_words.h"

namespace rundkurs::query {

/// At most so many words stand for a prefix: the most frequent ones.
inline constexpr std::size_t max_expansion = 100;

/// From what was typed to what is looked up, by way of the same analysis as the texts had.
class Planner {
 public:
  /// All must outlive the planner. For one thread at a time, as the analyser is.
  Planner(const Analyser& analyser,
          const Vocabulary& vocabulary,
          const GeneralWords& general,
          const Lexicon& lexicon,
          const Ranking& ranking = {})
      : analyser_(analyser),
        vocabulary_(vocabulary),
        general_(general),
        lexicon_(lexicon),
        ranking_(ranking) {}

  QueryPlan plan(const QueryTree& tree) const;

 private:
  std::vector<Group> free_word_groups(const ReadWords& words) const;
  Group word_group(const ReadWords& words, std::size_t index) const;
  void add_codes(const ReadWords& words, std::vector<Group>& groups) const;
  void add_concepts(const ReadWords& words, std::vector<Group>& groups) const;
  std::vector<Group> wider_groups(const ReadWords& words) const;
  std::vector<Group> title_groups(const Clause& clause) const;
  Group exact_group(const Clause& clause) const;
  Group code_group(const Clause& clause) const;

  const Analyser& analyser_;
  const Vocabulary& vocabulary_;
  const GeneralWords& general_;
  const Lexicon& lexicon_;
  const Ranking ranking_;
};

}  // namespace rundkurs::query
