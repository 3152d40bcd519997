#include "indexer/classify/offering_features.h"

#include <algorithm>
#include <cmath>

namespace rundkurs {
namespace {

constexpr double share_within = 0.5;   // "avfall" in "avfallshåndtering"
constexpr double share_broader = 0.4;  // what a narrow concept says for a broader one
constexpr double body_word = 0.7;

enum class Part { title, body, rest };

Part part_of(std::string_view field) {
  if (field == "title") return Part::title;
  if (field == "summary" || field == "description" || field == "learning_outcomes")
    return Part::body;
  return Part::rest;
}

/// How often and where a concept was found. In the order of the vocabulary, so that sums come out
/// the same each time.
struct Mass {
  double weighted = 0;  // by field
  double title = 0;
  double body = 0;
  double topic_title = 0;  // with what lies within others and what narrower ones say
  double topic_body = 0;
};
using Masses = std::map<const Concept*, Mass>;

double presence(double mass) {
  return 1 - std::exp(-mass);
}

void weigh(const FieldAnalysis& field,
           double weight,
           const Vocabulary& vocabulary,
           Masses& masses) {
  const Part part = part_of(field.field);
  const auto add_topic = [&](const Concept* to, double amount) {
    if (part == Part::title) masses[to].topic_title += amount;
    if (part == Part::body) masses[to].topic_body += amount;
  };
  for (const auto& match : field.analysis.concepts) {
    const auto* found = vocabulary.concept_by_id(match.concept_id);
    const double for_topic = match.strength * (match.within ? share_within : 1);
    add_topic(found, for_topic);
    for (const auto& broader : found->broader)
      add_topic(vocabulary.concept_by_id(broader), for_topic * share_broader);
    if (match.within) continue;
    auto& mass = masses[found];
    mass.weighted += weight * match.strength;
    if (part == Part::title) mass.title += match.strength;
    if (part == Part::body) mass.body += match.strength;
  }
}

void find_words(const FieldAnalysis& field,
                const TopicWords& words,
                std::vector<TopicWordMatch>& found) {
  if (part_of(field.field) == Part::rest) return;
  const auto& known = words.of(field.language);
  if (known.empty()) return;
  std::vector<std::size_t> topics;
  for (std::size_t i = 0; i < field.analysis.tokens.size(); ++i) {
    if (!field.denied.empty() && field.denied[i]) continue;
    const auto& token = field.analysis.tokens[i];
    topics.clear();
    const auto look_up = [&](const std::string& stem) {
      const auto at = known.find(stem);
      if (at == known.end()) return;
      for (const auto topic : at->second)
        if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
    };
    look_up(token.stem);
    for (const auto& part : token.parts)
      look_up(part);
    for (const auto topic : topics)
      found.push_back(
          {topic, field.text.substr(token.begin, token.end - token.begin), field.field});
  }
}

std::size_t place_of_topic(const Concept& found, const Vocabulary& vocabulary) {
  return static_cast<std::size_t>(vocabulary.topic_by_id(found.topic) - vocabulary.topics().data());
}

RelevanceFeatures relevance_features(const Masses& masses, double evidence) {
  double title = 0;
  double body = 0;
  std::array<double, 3> strongest{};  // falling
  for (const auto& [found, mass] : masses) {
    const auto strength = [&, weight = found->weight](double amount) {
      return weight * std::min(1.0, amount);
    };
    title = std::max(title, strength(mass.title));
    body = std::max(body, strength(mass.body));
    double each = strength(mass.title + mass.body);
    for (auto& place : strongest)
      if (each > place) std::swap(each, place);
  }
  return {std::sqrt(evidence), title, body, strongest[1], strongest[2]};
}

void add_evidence(const Masses& masses, const Vocabulary& vocabulary, OfferingFeatures& features) {
  features.topic_evidence.resize(vocabulary.topics().size());
  for (const auto& [found, mass] : masses) {
    const double evidence = found->weight * presence(mass.weighted);
    features.evidence += evidence;
    if (!found->topic.empty())
      features.topic_evidence[place_of_topic(*found, vocabulary)] += evidence;
  }
  for (auto& evidence : features.topic_evidence)
    evidence = std::sqrt(evidence);
}

void add_concepts(const Masses& masses, const Vocabulary& vocabulary, OfferingFeatures& features) {
  for (const auto& [found, mass] : masses) {
    if (mass.topic_title + mass.topic_body > 0)
      features.concepts.push_back({static_cast<std::size_t>(found - vocabulary.concepts().data()),
                                   presence(mass.topic_title),
                                   presence(mass.topic_body)});
    if (found->topic.empty()) continue;
    auto& sums = features.topics[place_of_topic(*found, vocabulary)];
    const double strength = std::sqrt(found->weight);
    sums.title_concepts += presence(mass.topic_title) * strength;
    sums.body_concepts += presence(mass.topic_body) * strength;
  }
  for (auto& topic : features.topics) {
    topic.title_concepts = std::sqrt(topic.title_concepts);
    topic.body_concepts = std::sqrt(topic.body_concepts);
  }
}

void add_words(OfferingFeatures& features) {
  for (const auto& match : features.words) {
    auto& topic = features.topics[match.topic];
    (match.field == "title" ? topic.title_words : topic.body_words) += 1;
  }
  for (auto& topic : features.topics) {
    topic.title_words = presence(topic.title_words);
    topic.body_words = presence(body_word * topic.body_words);
  }
}

}  // namespace

OfferingFeatures features_of(const std::vector<FieldAnalysis>& fields,
                             const FieldWeights& field_weights,
                             const Vocabulary& vocabulary,
                             const TopicWords& words) {
  OfferingFeatures features;
  features.topics.resize(vocabulary.topics().size());
  Masses masses;
  for (const auto& field : fields) {
    const auto weight = field_weights.find(field.field);
    if (weight == field_weights.end()) continue;
    weigh(field, weight->second, vocabulary, masses);
    find_words(field, words, features.words);
  }
  add_evidence(masses, vocabulary, features);
  features.relevance = relevance_features(masses, features.evidence);
  add_concepts(masses, vocabulary, features);
  add_words(features);
  return features;
}

}  // namespace rundkurs
