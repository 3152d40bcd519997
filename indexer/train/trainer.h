#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/train/example.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Finds the numbers of a ClassifierModel from judged offerings. All of it is convex and solved to
/// the end, so that the same examples give the same model.
///
/// Relevance: logistic regression with a ridge penalty, one for each grade; what the evidence of
/// each topic says beside the evidence as a whole has a much stronger one. Topics: a ridge
/// regression of "has the topic" on the topic's own features, its weights shared by all topics;
/// then one a topic of what that left open on the features of all topics and on single concepts.
/// The penalties are strong on purpose: a few hundred offerings cannot carry more, and what the
/// vocabulary says is the better prior. The threshold for topics is the best one on folds that did
/// not train for it.
class Trainer {
 public:
  Trainer(const Vocabulary& vocabulary, FieldWeights field_weights)
      : vocabulary_(vocabulary), field_weights_(std::move(field_weights)) {}

  ClassifierModel train(const Examples& examples) const;

  std::vector<Guess> guess(const ClassifierModel& model, const Examples& examples) const;

  /// Guesses for each example by a model that saw none of its institution's: `folds` groups of
  /// institutions, by a digest of their ids.
  std::vector<Guess> cross_validate(const Examples& examples, int folds) const;

 private:
  void train_relevance(const Examples& examples, ClassifierModel& model) const;
  void train_topics(const Examples& examples, ClassifierModel& model) const;
  double best_threshold(const Examples& examples) const;

  const Vocabulary& vocabulary_;
  FieldWeights field_weights_;
};

/// A group for an institution, 0 … folds-1.
int fold_of(const std::string& institution, int folds);

}  // namespace rundkurs
