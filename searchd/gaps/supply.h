#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/need.h"
#include "searchd/facets/columns.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::gaps {

/// What is offered, in the columns of one snapshot, which must outlive it. One thread at a time.
class Supply {
 public:
  /// Of the documents of `offered`, without those of demonstration sites unless `demonstration`.
  Supply(const facets::Columns& columns, std::span<const query::Match> offered, bool demonstration);

  /// How many offerings there are on a topic.
  std::size_t on(const std::string& topic);
  /// And of those, how many state this value of a facet.
  std::size_t on(const std::string& topic, std::string_view facet, const std::string& value);
  /// Those that can be held for one organisation, at its place.
  std::size_t at_workplaces(const std::string& topic);

  /// How many offerings on a topic are within reach of who has this need: they state one of its
  /// levels, languages and forms, where it has any, and can be got to: online, or in its region, or
  /// with gatherings in its country; anywhere in the country where it names no region, anywhere at
  /// all where it names no country either. What an offering does not state does not fit. A course
  /// that comes to the workplace fits who wants that, within the country.
  std::size_t within_reach(const std::string& topic, const Need& need);

  /// How many offerings there are in all.
  std::size_t total() const { return total_; }

 private:
  using Column = facets::FacetColumn;
  const std::vector<std::uint32_t>& documents_of(const std::string& topic);
  const Column& column(std::string_view facet) const;
  bool states(std::string_view facet, std::uint32_t document, const std::string& value) const;

  const facets::Columns& columns_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_topic_;
  std::map<std::string, std::size_t> reached_;  ///< Many needs ask for the same.
  std::size_t total_ = 0;
};

}  // namespace rundkurs::gaps
