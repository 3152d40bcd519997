#include "indexer/classify/classifier.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "schemas/correction.h"

namespace rundkurs {
namespace {

constexpr double even_chance = 0.5;

bool by_score(const TopicScore& a, const TopicScore& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

double scaled(const ClassifierModel::Scale& scale, double value) {
  return (value - scale.mean) / scale.scale;
}

/// A concept speaks for its own topic, and for those of its broader concepts.
bool speaks_for(const Concept& found, const std::string& topic, const Vocabulary& vocabulary) {
  return found.topic == topic ||
         std::any_of(found.broader.begin(), found.broader.end(), [&](const std::string& broader) {
           return vocabulary.concept_by_id(broader)->topic == topic;
         });
}

}  // namespace

std::array<double, 3> likely_relevance(const ClassifierModel& model,
                                       const OfferingFeatures& features,
                                       const Vocabulary& vocabulary) {
  std::array<double, 3> likely{};
  double ceiling = 1;
  for (std::size_t grade = 0; grade < likely.size(); ++grade) {
    const auto& weights = model.at_least[grade];
    double sum = weights.bias;
    for (std::size_t i = 0; i < features.relevance.size(); ++i)
      sum += weights.weights[i] * scaled(model.relevance_scales[i], features.relevance[i]);
    for (std::size_t i = 0; i < features.topic_evidence.size(); ++i) {
      const auto topic = weights.topics.find(vocabulary.topics()[i].id);
      if (topic != weights.topics.end()) sum += topic->second * features.topic_evidence[i];
    }
    ceiling = std::min(ceiling, 1 / (1 + std::exp(-sum)));
    likely[grade] = ceiling;
  }
  return likely;
}

Classifier::Classifier(std::shared_ptr<const Vocabulary> vocabulary,
                       ClassifierModel model,
                       std::shared_ptr<const TopicWords> words,
                       Denials denials)
    : vocabulary_(std::move(vocabulary)),
      words_(std::move(words)),
      model_(std::move(model)),
      scorer_(model_, *vocabulary_),
      denials_(std::move(denials)) {}

Result<Classifier> Classifier::load(const std::string& data_folder,
                                    std::shared_ptr<const Vocabulary> vocabulary,
                                    const Analyser& analyser) {
  auto model = ClassifierModel::load(data_folder + "/classify/model.json");
  if (!model) return std::move(model).error();
  auto words = TopicWords::load(data_folder + "/classify/topic_words.json", *vocabulary, analyser);
  if (!words) return std::move(words).error();
  auto denials = Denials::load(data_folder + "/classify/denials.json");
  if (!denials) return std::move(denials).error();
  return Classifier(std::move(vocabulary),
                    *std::move(model),
                    std::make_shared<const TopicWords>(*std::move(words)),
                    *std::move(denials));
}

Classification Classifier::classify(const Offering& offering, const Analyser& analyser) const {
  return classify(read(offering, analyser));
}

std::vector<FieldAnalysis> Classifier::read(const Offering& offering,
                                            const Analyser& analyser) const {
  return analyse_offering(offering, analyser, denials_);
}

Classification Classifier::classify(const std::vector<FieldAnalysis>& fields) const {
  const auto features = features_of(fields, model_.field_weights, *vocabulary_, *words_);
  Classification result;
  result.score = features.evidence;
  result.at_least = likely_relevance(model_, features, *vocabulary_);
  for (const double likely : result.at_least)
    if (likely >= even_chance) ++result.relevance;
  result.evidence = evidence_of(fields);
  result.topics = topics_of(features, result.evidence, result.relevance > 0);
  for (const auto& match : features.words) {
    const auto& id = vocabulary_->topics()[match.topic].id;
    const bool given = std::any_of(result.topics.begin(),
                                   result.topics.end(),
                                   [&](const TopicScore& topic) { return topic.id == id; });
    if (given) result.words.push_back({id, std::string(match.word), std::string(match.field)});
  }
  return result;
}

std::vector<Evidence> Classifier::evidence_of(const std::vector<FieldAnalysis>& fields) const {
  std::vector<Evidence> evidence;
  for (const auto& field : fields) {
    const auto known = model_.field_weights.find(field.field);
    if (known == model_.field_weights.end()) continue;
    for (const auto& match : field.analysis.concepts) {
      if (match.within) continue;
      const auto* found = vocabulary_->concept_by_id(match.concept_id);
      evidence.push_back({match.concept_id,
                          std::string(field.text.substr(match.begin, match.end - match.begin)),
                          std::string(field.field),
                          field.language,
                          known->second * match.strength * found->weight});
    }
  }
  return evidence;
}

std::vector<TopicScore> Classifier::topics_of(const OfferingFeatures& features,
                                              const std::vector<Evidence>& evidence,
                                              bool relevant) const {
  std::vector<TopicScore> topics;
  const auto scores = scorer_.scores(features);
  double least = model_.topic_threshold;
  // What is about the circular economy is about some topic of it: the likeliest, where a short
  // text makes none likely enough.
  const double best = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
  if (relevant && best > 0) least = std::min(least, best);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& id = vocabulary_->topics()[i].id;
    if (scores[i] < least) continue;
    std::map<std::string, double> amounts;
    for (const auto& each : evidence)
      if (speaks_for(*vocabulary_->concept_by_id(each.concept_id), id, *vocabulary_))
        amounts[each.concept_id] += each.weight;
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [concept_id, amount] : amounts)
      order.emplace_back(-amount, concept_id);
    std::sort(order.begin(), order.end());
    TopicScore topic{.id = id, .score = std::min(scores[i], 1.0), .concepts = {}, .curated = false};
    for (auto& [amount, concept_id] : order)
      topic.concepts.push_back(std::move(concept_id));
    topics.push_back(std::move(topic));
  }
  std::sort(topics.begin(), topics.end(), by_score);
  return topics;
}

void apply_classification(Classification classification, Offering& offering) {
  if (!offering.relevance_curated) offering.relevance = classification.relevance;
  if (!has_topics_of_a_person(offering)) offering.topics = std::move(classification.topics);
}

}  // namespace rundkurs
