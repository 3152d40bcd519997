#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "searchd/query/query_plan.h"

namespace rundkurs {

/// Which concepts lie below each: a text about pyrolysis is one about chemical recycling.
class NarrowerConcepts {
 public:
  explicit NarrowerConcepts(const Vocabulary& vocabulary);
  /// The concept itself and everything below it.
  const std::set<std::string, std::less<>>& of(std::string_view concept_id) const;

 private:
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> below_;
};

/// What of a text answers a query.
class Highlighter {
 public:
  Highlighter(const query::QueryPlan& plan, const NarrowerConcepts& narrower);

  struct Mark {
    std::size_t begin = 0;  ///< Byte offsets into the text.
    std::size_t end = 0;
    std::string_view asked;  ///< The query's concept; empty for a word.
  };
  /// In the order of the text, none within another.
  std::vector<Mark> marks(const Analysis& analysis) const;

  bool empty() const { return words_.empty() && stems_.empty() && concepts_.empty(); }
  /// The concepts of the query.
  const std::vector<std::string>& concepts() const { return concepts_; }

 private:
  bool names(const Token& token) const;

  std::set<std::string, std::less<>> words_;
  std::set<std::string, std::less<>> stems_;
  std::vector<std::string> concepts_;
  std::map<std::string, std::string, std::less<>> asked_by_;  ///< Found concept → the query's.
};

}  // namespace rundkurs
