#pragma once

#include <set>
#include <string>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"

namespace rundkurs::query {

/// "kurs", "course", "koulutus": what every offering is, in any language, so that asking for it
/// narrows nothing. Taken from the labels of the kinds of offerings.
class GeneralWords {
 public:
  GeneralWords(const Vocabulary& vocabulary, const Analyser& analyser);
  bool contains(const Analyser::QueryWord& word) const;

 private:
  std::set<std::string, std::less<>> words_;  ///< Words and their stems.
};

}  // namespace rundkurs::query
