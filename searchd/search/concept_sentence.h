#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/offering.h"

namespace rundkurs {

/// The sentence of an offering's own texts that names a concept; `found` is the wording.
struct ConceptSentence {
  std::string concept_id;
  std::string before;
  std::string found;
  std::string after;
  std::string language;
};

/// For each concept that the offering's topics name, the first sentence with it: in the reader's
/// language before others, in outcomes before prose, in the title last. At most `most`.
std::vector<ConceptSentence> find_concept_sentences(const Offering& offering,
                                                    std::string_view language,
                                                    const Analyser& analyser,
                                                    std::size_t most);

}  // namespace rundkurs
