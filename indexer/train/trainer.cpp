#include "indexer/train/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include <Eigen/Dense>

#include "indexer/classify/classifier.h"
#include "indexer/classify/topic_scorer.h"
#include "schemas/fnv.h"

namespace rundkurs {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double relevance_penalty = 1;
constexpr double topic_penalty = 40;   // of a topic's evidence, for relevance
constexpr double bias_penalty = 1e-6;  // a grade that no example has
constexpr double own_penalty = 50;
constexpr double other_penalty = 12;
constexpr int threshold_folds = 5;
// A concept that fewer examples have says nothing of its own.
constexpr std::size_t least_examples = 4;

Eigen::Index index(std::size_t value) {
  return static_cast<Eigen::Index>(value);
}

/// Mean and deviation of each column; the columns are brought to 0 and 1.
std::vector<ClassifierModel::Scale> standardise(MatrixXd& values) {
  std::vector<ClassifierModel::Scale> scales;
  for (Eigen::Index i = 0; i < values.cols(); ++i) {
    auto column = values.col(i);
    const double mean = column.mean();
    const double deviation = std::sqrt((column.array() - mean).square().mean());
    scales.push_back({.mean = mean, .scale = deviation > 1e-9 ? deviation : 1});
    column = (column.array() - mean) / scales.back().scale;
  }
  return scales;
}

template <std::size_t size>
std::array<ClassifierModel::Scale, size> standardise(MatrixXd& values) {
  std::array<ClassifierModel::Scale, size> scales{};
  const auto all = standardise(values);
  std::copy_n(all.begin(), size, scales.begin());
  return scales;
}

/// Minimises log loss + Σ penalty/2 · weight², by Newton's method.
VectorXd logistic_regression(const MatrixXd& values,
                             const VectorXd& truth,
                             const VectorXd& penalty) {
  constexpr int most_steps = 100;
  VectorXd weights = VectorXd::Zero(values.cols());
  for (int step = 0; step < most_steps; ++step) {
    const VectorXd likely = (1 + (-(values * weights)).array().exp()).inverse();
    const VectorXd gradient = values.transpose() * (likely - truth) + penalty.cwiseProduct(weights);
    const VectorXd spread = likely.array() * (1 - likely.array());
    MatrixXd curvature = values.transpose() * spread.asDiagonal() * values;
    curvature.diagonal() += penalty;
    VectorXd change = curvature.ldlt().solve(gradient);
    if (const double length = change.norm(); length > 2) change *= 2 / length;
    weights -= change;
    if (change.norm() < 1e-9) break;
  }
  return weights;
}

/// Minimises squared error + Σ penalty · weight².
MatrixXd ridge_regression(const MatrixXd& values, const MatrixXd& truth, const VectorXd& penalty) {
  MatrixXd normal = values.transpose() * values;
  normal.diagonal() += penalty;
  return normal.ldlt().solve(values.transpose() * truth);
}

template <typename Which>
Examples those(const Examples& examples, Which which) {
  Examples chosen;
  std::copy_if(examples.begin(), examples.end(), std::back_inserter(chosen), which);
  return chosen;
}

Examples that_show_topics(const Examples& examples) {
  return those(examples, [](const Example& example) { return example.shows_topics(); });
}

Examples of_judged_relevance(const Examples& examples) {
  return those(examples, [](const Example& example) { return example.relevance_judged; });
}

Examples of_fold(const Examples& examples, int fold, int folds, bool inside) {
  return those(examples, [&](const Example& example) {
    return (fold_of(example.institution, folds) == fold) == inside;
  });
}

/// Places of the concepts that enough examples have, rising.
std::vector<std::size_t> frequent_concepts(const Examples& examples, std::size_t concepts) {
  std::vector<std::size_t> counts(concepts);
  for (const auto& example : examples)
    for (const auto& found : example.features.concepts)
      ++counts[found.place];
  std::vector<std::size_t> frequent;
  for (std::size_t place = 0; place < concepts; ++place)
    if (counts[place] >= least_examples) frequent.push_back(place);
  return frequent;
}

/// Sets the weights of own features and the biases; returns what they leave open, a row an example,
/// a column a topic.
MatrixXd train_own_features(const Examples& examples,
                            const std::vector<Topic>& topics,
                            ClassifierModel& model) {
  constexpr auto own = ClassifierModel::own_feature_count;
  const auto rows = examples.size() * topics.size();
  MatrixXd values(index(rows), index(own));
  VectorXd truth(index(rows));
  for (std::size_t example = 0; example < examples.size(); ++example) {
    const auto features = own_features(examples[example].features.topics);
    for (std::size_t topic = 0; topic < topics.size(); ++topic) {
      const auto row = example * topics.size() + topic;
      for (std::size_t i = 0; i < own; ++i)
        values(index(row), index(i)) = features[topic][i];
      truth[index(row)] = examples[example].topics[topic] ? 1 : 0;
    }
  }
  model.own_scales = standardise<own>(values);

  // Own features, one bias for all, one more for each topic.
  MatrixXd design = MatrixXd::Zero(index(rows), index(own + 1 + topics.size()));
  design.leftCols(index(own)) = values;
  design.col(index(own)).setOnes();
  for (std::size_t row = 0; row < rows; ++row)
    design(index(row), index(own + 1 + row % topics.size())) = 1;
  VectorXd penalty = VectorXd::Constant(design.cols(), own_penalty);
  penalty[index(own)] = 1e-6;
  const VectorXd weights = ridge_regression(design, truth, penalty);
  for (std::size_t i = 0; i < own; ++i)
    model.own_weights[i] = weights[index(i)];
  model.topic_bias = weights[index(own)];
  for (std::size_t topic = 0; topic < topics.size(); ++topic)
    model.topics[topics[topic].id].bias = weights[index(own + 1 + topic)];

  const VectorXd open = truth - design * weights;
  return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
      open.data(), index(examples.size()), index(topics.size()));
}

