#pragma once

#include <string>
#include <vector>

#include "indexer/classify/classifier_model.h"
#include "indexer/classify/offering_features.h"

namespace rundkurs {

/// An offering that a person has judged: how relevant it is, or its topics, or both.
struct Example {
  std::string institution;  ///< Id.
  int relevance = 0;
  std::vector<bool> topics;  ///< As Vocabulary::topics().
  OfferingFeatures features;
  bool relevance_judged = true;
  bool topics_judged = true;

  /// Something can be learned, and measured, of its topics: what is not about the circular economy
  /// has none, and says nothing about which those of others are.
  bool shows_topics() const { return topics_judged && (!relevance_judged || relevance > 0); }
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

/// Of relevance only examples count whose relevance was judged, and of topics those that show them.
struct Measure {
  int examples = 0;  ///< Whose relevance was judged.
  int with_topics = 0;
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
