#include "searchd/web/timeline_view.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/heat.h"

namespace rundkurs::web {
namespace {

constexpr int months_before = 24;
constexpr int months_shown = 36;

constexpr int bar_step = 20;
constexpr int bar_width = 14;
constexpr int highest_bar = 120;
constexpr int base_line = 145;

/// Months since the year 0, for counting with.
using MonthNumber = int;

MonthNumber number_of(const std::string& month) {
  const auto date = parse_partial_date(month);
  return date ? date->year * 12 + date->month - 1 : 0;
}

std::string month_text(MonthNumber month) {
  return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

MonthNumber this_month() {
  return today() / 10000 * 12 + today() / 100 % 100 - 1;
}

class Timeline {
 public:
  Timeline(const nlohmann::json& months,
           std::string parameter,
           const Address& here,
           const Messages& messages)
      : parameter_(std::move(parameter)), here_(here), messages_(messages) {
    for (const auto& entry : months.at("months"))
      counts_[number_of(entry.at("month").get<std::string>())] = entry.at("count").get<double>();
  }

  bool empty() const { return counts_.empty(); }

  nlohmann::json bars() const {
    const auto first = this_month() - months_before;
    const auto begin = counts_.lower_bound(first);
    const auto end = counts_.lower_bound(first + months_shown);
    const auto most = most_of(begin, end);
    auto bars = nlohmann::json::array();
    for (auto entry = begin; entry != end; ++entry) {
      const auto [month, count] = *entry;
      const auto height = std::max(3, static_cast<int>(highest_bar * count / most));
      const auto x = (month - first) * bar_step;
      bars.push_back({{"x", x + (bar_step - bar_width) / 2},
                      {"middle", x + bar_step / 2},
                      {"y", base_line - height},
                      {"above", base_line - height - 6},
                      {"width", bar_width},
                      {"height", height},
                      {"past", month < this_month()},
                      {"url", address(month)},
                      {"count", messages_.number(count)},
                      {"title", title(month, count)}});
    }
    return bars;
  }

  nlohmann::json years() const {
    const auto first = this_month() - months_before;
    auto years = nlohmann::json::array();
    for (auto month = first; month < first + months_shown; ++month) {
      if (month % 12 == 0)
        years.push_back({{"x", (month - first) * bar_step}, {"label", std::to_string(month / 12)}});
    }
    return years;
  }

  /// Newest first: what is to come matters most.
  nlohmann::json rows() const {
    const auto most = most_of(counts_.begin(), counts_.end());
    auto rows = nlohmann::json::array();
    for (auto year = counts_.rbegin()->first / 12; year >= counts_.begin()->first / 12; --year) {
      auto cells = nlohmann::json::array();
      for (int month = year * 12; month < year * 12 + 12; ++month) {
        const auto found = counts_.find(month);
        const auto count = found == counts_.end() ? 0 : found->second;
        cells.push_back({{"count", count > 0 ? messages_.number(count) : std::string()},
                         {"url", count > 0 ? address(month) : std::string()},
                         {"heat", heat_class(count, most)}});
      }
      rows.push_back({{"year", std::to_string(year)}, {"cells", std::move(cells)}});
    }
    return rows;
  }

 private:
  using Counts = std::map<MonthNumber, double>;

  static double most_of(Counts::const_iterator begin, Counts::const_iterator end) {
    double most = 1;
    for (; begin != end; ++begin)
      most = std::max(most, begin->second);
    return most;
  }
  std::string address(MonthNumber month) const {
    const auto text = month_text(month);
    return here_.with(parameter_ + "_from", text).with(parameter_ + "_to", text).text();
  }
  std::string title(MonthNumber month, double count) const {
    return fmt::format("{}: {}", messages_.date(month_text(month)), messages_.number(count));
  }

  std::string parameter_;
  const Address& here_;
  const Messages& messages_;
  Counts counts_;
};

}  // namespace

nlohmann::json timeline_view(const nlohmann::json& months,
                             const std::string& parameter,
                             const Address& here,
                             const Messages& messages) {
  const Timeline timeline(months, parameter, here, messages);
  if (timeline.empty()) return {};
  nlohmann::json view = {{"width", months_shown * bar_step},
                         {"base_line", base_line},
                         {"today", months_before * bar_step},
                         {"bars", timeline.bars()},
                         {"years", timeline.years()},
                         {"rows", timeline.rows()},
                         {"months", nlohmann::json::array()}};
  for (int month = 1; month <= 12; ++month)
    view["months"].push_back(messages.short_month(month));
  const auto silent = months.at("not_stated").get<double>();
  view["not_stated"] = silent > 0 ? messages.count("not_stated_count", silent) : std::string();
  return view;
}

}  // namespace rundkurs::web
