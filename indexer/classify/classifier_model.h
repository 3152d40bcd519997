#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// The numbers by which evidence becomes a judgement: `data/classify/model.json`.
struct ClassifierModel {
  /// How much an occurrence counts by the field it stands in; a field that is not named counts 0.
  std::map<std::string, double, std::less<>> field_weights;

  /// A concept's occurrences add up to at most 1: 1 - exp(-saturation * sum of their weights).
  double saturation = 1;

  /// What a concept passes on to each of its broader ones, for topics.
  double broader_share = 0;

  /// Least sum of evidence for relevance 1, 2 and 3.
  std::array<double, 3> relevance_thresholds{};

  /// A topic is given from this score on (0–1), or from this share of the best topic's score on
  /// where that is more.
  double topic_threshold = 0;
  double topic_share_of_best = 0;

  /// Reads and checks the file.
  static Result<ClassifierModel> load(const std::string& path);
};

}  // namespace rundkurs
