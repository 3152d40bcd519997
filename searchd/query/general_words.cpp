#include "searchd/query/general_words.h"

#include <algorithm>
#include <sstream>

namespace rundkurs::query {

GeneralWords::GeneralWords(const Vocabulary& vocabulary, const Analyser& analyser) {
  for (const auto& kind : vocabulary.facet_labels("kind")) {
    for (const auto& [language, label] : kind.labels) {
      // "Emne / kurs" are two names; of "Åpent nettkurs" each word means more than the kind.
      std::istringstream names(label);
      for (std::string name; std::getline(names, name, '/');) {
        const auto words = analyser.analyse_query(name).words;
        if (words.size() != 1) continue;
        words_.insert(words.front().word);
        words_.insert(words.front().stems.begin(), words.front().stems.end());
      }
    }
  }
}

bool GeneralWords::contains(const Analyser::QueryWord& word) const {
  return words_.count(word.word) != 0 ||
         std::any_of(word.stems.begin(), word.stems.end(), [this](const std::string& stem) {
           return words_.count(stem) != 0;
         });
}

}  // namespace rundkurs::query
