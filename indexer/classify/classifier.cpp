#include "indexer/classify/classifier.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace rundkurs {
namespace {

/// How often and where each concept was found, weighted by field and wording.
using Mass = std::map<std::string, double, std::less<>>;

struct TopicEvidence {
  double doubt = 1;  ///< Product of what each concept leaves open.
  std::vector<std::pair<double, std::string>> concepts;
};

bool by_score(const TopicScore& a, const TopicScore& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

}  // namespace

Classifier::Classifier(std::shared_ptr<const Vocabulary> vocabulary, ClassifierModel model)
    : vocabulary_(std::move(vocabulary)), model_(std::move(model)) {}

Classification Classifier::classify(const Offering& offering, const Analyser& analyser) const {
  return classify(analyse_offering(offering, analyser));
}

Classification Classifier::classify(const std::vector<FieldAnalysis>& fields) const {
  Classification result;
  Mass mass;
  for (const auto& field : fields) {
    const auto known = model_.field_weights.find(field.field);
    if (known == model_.field_weights.end()) continue;
    for (const auto& match : field.analysis.concepts) {
      if (match.within) continue;
      const auto* found = vocabulary_->concept_by_id(match.concept_id);
      const double weight = known->second * match.strength;
      mass[match.concept_id] += weight;
      result.evidence.push_back(
          {match.concept_id,
           std::string(field.text.substr(match.begin, match.end - match.begin)),
           std::string(field.field),
           field.language,
           weight * found->weight});
    }
  }

  std::map<std::string, TopicEvidence> topics;
  for (const auto& [id, amount] : mass) {
    const auto* found = vocabulary_->concept_by_id(id);
    const double certainty = found->weight * (1 - std::exp(-model_.saturation * amount));
    result.score += certainty;
    std::map<std::string, double> shares;
    if (!found->topic.empty()) shares[found->topic] = certainty;
    for (const auto& broader : found->broader) {
      const auto& topic = vocabulary_->concept_by_id(broader)->topic;
      auto& share = shares[topic];
      share = std::max(share, certainty * model_.broader_share);
    }
    for (const auto& [topic, share] : shares) {
      if (topic.empty()) continue;
      topics[topic].doubt *= 1 - std::min(share, 1.0);
      topics[topic].concepts.emplace_back(share, id);
    }
  }

  for (auto& [id, evidence] : topics) {
    std::sort(evidence.concepts.rbegin(), evidence.concepts.rend());
    TopicScore topic{.id = id, .score = 1 - evidence.doubt, .concepts = {}, .curated = false};
    for (auto& [share, concept_id] : evidence.concepts)
      topic.concepts.push_back(std::move(concept_id));
    result.topics.push_back(std::move(topic));
  }
  std::sort(result.topics.begin(), result.topics.end(), by_score);
  const double best = result.topics.empty() ? 0 : result.topics.front().score;
  const double least = std::max(model_.topic_threshold, best * model_.topic_share_of_best);
  result.topics.erase(std::remove_if(result.topics.begin(),
                                     result.topics.end(),
                                     [&](const TopicScore& topic) { return topic.score < least; }),
                      result.topics.end());
  for (const double threshold : model_.relevance_thresholds)
    if (result.score >= threshold) ++result.relevance;
  return result;
}

void apply_classification(Classification classification, Offering& offering) {
  if (!offering.relevance_curated) offering.relevance = classification.relevance;
  const bool curated = std::any_of(offering.topics.begin(),
                                   offering.topics.end(),
                                   [](const TopicScore& topic) { return topic.curated; });
  if (!curated) offering.topics = std::move(classification.topics);
}

}  // namespace rundkurs
