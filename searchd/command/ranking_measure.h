#pragma once

#include <map>
#include <string>
#include <vector>

namespace rundkurs {

/// Grades 1–3 of the documents that were judged relevant to one query.
using Judgements = std::map<std::string, int, std::less<>>;

/// How good one ranking is.
struct RankingMeasure {
  double ndcg = 0;    ///< nDCG@10: gain 2^grade - 1, discount 1 / log2(rank + 1).
  double mrr = 0;     ///< 1 / rank of the first document of grade 2 or 3 among the first ten.
  double recall = 0;  ///< Share of all judged documents among the first ten.
};

/// `ranking` best first, without repeats. An unjudged document counts as grade 0.
RankingMeasure measure_ranking(const std::vector<std::string>& ranking, const Judgements& judged);

}  // namespace rundkurs
