#pragma once

#include <string>
#include <vector>

#include "crawlers/normalise/topic_labels.h"
#include "crawlers/normalise/value_words.h"
#include "schemas/result.h"
#include "searchd/needs/survey_field.h"
#include "searchd/needs/survey_mapping.h"
#include "searchd/web/messages.h"

namespace rundkurs::needs {

/// A column of a survey's table, as it will be read.
struct SurveyColumn {
  std::string heading;
  SurveyField field = SurveyField::ignored;
  /// Of a survey that has a column for every topic to be ticked: this one's id.
  std::string ticked_topic;
  /// The field that its heading speaks of too, which another column holds.
  bool passed_over = false;
};

/// What the columns under these headings hold: what `mapping` says, else what the longest phrase
/// of `words` ("headings" of data/survey/words.json) says that stands in the heading. A heading
/// that ends in a topic's label is that topic's, to be ticked. Of two columns for one thing that
/// cannot have two, the one with the surer heading is read. An error where no column holds topics,
/// or the mapping names a heading that is not there. `says` has the words of the first.
Result<std::vector<SurveyColumn>> survey_columns(
    const std::vector<std::string>& headings,
    const normalise::WordTable& words,
    const normalise::TopicLabels& topics,
    const SurveyMapping& mapping,
    const std::string& where,
    const web::Messages& says = web::Messages::in("en"));

}  // namespace rundkurs::needs
