#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/analysis/text_hash.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Everyday words of each topic ("law", "vatten", "yritys"): `data/classify/topic_words.json`. They
/// place an offering among the topics and say nothing about its relevance. Immutable.
class TopicWords {
 public:
  /// None.
  TopicWords() = default;

  /// Reads and checks the file; where there is none, there are no words. A topic that the
  /// vocabulary does not have is an error.
  static Result<TopicWords> load(const std::string& path,
                                 const Vocabulary& vocabulary,
                                 const Analyser& analyser);

  /// By stem, what topics it speaks for, as places in Vocabulary::topics().
  using Words = TextMap<std::vector<std::size_t>>;

  /// Of a language; none where there are none.
  const Words& of(std::string_view language) const;

 private:
  std::map<std::string, Words, std::less<>> by_language_;
};

}  // namespace rundkurs
