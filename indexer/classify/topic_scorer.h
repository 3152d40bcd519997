#pragma once

#include <array>
#include <vector>

#include "indexer/classify/classifier_model.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// A model's weights for topics, laid out for use. Immutable.
class TopicScorer {
 public:
  TopicScorer(const ClassifierModel& model, const Vocabulary& vocabulary);

  /// For each topic, in the order of the vocabulary, about how likely a person would give it. A
  /// topic that nothing in the text names has 0.
  std::vector<double> scores(const OfferingFeatures& features) const;

 private:
  using Weights = std::array<double, topic_feature_names.size()>;

  std::array<ClassifierModel::Scale, ClassifierModel::own_feature_count> scales_;
  ClassifierModel::OwnFeatures own_;
  std::vector<double> bias_;                  ///< By topic.
  std::vector<std::vector<Weights>> others_;  ///< By topic, by other topic.

  struct ConceptWeights {
    double title = 0;
    double body = 0;
  };
  /// By place in the vocabulary, by topic; of a concept that has no weights, no topics.
  std::vector<std::vector<ConceptWeights>> concepts_;
};

/// The same features in the order of topic_feature_names.
std::array<double, topic_feature_names.size()> as_array(const TopicFeatures& features);

}  // namespace rundkurs
