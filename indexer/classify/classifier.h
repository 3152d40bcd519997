#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier_model.h"
#include "indexer/classify/offering_analysis.h"
#include "schemas/offering.h"

namespace rundkurs {

/// A concept's occurrence that spoke for a topic.
struct Evidence {
  std::string concept_id;
  std::string words;  ///< As the text has them.
  std::string field;  ///< "title", "summary" …
  std::string language;
  double weight = 0;
};

struct Classification {
  int relevance = 0;               ///< 0–3.
  double score = 0;                ///< The sum of evidence that `relevance` was read from.
  std::vector<TopicScore> topics;  ///< Best first.
  std::vector<Evidence> evidence;  ///< In the order of the texts.
};

/// Places a text among the topics, and says how much it is about the circular economy. Immutable;
/// may be used from any thread.
class Classifier {
 public:
  Classifier(std::shared_ptr<const Vocabulary> vocabulary, ClassifierModel model);

  /// Labels the offering carries (curated) play no part here.
  Classification classify(const Offering& offering, const Analyser& analyser) const;

  /// The same for texts that are analysed already: an offering's, or an inquiry's (as "summary").
  Classification classify(const std::vector<FieldAnalysis>& fields) const;

 private:
  std::shared_ptr<const Vocabulary> vocabulary_;
  ClassifierModel model_;
};

/// Puts a classification into the record; what a person said (curated) stays.
void apply_classification(Classification classification, Offering& offering);

}  // namespace rundkurs
