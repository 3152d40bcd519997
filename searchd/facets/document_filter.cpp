#include "searchd/facets/document_filter.h"

#include <algorithm>
#include <bit>
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
  add_facets(filters);
  add_ranges(filters, today);
}

template <typename Passes>
void DocumentFilter::add_test(Passes passes_test) {
  tests_.push_back(
      [passes_test](std::span<const std::uint32_t> documents, Failures* const failures) {
        for (std::size_t i = 0; i < documents.size(); ++i)
          failures[i] |= passes_test(documents[i]) ? passes : out;
      });
}

void DocumentFilter::add_facets(const SearchFilters& filters) {
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (filters.facets[facet].empty()) continue;
    const auto& column = columns_.facets[facet];
    std::vector<bool> wanted(column.value_count(), false);
    for (const auto& name : filters.facets[facet]) {
      if (const auto value = column.find(name)) wanted[*value] = true;
    }
    std::vector<Failures> by_set(column.set_count(), bit_of(facet));
    for (FacetColumn::SetId set = 0; set < column.set_count(); ++set) {
      const auto values = column.values_of(set);
      if (std::any_of(values.begin(), values.end(), [&](auto value) { return wanted[value]; }))
        by_set[set] = passes;
    }
    tests_.push_back([by_set = std::move(by_set), sets = column.sets()](
                         std::span<const std::uint32_t> documents, Failures* const failures) {
      for (std::size_t i = 0; i < documents.size(); ++i)
        failures[i] |= by_set[sets[documents[i]]];
    });
    filtered_facets_ |= bit_of(facet);
  }
}

void DocumentFilter::add_flag(bool wanted, std::uint8_t flag) {
  if (!wanted) return;
  add_test([this, flag](auto document) { return (columns_.flags[document] & flag) != 0; });
}

void DocumentFilter::add_ranges(const SearchFilters& filters, std::int32_t today) {
  if (!filters.demonstration) {
    add_test(
        [this](auto document) { return (columns_.flags[document] & Flag::demonstration) == 0; });
  }
  // A range holds for no NaN, and so for nothing that is not stated. Bounds are as exact as the
  // columns: 3.3 is no less than 3.3.
  const auto as_stated = [](double bound) { return static_cast<float>(bound); };
  if (filters.ects_min)
    add_test([this, least = as_stated(*filters.ects_min)](auto document) {
      return columns_.ects[document] >= least;
    });
  if (filters.ects_max)
    add_test([this, most = as_stated(*filters.ects_max)](auto document) {
      return columns_.ects[document] <= most;
    });
  if (filters.price_max)
    add_test([this, most = as_stated(*filters.price_max)](auto document) {
      return columns_.price[document] <= most;
    });
  if (filters.pace_max)
    add_test([this, most = as_stated(*filters.pace_max)](auto document) {
      return columns_.pace[document] <= most;
    });
  if (filters.start_from || filters.start_to) {
    const auto first = filters.start_from ? filters.start_from->sort_key() : longest_ago;
    const auto last = filters.start_to ? filters.start_to->latest_key() : far_future;
    add_test([this, first, last](auto document) {
      return any_between(columns_.start.of(document), first, last);
    });
  }
  if (filters.deadline_from || filters.deadline_to) {
    const auto first = filters.deadline_from ? filters.deadline_from->sort_key() : longest_ago;
    const auto last = filters.deadline_to ? filters.deadline_to->latest_key() : far_future;
    add_test([this, first, last](auto document) {
      return any_between(columns_.deadline.of(document), first, last);
    });
  }
  if (filters.part_time) {
    add_test([this](auto document) {
      return (columns_.flags[document] & Flag::part_time) != 0 || columns_.pace[document] < 100;
    });
  }
  add_flag(filters.free, Flag::free_of_charge);
  add_flag(filters.for_groups, Flag::for_groups);
  if (filters.online) {
    const auto mode = *facet_number("mode");
    const auto online = columns_.facets[mode].find("online");
    add_test([this, mode, online](auto document) {
      const auto values = columns_.facets[mode].of(document);
      return online && std::find(values.begin(), values.end(), *online) != values.end();
    });
  }
  if (filters.open) {
    add_test([this, today](auto document) {
      return any_between(columns_.open_until.of(document), today, far_future);
    });
  }
  if (filters.near && filters.within_km) {
    const auto centre = *filters.near;
    const auto radius = *filters.within_km;
    add_test([this, centre, radius](auto document) {
      const auto places = columns_.positions.of(document);
      return std::any_of(places.begin(), places.end(), [=](Position place) {
        return kilometres_between(centre, place) <= radius;
      });
    });
  }
}

void DocumentFilter::judge(std::span<const std::uint32_t> documents,
                           std::span<Failures> failures) const {
  std::fill(failures.begin(), failures.end(), passes);
  for (const auto& test : tests_)
    test(documents, failures.data());
}

Verdict DocumentFilter::judge(std::uint32_t document) const {
  Failures failures = passes;
  judge(std::span(&document, 1), std::span(&failures, 1));
  if (failures == passes) return {Verdict::Kind::hit, 0};
  if (failures >= out || !std::has_single_bit(failures)) return {Verdict::Kind::out, 0};
  return {Verdict::Kind::fails_one_facet, static_cast<std::size_t>(std::countr_zero(failures))};
}

}  // namespace rundkurs::facets
