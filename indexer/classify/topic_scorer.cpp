#include "indexer/classify/topic_scorer.h"

#include <numeric>

namespace rundkurs {

std::array<double, topic_feature_names.size()> as_array(const TopicFeatures& features) {
  return {
      features.title_concepts, features.body_concepts, features.title_words, features.body_words};
}

TopicScorer::TopicScorer(const ClassifierModel& model, const Vocabulary& vocabulary)
    : scales_(model.own_scales), own_(model.own_weights) {
  const auto& topics = vocabulary.topics();
  for (const auto& topic : topics) {
    bias_.push_back(model.topic_bias);
    auto& others = others_.emplace_back(topics.size(), Weights{});
    const auto weights = model.topics.find(topic.id);
    if (weights == model.topics.end()) continue;
    bias_.back() += weights->second.bias;
    for (std::size_t i = 0; i < topic_feature_names.size(); ++i)
      for (std::size_t other = 0; other < topics.size(); ++other) {
        const auto weight = weights->second.from[i].find(topics[other].id);
        if (weight != weights->second.from[i].end()) others[other][i] = weight->second;
      }
  }
}

std::vector<double> TopicScorer::scores(const std::vector<TopicFeatures>& features) const {
  const auto own = own_features(features);
  std::vector<double> scores;
  scores.reserve(own.size());
  for (std::size_t topic = 0; topic < own.size(); ++topic) {
    const auto named = as_array(features[topic]);
    if (std::accumulate(named.begin(), named.end(), 0.0) == 0) {
      scores.push_back(0);
      continue;
    }
    double score = bias_[topic];
    for (std::size_t i = 0; i < own_.size(); ++i)
      score += own_[i] * (own[topic][i] - scales_[i].mean) / scales_[i].scale;
    for (std::size_t other = 0; other < own.size(); ++other) {
      const auto values = as_array(features[other]);
      for (std::size_t i = 0; i < values.size(); ++i)
        score += others_[topic][other][i] * values[i];
    }
    scores.push_back(score);
  }
  return scores;
}

}  // namespace rundkurs
