#include "indexer/train/example.h"

#include <cstdlib>

namespace rundkurs {
namespace {

void count(bool truth, bool guess, Counts& counts) {
  if (truth && guess) ++counts.right;
  if (!truth && guess) ++counts.extra;
  if (truth && !guess) ++counts.missed;
}

}  // namespace

double Counts::f1() const {
  const int all = 2 * right + extra + missed;
  return all == 0 ? 0 : 2.0 * right / all;
}

Counts Measure::all_topics() const {
  Counts sum;
  for (const auto& topic : topics) {
    sum.right += topic.right;
    sum.extra += topic.extra;
    sum.missed += topic.missed;
  }
  return sum;
}

Measure measure(const Examples& examples, const std::vector<Guess>& guesses) {
  Measure result;
  int error = 0;
  int exact = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto& truth = examples[i];
    const auto& guess = guesses[i];
    if (truth.relevance_judged) {
      ++result.examples;
      count(truth.relevance > 0, guess.relevance > 0, result.relevant);
      error += std::abs(truth.relevance - guess.relevance);
      exact += truth.relevance == guess.relevance ? 1 : 0;
      if (truth.relevance == 0) {
        ++result.irrelevant;
        if (guess.relevance == 0) ++result.refused;
      }
    }
    if (!truth.shows_topics()) continue;
    ++result.with_topics;
    result.topics.resize(truth.topics.size());
    for (std::size_t topic = 0; topic < truth.topics.size(); ++topic)
      count(truth.topics[topic], guess.topics[topic], result.topics[topic]);
  }
  if (result.examples > 0) {
    result.grade_error = static_cast<double>(error) / result.examples;
    result.grade_exact = static_cast<double>(exact) / result.examples;
  }
  return result;
}

}  // namespace rundkurs
