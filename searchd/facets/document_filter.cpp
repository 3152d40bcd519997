#include "searchd/facets/document_filter.h"

#include <algorithm>
#include <limits>

namespace rundkurs::facets {
namespace {

using Verdict = DocumentFilter::Verdict;

constexpr auto longest_ago = std::numeric_limits<std::int32_t>::min();
constexpr auto far_future = std::numeric_limits<std::int32_t>::max();

bool any_between(std::span<const std::int32_t> days, std::int32_t first, std::int32_t last) {
  return std::any_of(
      days.begin(), days.end(), [=](std::int32_t day) { return first <= day && day <= last; });
}

}  // namespace

DocumentFilter::DocumentFilter(const SearchFilters& filters,
                               const Columns& columns,
                               std::int32_t today)
    : columns_(columns) {
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (filters.facets[facet].empty()) continue;
    FacetTest test{facet, std::vector<bool>(columns.facets[facet].value_count(), false)};
    for (const auto& name : filters.facets[facet]) {
      if (const auto value = columns.facets[facet].find(name)) test.wanted[*value] = true;
    }
    facet_tests_.push_back(std::move(test));
  }
  add_ranges(filters, today);
}

void DocumentFilter::add_flag(bool wanted, std::uint8_t flag) {
  if (!wanted) return;
  others_.push_back([this, flag](auto document) { return (columns_.flags[document] & flag) != 0; });
}

void DocumentFilter::add_ranges(const SearchFilters& filters, std::int32_t today) {
  if (!filters.demonstration) {
    others_.push_back(
        [this](auto document) { return (columns_.flags[document] & Flag::demonstration) == 0; });
  }
  // A range holds for no NaN, and so for nothing that is not stated.
  if (const auto least = filters.ects_min)
    others_.push_back([this, least](auto document) { return columns_.ects[document] >= *least; });
  if (const auto most = filters.ects_max)
    others_.push_back([this, most](auto document) { return columns_.ects[document] <= *most; });
  if (const auto most = filters.price_max)
    others_.push_back([this, most](auto document) { return columns_.price[document] <= *most; });
  if (const auto most = filters.pace_max)
    others_.push_back([this, most](auto document) { return columns_.pace[document] <= *most; });
  if (filters.start_from || filters.start_to) {
    const auto first = filters.start_from ? filters.start_from->sort_key() : longest_ago;
    const auto last = filters.start_to ? filters.start_to->latest_key() : far_future;
    others_.push_back([this, first, last](auto document) {
      return any_between(columns_.start.of(document), first, last);
    });
  }
  if (filters.deadline_from) {
    const auto first = filters.deadline_from->sort_key();
    others_.push_back([this, first](auto document) {
      return any_between(columns_.deadline.of(document), first, far_future);
    });
  }
  if (filters.part_time) {
    others_.push_back([this](auto document) {
      return (columns_.flags[document] & Flag::part_time) != 0 || columns_.pace[document] < 100;
    });
  }
  add_flag(filters.free, Flag::free_of_charge);
  add_flag(filters.for_groups, Flag::for_groups);
  if (filters.online) {
    const auto mode = *facet_number("mode");
    const auto online = columns_.facets[mode].find("online");
    others_.push_back([this, mode, online](auto document) {
      const auto values = columns_.facets[mode].of(document);
      return online && std::find(values.begin(), values.end(), *online) != values.end();
    });
  }
  if (filters.open) {
    others_.push_back([this, today](auto document) {
      return any_between(columns_.open_until.of(document), today, far_future);
    });
  }
  if (filters.near && filters.within_km) {
    const auto centre = *filters.near;
    const auto radius = *filters.within_km;
    others_.push_back([this, centre, radius](auto document) {
      const auto places = columns_.positions.of(document);
      return std::any_of(places.begin(), places.end(), [=](Position place) {
        return kilometres_between(centre, place) <= radius;
      });
    });
  }
}

bool DocumentFilter::passes(const FacetTest& test, std::uint32_t document) const {
  const auto values = columns_.facets[test.facet].of(document);
  return std::any_of(values.begin(), values.end(), [&test](FacetColumn::ValueId value) {
    return test.wanted[value];
  });
}

Verdict DocumentFilter::judge(std::uint32_t document) const {
  for (const auto& other : others_) {
    if (!other(document)) return {Verdict::Kind::out, 0};
  }
  Verdict verdict;
  for (const auto& test : facet_tests_) {
    if (passes(test, document)) continue;
    if (verdict.kind == Verdict::Kind::fails_one_facet) return {Verdict::Kind::out, 0};
    verdict = {Verdict::Kind::fails_one_facet, test.facet};
  }
  return verdict;
}

}  // namespace rundkurs::facets
