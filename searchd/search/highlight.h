#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/query/query_plan.h"
#include "searchd/search/read_passage.h"

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
  Highlighter(const Highlighter&) = delete;  // It looks into itself.
  Highlighter& operator=(const Highlighter&) = delete;

  struct Mark {
    std::size_t begin = 0;  ///< Byte offsets into the text.
    std::size_t end = 0;
    std::string_view asked;  ///< The query's concept; empty for a word.
  };
  /// In the order of the text, none within another.
  std::vector<Mark> marks(const ReadPassage& passage) const;

  bool empty() const { return wanted_.empty(); }
  /// The concepts of the query.
  const std::vector<std::string>& concepts() const { return concepts_; }

 private:
  /// What a passage may have of it.
  struct Wanted {
    std::uint64_t key = 0;   ///< ReadPassage's.
    std::string_view asked;  ///< As in Mark.
  };
  void want(ReadPassage::Form form, std::string_view text, std::string_view asked = {});

  std::vector<Wanted> wanted_;  ///< Each key once.
  std::vector<std::string> concepts_;
};

}  // namespace rundkurs
