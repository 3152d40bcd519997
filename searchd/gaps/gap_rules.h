#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "schemas/result.h"

namespace rundkurs::gaps {

/// What an inquiry counts by what became of it, in parts of an answer to a survey.
struct InquiryWeights {
  double unanswered = 1;
  double nothing_fitted = 1;
  double partly = 0.5;
  double helped = 0.25;
};

/// How answers count: `data/survey/weights.json`.
struct GapRules {
  std::map<std::string, double, std::less<>> shares;  ///< By type of organisation.
  double least = 0.33;
  double most = 3;
  double half_met = 3;
  double usual_urgency = 3;
  InquiryWeights inquiries;
  std::size_t fewest = 5;

  static Result<GapRules> load(const std::string& data_folder);
};

/// Tells apart how was counted: figures of two digests cannot be compared.
std::string digest_of(const GapRules& rules);

}  // namespace rundkurs::gaps
