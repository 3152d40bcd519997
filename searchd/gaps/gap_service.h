#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/facets/snapshot.h"
#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/gap_table.h"
#include "searchd/needs/survey_choices.h"

namespace rundkurs::gaps {

/// The gap tables that anybody may see, worked out once for each index and each state of the
/// answers and inquiries. From any thread.
class GapService {
 public:
  /// All must outlive it.
  GapService(const Vocabulary& vocabulary,
             const needs::SurveyChoices& choices,
             const GapRules& rules,
             const Evidence& evidence,
             bool demonstration)
      : vocabulary_(vocabulary),
        choices_(choices),
        rules_(rules),
        evidence_(evidence),
        demonstration_(demonstration) {}

  struct Answer {
    std::shared_ptr<const GapTable> table;  ///< As for_the_public() leaves it.
    std::string version;                    ///< Of index, answers and inquiries together.
  };
  Result<Answer> table(const facets::Snapshot& snapshot, Dimension by);

  const needs::SurveyChoices& choices() const { return choices_; }
  const GapRules& rules() const { return rules_; }

 private:
  Result<std::shared_ptr<const GapTable>> counted(const facets::Snapshot& snapshot, Dimension by);

  const Vocabulary& vocabulary_;
  const needs::SurveyChoices& choices_;
  const GapRules& rules_;
  Evidence evidence_;
  bool demonstration_;

  std::mutex mutex_;
  std::string version_;
  std::array<std::shared_ptr<const GapTable>, std::size(dimension_names)> tables_;
};

}  // namespace rundkurs::gaps
