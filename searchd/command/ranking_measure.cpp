#include "searchd/command/ranking_measure.h"

#include <algorithm>
#include <cmath>

namespace rundkurs {
namespace {

constexpr std::size_t depth = 10;

double gain(int grade) {
  return std::exp2(grade) - 1;
}

double discounted(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i)
    sum += gain(grades[i]) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

}  // namespace

RankingMeasure measure_ranking(const std::vector<std::string>& ranking, const Judgements& judged) {
  std::vector<int> ideal;
  for (const auto& [id, grade] : judged)
    ideal.push_back(grade);
  std::sort(ideal.rbegin(), ideal.rend());

  RankingMeasure measure;
  std::vector<int> grades;
  std::size_t found = 0;
  for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i) {
    const auto known = judged.find(ranking[i]);
    const int grade = known == judged.end() ? 0 : known->second;
    grades.push_back(grade);
    if (grade > 0) ++found;
    if (grade >= 2 && measure.mrr == 0) measure.mrr = 1 / (static_cast<double>(i) + 1);
  }
  const double best = discounted(ideal);
  if (best > 0) measure.ndcg = discounted(grades) / best;
  if (!judged.empty())
    measure.recall = static_cast<double>(found) / static_cast<double>(judged.size());
  return measure;
}

}  // namespace rundkurs
