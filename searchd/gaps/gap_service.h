#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "schemas/desk/gap_states.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"
#include "schemas/vocabulary.h"
#include "searchd/facets/snapshot.h"
#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/gap_table.h"
#include "searchd/needs/survey_choices.h"

namespace rundkurs::gaps {

/// The gap tables that anybody may see, worked out once for each index and each state of the
/// answers and inquiries, and what they showed in the past. From any thread.
class GapService {
 public:
  /// All must outlive it. `states` is null where nothing is kept.
  GapService(const Vocabulary& vocabulary,
             const needs::SurveyChoices& choices,
             const GapRules& rules,
             const Evidence& evidence,
             desk::GapStates* states,
             bool demonstration)
      : vocabulary_(vocabulary),
        choices_(choices),
        rules_(rules),
        evidence_(evidence),
        states_(states),
        demonstration_(demonstration) {}

  struct Answer {
    std::shared_ptr<const GapTable> table;  ///< As for_the_public() leaves it.
    std::string version;                    ///< Of index, answers and inquiries together.
  };
  Result<Answer> table(const facets::Snapshot& snapshot, Dimension by);

  struct Past {
    /// Oldest first, as for_the_public() leaves them.
    std::shared_ptr<const std::vector<desk::GapState>> states;
    std::string version;
  };
  Result<Past> past();

  /// What was shown on each day, by itself.
  Result<std::vector<desk::GapState>> kept();

  enum class For { day, report };
  /// Keeps what the tables show now for the day of `at`, unless that is kept already.
  Result<void> keep(const facets::Snapshot& snapshot, Timestamp at, For purpose = For::day);

  const needs::SurveyChoices& choices() const { return choices_; }
  const GapRules& rules() const { return rules_; }

 private:
  Result<std::shared_ptr<const GapTable>> counted(const facets::Snapshot& snapshot, Dimension by);

  const Vocabulary& vocabulary_;
  const needs::SurveyChoices& choices_;
  const GapRules& rules_;
  Evidence evidence_;
  desk::GapStates* states_;
  bool demonstration_;

  std::mutex mutex_;
  std::string version_;
  std::array<std::shared_ptr<const GapTable>, std::size(dimension_names)> tables_;
  Past past_;
};

}  // namespace rundkurs::gaps
