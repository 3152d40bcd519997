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

std::vector<double> need_weights(const std::vector<Need>& needs, const GapRules& rules) {
  std::map<std::string, std::size_t> answered;
  for (const auto& need : needs)
    ++answered[type_of(need, rules)];
  double shares = 0;
  for (const auto& [type, count] : answered)
    shares += rules.shares.at(type);
  std::vector<double> weights;
  for (const auto& need : needs) {
    const auto type = type_of(need, rules);
    const double share = rules.shares.at(type) / shares;
    const double weight =
        share * static_cast<double>(needs.size()) / static_cast<double>(answered[type]);
    weights.push_back(std::clamp(weight, rules.least, rules.most));
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (auto& weight : weights)
    weight *= static_cast<double>(needs.size()) / sum;
  return weights;
}

}  // namespace rundkurs::gaps
