#include "searchd/search/overview.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace rundkurs {
namespace {

using facets::Columns;
using facets::FacetColumn;
using ValueId = FacetColumn::ValueId;

const FacetColumn& column(const Columns& columns, std::string_view facet) {
  return columns.facets[*facets::facet_number(facet)];
}

/// How many have each value of a facet.
class ValueCount {
 public:
  explicit ValueCount(const FacetColumn& values) : values_(values), counts_(values.value_count()) {}

  void count(std::uint32_t document) {
    for (const auto value : values_.of(document))
      ++counts_[value];
  }
  std::uint32_t of(std::string_view name) const {
    const auto value = values_.find(name);
    return value ? counts_[*value] : 0;
  }

 private:
  const FacetColumn& values_;
  std::vector<std::uint32_t> counts_;
};

void count_places(const Selection& selection, Overview& overview) {
  const auto& columns = selection.snapshot().columns;
  const auto& regions = column(columns, "region");
  const auto& countries = column(columns, "country");
  auto places = place_positions(selection.snapshot());
  std::vector<bool> is_area(countries.value_count());
  for (const auto& place : places) {
    if (place.facet == "country") is_area[*countries.find(place.value)] = true;
  }
  ValueCount in_region(regions);
  ValueCount in_country(countries);
  for (const auto document : selection.documents()) {
    in_region.count(document);
    in_country.count(document);
    const auto at_home = countries.of(document);
    if (regions.of(document).front() == FacetColumn::not_stated &&
        std::none_of(
            at_home.begin(), at_home.end(), [&](auto country) { return is_area[country]; }))
      ++overview.without_place;
  }
  for (auto& place : places) {
    const auto count = (place.facet == "region" ? in_region : in_country).of(place.value);
    if (count > 0) overview.places.push_back({std::move(place), count});
  }
  std::stable_sort(overview.places.begin(),
                   overview.places.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
}

void count_months(std::span<const std::int32_t> days, Overview::Months& months) {
  if (days.empty()) ++months.not_stated;
  std::set<int> touched;
  for (const auto day : days)
    touched.insert(day / 100);
  for (const auto month : touched)
    ++months.counts[month];
}

/// Counts pairs of numbers, and names them at the end.
class PairCount {
 public:
  PairCount(const FacetColumn& topics, const FacetColumn& others)
      : topics_(topics), others_(others), counts_(topics.value_count() * others.value_count(), 0) {}

  void count(std::uint32_t document) {
    for (const auto topic : topics_.of(document)) {
      if (topic == FacetColumn::not_stated) continue;
      for (const auto other : others_.of(document))
        ++counts_[topic * others_.value_count() + other];
    }
  }

  Overview::Pairs named() const {
    Overview::Pairs pairs;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      const auto topic = static_cast<ValueId>(i / others_.value_count());
      const auto other = static_cast<ValueId>(i % others_.value_count());
      pairs[{topics_.name(topic), others_.name(other)}] = counts_[i];
    }
    return pairs;
  }

 private:
  const FacetColumn& topics_;
  const FacetColumn& others_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace

Overview overview_of(const Selection& selection) {
  const auto& columns = selection.snapshot().columns;
  PairCount levels(column(columns, "topic"), column(columns, "level"));
  PairCount languages(column(columns, "topic"), column(columns, "language"));
  Overview overview;
  overview.total = selection.size();
  count_places(selection, overview);
  for (const auto document : selection.documents()) {
    count_months(columns.start.of(document), overview.starts);
    count_months(columns.deadline.of(document), overview.deadlines);
    levels.count(document);
    languages.count(document);
  }
  overview.levels = levels.named();
  overview.languages = languages.named();
  return overview;
}

}  // namespace rundkurs
