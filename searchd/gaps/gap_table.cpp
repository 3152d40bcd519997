#include "searchd/gaps/gap_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "searchd/gaps/need_weight.h"

namespace rundkurs::gaps {
namespace {

/// Sums over the respondents of one cell or row.
class Tally {
 public:
  void add(const Need& need, double weight, std::size_t offerings, const GapRules& rules) {
    const double urgency = need.urgency.value_or(rules.usual_urgency) / rules.usual_urgency;
    const double unmet = rules.half_met / (rules.half_met + static_cast<double>(offerings));
    ++respondents_;
    weights_ += weight;
    strength_ += weight * urgency;
    unmet_ += weight * urgency * unmet;
    if (!need.urgency) return;
    ++with_urgency_;
    urgencies_ += *need.urgency;
  }

  std::size_t respondents() const { return respondents_; }
  double weights() const { return weights_; }
  std::optional<double> index() const {
    if (respondents_ == 0) return std::nullopt;
    return 100 * unmet_ / strength_;
  }
  std::optional<double> urgency() const {
    if (with_urgency_ == 0) return std::nullopt;
    return urgencies_ / static_cast<double>(with_urgency_);
  }

 private:
  std::size_t respondents_ = 0;
  std::size_t with_urgency_ = 0;
  double weights_ = 0;
  double strength_ = 0;
  double unmet_ = 0;
  double urgencies_ = 0;
};

struct TopicTally {
  Tally all;
  std::map<std::string, Tally> by_value;
};

class Counting {
 public:
  Counting(const std::vector<Demand>& demand,
           Supply& supply,
           Dimension by,
           const needs::SurveyChoices& choices,
           const GapRules& rules)
      : demand_(demand),
        supply_(supply),
        by_(by),
        choices_(choices),
        rules_(rules),
        weights_(need_weights(demand, rules)) {}

  GapTable table(const Vocabulary& vocabulary) {
    GapTable table{.by = by_, .respondents = demand_.size(), .offerings = supply_.total()};
    table.inquiries =
        static_cast<std::size_t>(std::count_if(demand_.begin(), demand_.end(), [](const auto& one) {
          return one.need.survey == inquiries_survey;
        }));
    table.values = values();
    for (const auto& topic : vocabulary.topics())
      table.rows.push_back(row(topic.id, table.values));
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const GapRow& a, const GapRow& b) {
      return a.unmet.value_or(0) > b.unmet.value_or(0);
    });
    return table;
  }

 private:
  std::vector<GapValue> values() const {
    std::map<std::string, std::size_t> counts;
    for (const auto& one : demand_) {
      for (const auto& value : values_of(one.need, by_))
        ++counts[value];
    }
    std::vector<GapValue> values;
    for (const auto& [value, count] : counts)
      values.push_back({value, count});
    std::stable_sort(values.begin(), values.end(), [](const GapValue& a, const GapValue& b) {
      const bool open_a = a.value == left_open;
      const bool open_b = b.value == left_open;
      return open_a != open_b ? open_b : *a.respondents > *b.respondents;
    });
    return values;
  }

  TopicTally tally(const std::string& topic) {
    TopicTally tally;
    for (std::size_t i = 0; i < demand_.size(); ++i) {
      const auto& need = demand_[i].need;
      if (std::find(need.topics.begin(), need.topics.end(), topic) == need.topics.end()) continue;
      tally.all.add(need, weights_[i], supply_.within_reach(topic, need), rules_);
      for (const auto& value : values_of(need, by_)) {
        const auto narrow = narrowed(need, by_, value);
        tally.by_value[value].add(need, weights_[i], supply_.within_reach(topic, narrow), rules_);
      }
    }
    return tally;
  }

  GapRow row(const std::string& topic, const std::vector<GapValue>& values) {
    const auto counted = tally(topic);
    GapRow row;
    row.topic = topic;
    row.offerings = supply_.on(topic);
    row.respondents = counted.all.respondents();
    row.index = counted.all.index();
    row.urgency = counted.all.urgency();
    if (!demand_.empty())
      row.need = 100 * counted.all.weights() / static_cast<double>(demand_.size());
    if (row.need && row.index) row.unmet = *row.need * *row.index / 100;
    for (const auto& [value, respondents] : values) {
      GapCell cell;
      cell.value = value;
      cell.offerings = offerings(topic, value);
      const auto found = counted.by_value.find(value);
      cell.respondents = found == counted.by_value.end() ? 0 : found->second.respondents();
      if (found != counted.by_value.end()) cell.index = found->second.index();
      row.cells.push_back(std::move(cell));
    }
    return row;
  }

  std::optional<std::size_t> offerings(const std::string& topic, const std::string& value) {
    if (value == left_open) return supply_.on(topic);
    switch (by_) {
      case Dimension::sector:
        return std::nullopt;
      case Dimension::audience: {
        const auto* const type = needs::choice_of(choices_.organisations, value);
        if (type == nullptr || type->audience.empty()) return std::nullopt;
        return supply_.on(topic, "audience", type->audience);
      }
      case Dimension::mode:
        if (value == "workplace") return supply_.at_workplaces(topic);
        break;
      default:
        break;
    }
    return supply_.on(topic, name_of(by_), value);
  }

  const std::vector<Demand>& demand_;
  Supply& supply_;
  Dimension by_;
  const needs::SurveyChoices& choices_;
  const GapRules& rules_;
  std::vector<double> weights_;
};

}  // namespace

GapTable count_gaps(const std::vector<Demand>& demand,
                    Supply& supply,
                    Dimension by,
                    const Vocabulary& vocabulary,
                    const needs::SurveyChoices& choices,
                    const GapRules& rules) {
  return Counting(demand, supply, by, choices, rules).table(vocabulary);
}

}  // namespace rundkurs::gaps
