#include "searchd/gaps/need_weight.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace rundkurs::gaps {
namespace {

/// The type that a respondent counts with: one without a share of its own is among the others.
std::string type_of(const Need& need, const GapRules& rules) {
  return rules.shares.contains(need.organisation) ? need.organisation : "other";
}

}  // namespace

std::vector<double> need_weights(const std::vector<Demand>& demand, const GapRules& rules) {
  std::map<std::string, double> answered;
  double all = 0;
  for (const auto& one : demand) {
    answered[type_of(one.need, rules)] += one.counts;
    all += one.counts;
  }
  double shares = 0;
  for (const auto& [type, count] : answered)
    shares += rules.shares.at(type);
  std::vector<double> weights;
  for (const auto& one : demand) {
    const auto type = type_of(one.need, rules);
    const double share = rules.shares.at(type) / shares;
    weights.push_back(one.counts *
                      std::clamp(share * all / answered[type], rules.least, rules.most));
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (auto& weight : weights)
    weight *= static_cast<double>(demand.size()) / sum;
  return weights;
}

}  // namespace rundkurs::gaps
