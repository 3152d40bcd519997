#pragma once

#include <random>
#include <string>
#include <vector>

#include "searchd/query/query_plan.h"

namespace rundkurs::query {

/// What random plans ask for; the first words are meant to be common, the last ones rare.
inline const std::vector<std::string> planned_words = {"a", "b", "c", "d", "e", "f", "g", "h"};

/// Plans with groups of every kind. The same generator gives the same plans.
class RandomPlans {
 public:
  explicit RandomPlans(std::mt19937& chance) : chance_(chance) {}

  QueryPlan next(unsigned most_groups = 4) {
    QueryPlan plan;
    for (auto count = 1 + chance_() % most_groups; count > 0; --count)
      plan.groups.push_back(group());
    if (chance_() % 4 == 0) plan.excluded.push_back(group());
    return plan;
  }

 private:
  Group group() {
    Group group;
    for (auto count = 1 + chance_() % 3; count > 0; --count) {
      Alternative alternative;
      alternative.kind = static_cast<Alternative::Kind>(chance_() % 3);
      for (auto terms = 1 + chance_() % 3; terms > 0; --terms)
        alternative.terms.push_back(
            chance_() % 20 == 0 ? "nowhere" : planned_words[chance_() % planned_words.size()]);
      alternative.factor = 0.25 * static_cast<double>(1 + chance_() % 4);
      group.alternatives.push_back(alternative);
    }
    constexpr Group::Need needs[] = {
        Group::Need::counted, Group::Need::counted, Group::Need::required, Group::Need::scored};
    group.need = needs[chance_() % 4];
    group.importance = chance_() % 3 == 0 ? 0.3 : 1;
    group.share = chance_() % 3 == 0 ? 0.25 : 1;
    group.side = chance_() % 4 == 0 ? 1 : 0;
    return group;
  }

  std::mt19937& chance_;
};

}  // namespace rundkurs::query
