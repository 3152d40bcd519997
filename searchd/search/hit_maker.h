#pragma once

#include <cstdint>

#include "indexer/analysis/analyser.h"
#include "searchd/search/highlight.h"
#include "searchd/search/passage_cache.h"
#include "searchd/search/search_answer.h"

namespace rundkurs {

/// Puts a found offering into the reader's words: title, snippet, and by what it was found.
class HitMaker {
 public:
  /// All must outlive the maker. `today` as yyyymmdd.
  HitMaker(const Analyser& analyser,
           PassageCache& passages,
           const Highlighter& highlighter,
           std::string_view language,
           std::int32_t today)
      : analyser_(analyser),
        passages_(passages),
        highlighter_(highlighter),
        language_(language),
        today_(today) {}

  Hit make(Offering offering) const;
  /// Without a snippet and what matched.
  Hit make_bare(Offering offering) const;

 private:
  struct Passage;
  void add_matched(Hit& hit, const Passage& passage) const;
  Passage read(std::string_view text, std::string_view language) const;

  const Analyser& analyser_;
  PassageCache& passages_;
  const Highlighter& highlighter_;
  std::string_view language_;
  std::int32_t today_;
};

}  // namespace rundkurs
