#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "schemas/desk/needs.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/facets/snapshot.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/gap_table.h"
#include "searchd/needs/survey_choices.h"

namespace rundkurs::gaps {

/// The gap tables that anybody may see, worked out once for each index and each state of the
/// answers. From any thread.
class GapService {
 public:
  /// `needs` is null where there is no desk: then nobody has answered. All must outlive it.
  GapService(const Vocabulary& vocabulary,
             const needs::SurveyChoices& choices,
             const GapRules& rules,
             desk::Needs* needs,
             bool demonstration)
      : vocabulary_(vocabulary),
        choices_(choices),
        rules_(rules),
        needs_(needs),
        demonstration_(demonstration) {}

  struct Answer {
    std::shared_ptr<const GapTable> table;  ///< As for_the_public() leaves it.
    std::string version;                    ///< Of index and answers together.
  };
  Result<Answer> table(const facets::Snapshot& snapshot, Dimension by);

  const needs::SurveyChoices& choices() const { return choices_; }
  const GapRules& rules() const { return rules_; }

 private:
  Result<std::shared_ptr<const GapTable>> counted(const facets::Snapshot& snapshot, Dimension by);

  const Vocabulary& vocabulary_;
  const needs::SurveyChoices& choices_;
  const GapRules& rules_;
  desk::Needs* needs_;
  bool demonstration_;

  std::mutex mutex_;
  std::string version_;
  std::array<std::shared_ptr<const GapTable>, std::size(dimension_names)> tables_;
};

}  // namespace rundkurs::gaps
