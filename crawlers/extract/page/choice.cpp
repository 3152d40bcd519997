#include "crawlers/extract/page/choice.h"

#include <algorithm>
#include <set>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/fact_text.h"

namespace rundkurs::page {
namespace {

struct Group {
  std::set<RawField> fields;  ///< Other than sections.
  bool has_code = false;
  std::size_t first = 0;  ///< Its first fact, to prefer the earlier of equals.
};
using Groups = std::map<html::Node, Group>;

Groups groups_of(const std::vector<Fact>& facts) {
  Groups groups;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].group == nullptr) continue;
    auto& group = groups.try_emplace(facts[i].group, Group{{}, false, i}).first->second;
    for (const auto field : facts[i].meaning->fields) {
      if (is_section(field)) continue;
      group.fields.insert(field);
      group.has_code = group.has_code || field == RawField::code;
    }
  }
  return groups;
}

html::Node best_group(const Groups& groups) {
  html::Node best = nullptr;
  const Group* chosen = nullptr;
  for (const auto& [node, group] : groups) {
    const auto rank = [](const Group& g) { return g.fields.size() + (g.has_code ? 100 : 0); };
    const bool better = chosen == nullptr || rank(group) > rank(*chosen) ||
                        (rank(group) == rank(*chosen) && group.first < chosen->first);
    if (!better) continue;
    best = node;
    chosen = &group;
  }
  return best;
}

/// Three groups that say the same of three things, and none that says more: a list.
bool is_list(const Groups& groups, html::Node best) {
  if (best == nullptr) return false;
  const auto& fields = groups.at(best).fields;
  return fields.size() >= 2 && std::count_if(groups.begin(), groups.end(), [&](const auto& entry) {
                                 return entry.second.fields == fields;
                               }) >= 3;
}

/// Facts that a group states over and over, with different values, are those of its items.
std::set<std::pair<html::Node, RawField>> repeated(const std::vector<Fact>& facts) {
  std::map<std::pair<html::Node, RawField>, std::set<std::string>> values;
  for (const auto& fact : facts) {
    const auto field = fact.meaning->fields.front();
    if (field == RawField::code || field == RawField::credits || field == RawField::level)
      values[{fact.group, field}].insert(fact.values.front());
  }
  std::set<std::pair<html::Node, RawField>> often;
  for (const auto& [key, different] : values) {
    if (different.size() >= 4) often.insert(key);
  }
  return often;
}

/// How well a value tells when something begins: by nothing ("Archive"), by a term ("F2027"), or by
/// the several numbers of a date to the day.
int date_rank(const Fact* fact) {
  const std::string_view value = fact->values.front();
  if (!holds_date(value)) return 0;
  int numbers = 0;
  for (std::size_t i = 0; i < value.size(); ++i)
    numbers += is_ascii_digit(value[i]) && (i == 0 || !is_ascii_digit(value[i - 1])) ? 1 : 0;
  return numbers >= 2 ? 2 : 1;
}

}  // namespace

Choice choose_facts(const std::vector<Fact>& facts) {
  const auto groups = groups_of(facts);
  const auto best = best_group(groups);
  Choice choice;
  if (is_list(groups, best)) return choice;
  const auto often = repeated(facts);
  for (const auto& fact : facts) {
    if (often.contains({fact.group, fact.meaning->fields.front()})) continue;
    const bool alone = fact.group == nullptr || groups.at(fact.group).fields.size() < 2;
    if (fact.meaning->weak && alone) continue;
    for (const auto field : fact.meaning->fields) {
      if (fact.meaning->weak && field == RawField::start && !holds_date(fact.values.front()))
        continue;
      if (is_section(field) || is_plausible(field, fact.values.front()))
        choice[field].push_back(&fact);
    }
  }
  for (auto& [field, candidates] : choice) {
    if (is_section(field)) continue;
    std::stable_sort(candidates.begin(),
                     candidates.end(),
                     [&, best, field = field](const Fact* a, const Fact* b) {
                       const bool start = field == RawField::start;
                       const auto undated = [](const Fact* fact) { return date_rank(fact) == 0; };
                       if (start && undated(a) != undated(b)) return undated(b);
                       if (a->meaning->weak != b->meaning->weak) return b->meaning->weak;
                       if (start && date_rank(a) != date_rank(b))
                         return date_rank(a) > date_rank(b);
                       const auto single = [](const Fact* fact) {
                         return fact->meaning->fields.size() == 1;
                       };
                       if ((a->group == best) != (b->group == best)) return a->group == best;
                       return single(a) && !single(b);
                     });
  }
  return choice;
}

bool is_evidence(const Choice& choice, int told_elsewhere, bool states_more) {
  constexpr RawField telling[] = {RawField::code,
                                  RawField::credits,
                                  RawField::language,
                                  RawField::level,
                                  RawField::outcome,
                                  RawField::audience,
                                  RawField::prerequisites,
                                  RawField::pace};
  constexpr RawField others[] = {RawField::deadline,
                                 RawField::place,
                                 RawField::mode,
                                 RawField::duration,
                                 RawField::start,
                                 RawField::tuition,
                                 RawField::seats,
                                 RawField::end,
                                 RawField::description,
                                 RawField::assessment};
  const auto has = [&](RawField field) {
    const auto found = choice.find(field);
    return found != choice.end() &&
           std::any_of(found->second.begin(), found->second.end(), [](const Fact* fact) {
             return !fact->meaning->weak;
           });
  };
  const auto told = std::count_if(std::begin(telling), std::end(telling), has) + told_elsewhere;
  // A price, and a last day to sign up or how long it lasts: a course of an organisation that has
  // no credits.
  const bool sold = has(RawField::tuition) && (has(RawField::deadline) || has(RawField::duration));
  return (told >= 1 || sold) &&
         told + (states_more ? 1 : 0) + std::count_if(std::begin(others), std::end(others), has) >=
             2;
}

}  // namespace rundkurs::page
