#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/classify/offering_analysis.h"
#include "indexer/classify/topic_words.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What a text says for one topic. "Title" is the title, "body" are summary, description and
/// learning outcomes; the other texts say little about what an offering is about.
struct TopicFeatures {
  /// Root of the sum over the topic's concepts of presence × root of their weight. A narrow
  /// concept brings its broader ones along, at a lower weight.
  double title_concepts = 0;
  double body_concepts = 0;
  /// 1 - exp(-occurrences of the topic's everyday words), in the body at 0.7 each.
  double title_words = 0;
  double body_words = 0;
};

/// How surely a concept is there, 1 - exp(-occurrences); with what narrower ones say for it.
struct ConceptPresence {
  std::size_t place = 0;  ///< In Vocabulary::concepts().
  double title = 0;
  double body = 0;
};

/// Names of a model's weights for TopicFeatures, in the order of its members.
inline constexpr std::array<std::string_view, 4> topic_feature_names = {
    "title_concepts", "body_concepts", "title_words", "body_words"};

/// Names of OfferingFeatures::relevance, in order: root of the sum over all concepts of presence ×
/// weight (by field); weight of the strongest concept in the title and in the body; of the second
/// and the third strongest in both. The strongest tell the subject from a passing mention.
inline constexpr std::array<std::string_view, 5> relevance_feature_names = {
    "evidence", "strongest_in_title", "strongest_in_body", "second_strongest", "third_strongest"};

using RelevanceFeatures = std::array<double, relevance_feature_names.size()>;

/// A word of `topic_words.json` that was found.
struct TopicWordMatch {
  std::size_t topic = 0;  ///< Place in Vocabulary::topics().
  std::string_view word;  ///< As the text has it.
  std::string_view field;
};

/// All that the classifier looks at.
struct OfferingFeatures {
  double evidence = 0;  ///< Sum over all concepts of presence × weight.
  RelevanceFeatures relevance{};
  /// Root of the sum over a topic's concepts of presence × weight; as Vocabulary::topics().
  std::vector<double> topic_evidence;
  std::vector<TopicFeatures> topics;  ///< As Vocabulary::topics().
  std::vector<ConceptPresence> concepts;
  std::vector<TopicWordMatch> words;
};

/// How much an occurrence counts by its field; one that is not named counts 0.
using FieldWeights = std::map<std::string, double, std::less<>>;

OfferingFeatures features_of(const std::vector<FieldAnalysis>& fields,
                             const FieldWeights& field_weights,
                             const Vocabulary& vocabulary,
                             const TopicWords& words);

}  // namespace rundkurs
