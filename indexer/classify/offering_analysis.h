#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/denials.h"
#include "schemas/offering.h"

namespace rundkurs {

/// One text of an offering, analysed in its language. The views are into the offering.
struct FieldAnalysis {
  std::string_view field;  ///< As the record names it: "title", "learning_outcomes" …
  std::string language;    ///< Guessed where the record's own claim does not hold.
  std::string_view text;
  Analysis analysis;         ///< Without the concepts that the text denies to be about.
  std::vector<bool> denied;  ///< Such words, by token; empty where there are none.
};

/// All texts of an offering in the order title, summary, description, learning outcomes, audience,
/// prerequisites, assessment. Analysed once, for the classifier and the index both.
std::vector<FieldAnalysis> analyse_offering(const Offering& offering,
                                            const Analyser& analyser,
                                            const Denials& denials);

}  // namespace rundkurs