/// Sets the weights of other topics and of single concepts, from what own features left open.
void train_other_features(const Examples& examples,
                          const MatrixXd& open,
                          const Vocabulary& vocabulary,
                          ClassifierModel& model) {
  const auto& topics = vocabulary.topics();
  constexpr auto kinds = topic_feature_names.size();
  const auto concepts = frequent_concepts(examples, vocabulary.concepts().size());
  const auto of_topics = topics.size() * kinds;
  MatrixXd others = MatrixXd::Zero(index(examples.size()), index(of_topics + 2 * concepts.size()));
  for (std::size_t example = 0; example < examples.size(); ++example) {
    const auto& features = examples[example].features;
    for (std::size_t topic = 0; topic < topics.size(); ++topic) {
      const auto each = as_array(features.topics[topic]);
      for (std::size_t i = 0; i < kinds; ++i)
        others(index(example), index(topic * kinds + i)) = each[i];
    }
    for (const auto& found : features.concepts) {
      const auto known = std::lower_bound(concepts.begin(), concepts.end(), found.place);
      if (known == concepts.end() || *known != found.place) continue;
      const auto column = of_topics + 2 * static_cast<std::size_t>(known - concepts.begin());
      others(index(example), index(column)) = found.title;
      others(index(example), index(column + 1)) = found.body;
    }
  }
  const MatrixXd weights =
      ridge_regression(others, open, VectorXd::Constant(others.cols(), other_penalty));
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    const auto& id = topics[topic].id;
    const auto weight = [&](std::size_t column) { return weights(index(column), index(topic)); };
    for (std::size_t other = 0; other < topics.size(); ++other)
      for (std::size_t i = 0; i < kinds; ++i)
        model.topics[id].from[i][topics[other].id] = weight(other * kinds + i);
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      auto& target = model.concepts[vocabulary.concepts()[concepts[i]].id];
      target.title[id] = weight(of_topics + 2 * i);
      target.body[id] = weight(of_topics + 2 * i + 1);
    }
  }
}

}  // namespace

int fold_of(const std::string& institution, int folds) {
  // The high bits: FNV's low ones hardly differ between ids that end alike.
  return static_cast<int>((fnv1a(institution) >> 24U) % static_cast<std::uint64_t>(folds));
}

ClassifierModel Trainer::train(const Examples& examples) const {
  ClassifierModel model;
  model.field_weights = field_weights_;
  train_relevance(examples, model);
  train_topics(examples, model);
  model.topic_threshold = best_threshold(examples);
  return model;
}

