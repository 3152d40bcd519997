#pragma once

#include <array>
#include <map>
#include <string>

#include "indexer/classify/offering_features.h"
#include "schemas/result.h"

namespace rundkurs {

/// The numbers by which features become a judgement: `data/classify/model.json`, written by
/// `rundkurs-index train`. Linear throughout, so that each word's share can be told.
struct ClassifierModel {
  /// Features are taken as (value - mean) / scale.
  struct Scale {
    double mean = 0;
    double scale = 1;
  };

  /// Logistic regression: how likely an offering is of this relevance or more.
  struct Grade {
    double bias = 0;
    RelevanceFeatures weights{};
    /// Of OfferingFeatures::topic_evidence, by topic: what is all about sewers is relevant less
    /// often than what is as much about waste.
    std::map<std::string, double, std::less<>> topics;
  };

  /// What speaks for a topic beside its own features: those of all topics ("life cycle assessment"
  /// in the title speaks against "circular economy in general").
  struct TopicWeights {
    double bias = 0;
    /// In the order of topic_feature_names, by topic.
    std::array<std::map<std::string, double, std::less<>>, topic_feature_names.size()> from;
  };

  /// What a single concept says for and against topics, beyond what all concepts of its topic
  /// say ("mending" in the title speaks for "consumer behaviour"); by topic.
  struct ConceptWeights {
    std::map<std::string, double, std::less<>> title;
    std::map<std::string, double, std::less<>> body;
  };

  /// A topic's own features, of the same weight for every topic: TopicFeatures in order, and the
  /// share of the topic that the concepts speak for most (own_feature_count in all).
  static constexpr std::size_t own_feature_count = topic_feature_names.size() + 1;
  using OwnFeatures = std::array<double, own_feature_count>;

  FieldWeights field_weights;
  std::array<Scale, relevance_feature_names.size()> relevance_scales{};
  std::array<Grade, 3> at_least{};  ///< Relevance 1, 2 and 3; each is given from 0.5 on.

  double topic_threshold = 0.5;  ///< Least score of a topic that is given.
  double topic_bias = 0;
  std::array<Scale, own_feature_count> own_scales{};
  OwnFeatures own_weights{};
  /// A topic that is not here has its own features alone.
  std::map<std::string, TopicWeights, std::less<>> topics;
  /// Only of concepts that enough offerings had.
  std::map<std::string, ConceptWeights, std::less<>> concepts;

  /// Reads and checks the file.
  static Result<ClassifierModel> load(const std::string& path);
};

/// Names of own_weights, in order.
inline constexpr std::array<std::string_view, ClassifierModel::own_feature_count>
    own_feature_names = {
        "title_concepts", "body_concepts", "title_words", "body_words", "share_of_best"};

/// The own features of every topic.
std::vector<ClassifierModel::OwnFeatures> own_features(const std::vector<TopicFeatures>& topics);

/// As the file holds it: names in order, numbers of four decimals, weights too small to matter left
/// out. `note` says what it was trained on.
std::string model_text(const ClassifierModel& model, const std::string& note);

}  // namespace rundkurs
