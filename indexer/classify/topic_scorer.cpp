#include "indexer/classify/topic_scorer.h"

#include <numeric>

namespace rundkurs {
namespace {

double weight_of(const std::string& id, const std::map<std::string, double, std::less<>>& weights) {
  const auto found = weights.find(id);
  return found == weights.end() ? 0 : found->second;
}

}  // namespace

std::array<double, topic_feature_names.size()> as_array(const TopicFeatures& features) {
  return {
      features.title_concepts, features.body_concepts, features.title_words, features.body_words};
}

TopicScorer::TopicScorer(const ClassifierModel& model, const Vocabulary& vocabulary)
    : scales_(model.own_scales), own_(model.own_weights), concepts_(vocabulary.concepts().size()) {
  const auto& topics = vocabulary.topics();
  for (const auto& topic : topics) {
    bias_.push_back(model.topic_bias);
    auto& others = others_.emplace_back(topics.size(), Weights{});
    const auto weights = model.topics.find(topic.id);
    if (weights == model.topics.end()) continue;
    bias_.back() += weights->second.bias;
    for (std::size_t i = 0; i < topic_feature_names.size(); ++i)
      for (std::size_t other = 0; other < topics.size(); ++other)
        others[other][i] = weight_of(topics[other].id, weights->second.from[i]);
  }
  for (std::size_t place = 0; place < concepts_.size(); ++place) {
    const auto weights = model.concepts.find(vocabulary.concepts()[place].id);
    if (weights == model.concepts.end()) continue;
    for (const auto& topic : topics)
      concepts_[place].push_back(
          {weight_of(topic.id, weights->second.title), weight_of(topic.id, weights->second.body)});
  }
}

std::vector<double> TopicScorer::scores(const OfferingFeatures& features) const {
  const auto own = own_features(features.topics);
  std::vector<double> scores = bias_;
  for (std::size_t topic = 0; topic < own.size(); ++topic) {
    for (std::size_t i = 0; i < own_.size(); ++i)
      scores[topic] += own_[i] * (own[topic][i] - scales_[i].mean) / scales_[i].scale;
    for (std::size_t other = 0; other < own.size(); ++other) {
      const auto values = as_array(features.topics[other]);
      for (std::size_t i = 0; i < values.size(); ++i)
        scores[topic] += others_[topic][other][i] * values[i];
    }
  }
  for (const auto& found : features.concepts) {
    const auto& weights = concepts_[found.place];
    for (std::size_t topic = 0; topic < weights.size(); ++topic)
      scores[topic] += weights[topic].title * found.title + weights[topic].body * found.body;
  }
  for (std::size_t topic = 0; topic < scores.size(); ++topic) {
    const auto named = as_array(features.topics[topic]);
    if (std::accumulate(named.begin(), named.end(), 0.0) == 0) scores[topic] = 0;
  }
  return scores;
}

}  // namespace rundkurs
