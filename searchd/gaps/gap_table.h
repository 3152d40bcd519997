#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/gaps/demand.h"
#include "searchd/gaps/dimension.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/supply.h"
#include "searchd/needs/survey_choices.h"

namespace rundkurs::gaps {

/// How badly a need is met, from 0 (more than enough within everybody's reach) to 100 (nothing
/// within anybody's):
///
///     index = 100 · Σ w·u·h/(h + a) / Σ w·u
///
/// over the respondents who have the need, who answered a survey or sent an inquiry (demand.h): w
/// is the respondent's weight (need_weight.h), u the urgency in parts of the usual one, a the
/// number of offerings on the topic within the respondent's reach (Supply::within_reach), h how
/// many meet a need by half (`half_met`). The term h/(h + a) falls from 1 with every offering, each
/// counting for less than the one before: the saturating form by which accessibility studies turn
/// opportunities within reach into benefit. It needs no smoothing where nothing is offered.
struct Gap {
  std::optional<std::size_t> respondents;  ///< Not weighted. Empty: too few to be shown.
  std::optional<double> index;
};

/// One value of the dimension in one topic.
struct GapCell : Gap {
  std::string value;
  /// Offerings on the topic that state the value; empty where offerings have no such facet, and
  /// all of the topic's where the need leaves it open.
  std::optional<std::size_t> offerings;
};

struct GapRow : Gap {
  std::string topic;
  std::size_t offerings = 0;
  std::optional<double> need;     ///< Percent of the respondents, weighted.
  std::optional<double> urgency;  ///< Mean of those who said.
  /// `need` · `index`: percent of the respondents whose need is not met. What rows are sorted by.
  std::optional<double> unmet;
  std::vector<GapCell> cells;  ///< In the order of GapTable::values.
};

struct GapValue {
  std::string value;
  std::optional<std::size_t> respondents;
};

/// Needs against offerings by topic and by one dimension.
struct GapTable {
  Dimension by = Dimension::level;
  std::size_t respondents = 0;
  std::optional<std::size_t> inquiries = 0;  ///< How many of them; empty: not to be shown.
  std::size_t offerings = 0;
  std::vector<GapValue> values;  ///< Those that are asked for, most respondents first.
  std::vector<GapRow> rows;      ///< All topics, the least met first.
};

/// Everything counted, nothing hidden: for the desk alone.
GapTable count_gaps(const std::vector<Demand>& demand,
                    Supply& supply,
                    Dimension by,
                    const Vocabulary& vocabulary,
                    const needs::SurveyChoices& choices,
                    const GapRules& rules);

}  // namespace rundkurs::gaps
