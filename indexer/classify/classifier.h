#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier_model.h"
#include "indexer/classify/offering_analysis.h"
#include "indexer/classify/topic_scorer.h"
#include "indexer/classify/topic_words.h"
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

/// An everyday word that spoke for a topic.
struct WordEvidence {
  std::string topic;
  std::string word;  ///< As the text has it.
  std::string field;
};

struct Classification {
  int relevance = 0;                 ///< 0–3.
  std::array<double, 3> at_least{};  ///< How likely it is of relevance 1, 2 and 3 or more.
  double score = 0;                  ///< Sum of evidence: presence × weight of each concept.
  std::vector<TopicScore> topics;    ///< Best first; those that are likely enough.
  std::vector<Evidence> evidence;    ///< In the order of the texts.
  std::vector<WordEvidence> words;   ///< Likewise; for the topics that are given.
};

/// Places a text among the topics, and says how much it is about the circular economy. Immutable;
/// may be used from any thread.
class Classifier {
 public:
  Classifier(std::shared_ptr<const Vocabulary> vocabulary,
             ClassifierModel model,
             std::shared_ptr<const TopicWords> words,
             Denials denials = {});

  /// The model, the words and the denials of a data folder.
  static Result<Classifier> load(const std::string& data_folder,
                                 std::shared_ptr<const Vocabulary> vocabulary,
                                 const Analyser& analyser);

  /// The texts of an offering as they are judged.
  std::vector<FieldAnalysis> read(const Offering& offering, const Analyser& analyser) const;

  /// Labels the offering carries (curated) play no part here.
  Classification classify(const Offering& offering, const Analyser& analyser) const;

  /// The same for texts that are analysed already: an offering's, or an inquiry's (as "summary").
  Classification classify(const std::vector<FieldAnalysis>& fields) const;

 private:
  std::vector<Evidence> evidence_of(const std::vector<FieldAnalysis>& fields) const;
  std::vector<TopicScore> topics_of(const OfferingFeatures& features,
                                    const std::vector<Evidence>& evidence,
                                    bool relevant) const;

  std::shared_ptr<const Vocabulary> vocabulary_;
  std::shared_ptr<const TopicWords> words_;
  ClassifierModel model_;
  TopicScorer scorer_;
  Denials denials_;
};

/// How likely the relevance is 1, 2 and 3 or more: never rising.
std::array<double, 3> likely_relevance(const ClassifierModel& model,
                                       const OfferingFeatures& features,
                                       const Vocabulary& vocabulary);

/// Puts a classification into the record; what a person said (curated) stays.
void apply_classification(Classification classification, Offering& offering);

}  // namespace rundkurs
