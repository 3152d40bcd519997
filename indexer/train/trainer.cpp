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
#include "indexer/write/fnv.h"

namespace rundkurs {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double relevance_penalty = 1;
constexpr double own_penalty = 30;
constexpr double other_penalty = 8;
constexpr int threshold_folds = 5;

Eigen::Index index(std::size_t value) {
  return static_cast<Eigen::Index>(value);
}

/// Mean and deviation of each column; the columns are brought to 0 and 1.
template <std::size_t size>
std::array<ClassifierModel::Scale, size> standardise(MatrixXd& values) {
  std::array<ClassifierModel::Scale, size> scales{};
  for (std::size_t i = 0; i < size; ++i) {
    auto column = values.col(index(i));
    const double mean = column.mean();
    const double deviation = std::sqrt((column.array() - mean).square().mean());
    scales[i] = {.mean = mean, .scale = deviation > 1e-9 ? deviation : 1};
    column = (column.array() - mean) / scales[i].scale;
  }
  return scales;
}

/// Minimises log loss + penalty/2 · |weights|², by Newton's method. The last column of `values` is
/// all ones; its weight is not penalised.
VectorXd logistic_regression(const MatrixXd& values, const VectorXd& truth, double penalty) {
  constexpr int most_steps = 100;
  const auto columns = values.cols();
  VectorXd ridge = VectorXd::Constant(columns, penalty);
  ridge[columns - 1] = 1e-6;  // a grade that no example has
  VectorXd weights = VectorXd::Zero(columns);
  for (int step = 0; step < most_steps; ++step) {
    const VectorXd likely = (1 + (-(values * weights)).array().exp()).inverse();
    const VectorXd gradient = values.transpose() * (likely - truth) + ridge.cwiseProduct(weights);
    const VectorXd spread = likely.array() * (1 - likely.array());
    MatrixXd curvature = values.transpose() * spread.asDiagonal() * values;
    curvature.diagonal() += ridge;
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

Examples relevant(const Examples& examples) {
  Examples chosen;
  std::copy_if(
      examples.begin(), examples.end(), std::back_inserter(chosen), [](const Example& example) {
        return example.relevance > 0;
      });
  return chosen;
}

Examples of_fold(const Examples& examples, int fold, int folds, bool inside) {
  Examples chosen;
  std::copy_if(
      examples.begin(), examples.end(), std::back_inserter(chosen), [&](const Example& example) {
        return (fold_of(example.institution, folds) == fold) == inside;
      });
  return chosen;
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

void Trainer::train_relevance(const Examples& examples, ClassifierModel& model) const {
  constexpr auto count = relevance_feature_names.size();
  MatrixXd values(index(examples.size()), index(count));
  for (std::size_t row = 0; row < examples.size(); ++row)
    for (std::size_t i = 0; i < count; ++i)
      values(index(row), index(i)) = examples[row].features.relevance[i];
  model.relevance_scales = standardise<count>(values);
  MatrixXd with_bias(values.rows(), values.cols() + 1);
  with_bias << values, VectorXd::Ones(values.rows());
  for (std::size_t grade = 0; grade < model.at_least.size(); ++grade) {
    VectorXd truth(values.rows());
    for (std::size_t row = 0; row < examples.size(); ++row)
      truth[index(row)] = examples[row].relevance > static_cast<int>(grade) ? 1 : 0;
    const VectorXd weights = logistic_regression(with_bias, truth, relevance_penalty);
    for (std::size_t i = 0; i < count; ++i)
      model.at_least[grade].weights[i] = weights[index(i)];
    model.at_least[grade].bias = weights[index(count)];
  }
}

void Trainer::train_topics(const Examples& all, ClassifierModel& model) const {
  const auto examples = relevant(all);
  const auto& topics = vocabulary_.topics();
  constexpr auto own = ClassifierModel::own_feature_count;
  constexpr auto kinds = topic_feature_names.size();
  const auto rows = examples.size() * topics.size();

  MatrixXd values(index(rows), index(own));
  VectorXd truth(index(rows));
  MatrixXd others(index(examples.size()), index(topics.size() * kinds));
  for (std::size_t example = 0; example < examples.size(); ++example) {
    const auto features = own_features(examples[example].features.topics);
    for (std::size_t topic = 0; topic < topics.size(); ++topic) {
      const auto row = example * topics.size() + topic;
      for (std::size_t i = 0; i < own; ++i)
        values(index(row), index(i)) = features[topic][i];
      truth[index(row)] = examples[example].topics[topic] ? 1 : 0;
      const auto each = as_array(examples[example].features.topics[topic]);
      for (std::size_t i = 0; i < kinds; ++i)
        others(index(example), index(topic * kinds + i)) = each[i];
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

  const VectorXd open = truth - design * weights;
  const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
      open_by_topic(open.data(), index(examples.size()), index(topics.size()));
  const MatrixXd cross =
      ridge_regression(others, open_by_topic, VectorXd::Constant(others.cols(), other_penalty));
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    auto& target = model.topics[topics[topic].id];
    target.bias = weights[index(own + 1 + topic)];
    for (std::size_t other = 0; other < topics.size(); ++other)
      for (std::size_t i = 0; i < kinds; ++i)
        target.from[i][topics[other].id] = cross(index(other * kinds + i), index(topic));
  }
}

double Trainer::best_threshold(const Examples& examples) const {
  std::vector<std::pair<double, bool>> guesses;  // score, truth
  int wanted = 0;
  for (int fold = 0; fold < threshold_folds; ++fold) {
    ClassifierModel model;
    train_topics(of_fold(examples, fold, threshold_folds, false), model);
    const TopicScorer scorer(model, vocabulary_);
    for (const auto& example : relevant(of_fold(examples, fold, threshold_folds, true))) {
      const auto all = scorer.scores(example.features.topics);
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
    for (const double likely : likely_relevance(model, example.features.relevance))
      if (likely >= 0.5) ++guess.relevance;
    for (const double score : scorer.scores(example.features.topics))
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
