#pragma once

#include <string>
#include <vector>

#include "indexer/classify/classifier_model.h"
#include "indexer/classify/offering_features.h"

namespace rundkurs {

/// An offering that a person has judged.
struct Example {
  std::string institution;  ///< Id.
  int relevance = 0;
  std::vector<bool> topics;  ///< As Vocabulary::topics().
  OfferingFeatures features;
};

using Examples = std::vector<Example>;

/// What the classifier makes of an example.
struct Guess {
  int relevance = 0;
  std::vector<bool> topics;
};

/// Right and wrong guesses, in the figures of the field: F1 = 2 right / (2 right + extra + missed).
struct Counts {
  int right = 0;
  int extra = 0;
  int missed = 0;
  double f1() const;
};

/// Of topics only examples that a person found relevant count.
struct Measure {
  int examples = 0;
  Counts relevant;  ///< Relevance 1 or more.
  int irrelevant = 0;
  int refused = 0;         ///< Of the irrelevant.
  double grade_error = 0;  ///< Mean absolute.
  double grade_exact = 0;  ///< Share.
  std::vector<Counts> topics;
  Counts all_topics() const;
};

Measure measure(const Examples& examples, const std::vector<Guess>& guesses);

}  // namespace rundkurs