void Trainer::train_relevance(const Examples& all, ClassifierModel& model) const {
  const auto examples = of_judged_relevance(all);
  constexpr auto count = relevance_feature_names.size();
  const auto& topics = vocabulary_.topics();
  MatrixXd values(index(examples.size()), index(count));
  MatrixXd of_topics(index(examples.size()), index(topics.size()));
  for (std::size_t row = 0; row < examples.size(); ++row) {
    const auto& features = examples[row].features;
    for (std::size_t i = 0; i < count; ++i)
      values(index(row), index(i)) = features.relevance[i];
    for (std::size_t i = 0; i < topics.size(); ++i)
      of_topics(index(row), index(i)) = features.topic_evidence[i];
  }
  model.relevance_scales = standardise<count>(values);
  const auto topic_scales = standardise(of_topics);
  MatrixXd design(values.rows(), index(count + topics.size() + 1));
  design << values, of_topics, VectorXd::Ones(values.rows());
  VectorXd penalty = VectorXd::Constant(design.cols(), topic_penalty);
  penalty.head(index(count)).setConstant(relevance_penalty);
  penalty[design.cols() - 1] = bias_penalty;
  for (std::size_t grade = 0; grade < model.at_least.size(); ++grade) {
    VectorXd truth(values.rows());
    for (std::size_t row = 0; row < examples.size(); ++row)
      truth[index(row)] = examples[row].relevance > static_cast<int>(grade) ? 1 : 0;
    const VectorXd weights = logistic_regression(design, truth, penalty);
    auto& learned = model.at_least[grade];
    for (std::size_t i = 0; i < count; ++i)
      learned.weights[i] = weights[index(i)];
    learned.bias = weights[design.cols() - 1];
    for (std::size_t i = 0; i < topics.size(); ++i) {
      const double weight = weights[index(count + i)] / topic_scales[i].scale;
      learned.topics[topics[i].id] = weight;
      learned.bias -= weight * topic_scales[i].mean;
    }
  }
}

void Trainer::train_topics(const Examples& all, ClassifierModel& model) const {
  const auto examples = that_show_topics(all);
  const auto open = train_own_features(examples, vocabulary_.topics(), model);
  train_other_features(examples, open, vocabulary_, model);
}

double Trainer::best_threshold(const Examples& examples) const {
  std::vector<std::pair<double, bool>> guesses;  // score, truth
  int wanted = 0;
  for (int fold = 0; fold < threshold_folds; ++fold) {
    ClassifierModel model;
    train_topics(of_fold(examples, fold, threshold_folds, false), model);
    const TopicScorer scorer(model, vocabulary_);
    for (const auto& example : that_show_topics(of_fold(examples, fold, threshold_folds, true))) {
      const auto all = scorer.scores(example.features);
      for (std::size_t topic = 0; topic < all.size(); ++topic) {
        guesses.emplace_back(all[topic], example.topics[topic]);
        if (example.topics[topic]) ++wanted;
      }
    }
  }
  constexpr int lowest = 20;  // percent
  constexpr int highest = 60;
  double best = 0;
  double best_f1 = -1;
  for (int percent = lowest; percent <= highest; ++percent) {
    const double threshold = percent / 100.0;
    Counts counts;
    for (const auto& [score, truth] : guesses) {
      if (score < threshold) continue;
      truth ? ++counts.right : ++counts.extra;
    }
    counts.missed = wanted - counts.right;
    if (counts.f1() > best_f1) {
      best_f1 = counts.f1();
      best = threshold;
    }
  }
  return best;
}

std::vector<Guess> Trainer::guess(const ClassifierModel& model, const Examples& examples) const {
  const TopicScorer scorer(model, vocabulary_);
  std::vector<Guess> guesses;
  for (const auto& example : examples) {
    Guess guess;
    for (const double likely : likely_relevance(model, example.features, vocabulary_))
      if (likely >= 0.5) ++guess.relevance;
    for (const double score : scorer.scores(example.features))
      guess.topics.push_back(score >= model.topic_threshold);
    guesses.push_back(std::move(guess));
  }
  return guesses;
}

std::vector<Guess> Trainer::cross_validate(const Examples& examples, int folds) const {
  std::vector<Guess> guesses(examples.size());
  for (int fold = 0; fold < folds; ++fold) {
    const auto model = train(of_fold(examples, fold, folds, false));
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (fold_of(examples[i].institution, folds) == fold)
        guesses[i] = guess(model, {examples[i]}).front();
  }
  return guesses;
}

}  // namespace rundkurs
