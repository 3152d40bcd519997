#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/desk/needs.h"
#include "schemas/need.h"
#include "schemas/result.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/needs/survey_choices.h"

namespace rundkurs::gaps {

/// Somebody who needs to learn something.
struct Demand {
  Need need;
  double counts = 1;  ///< So many times an answer to a survey.
};

/// What stands for the survey in the needs of inquiries.
inline constexpr std::string_view inquiries_survey = "inquiries";

/// What an inquiry to the centre tells of needs: what was understood of it, and from what kind of
/// organisation it came. Neither what was written nor who wrote is looked at, so an erased one
/// tells the same. It counts by what became of it (`GapRules::inquiries`). Empty where it does not
/// ask for learning on a topic.
std::optional<Demand> demand_of(const desk::Inquiry& inquiry,
                                const GapRules& rules,
                                const needs::SurveyChoices& choices);

/// Where demand is known from; null for what there is not. Both outlive it.
struct Evidence {
  desk::Needs* needs = nullptr;
  desk::Inquiries* inquiries = nullptr;
};

/// The answers to surveys, then the inquiries, oldest first.
Result<std::vector<Demand>> all_demand(const Evidence& evidence,
                                       const GapRules& rules,
                                       const needs::SurveyChoices& choices);

/// Differs whenever all_demand() may.
Result<std::string> state_of(const Evidence& evidence);

}  // namespace rundkurs::gaps
