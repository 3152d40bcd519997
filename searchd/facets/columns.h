#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schemas/index_layout.h"
#include "searchd/facets/facet_column.h"
#include "searchd/facets/geo.h"
#include "searchd/facets/list_column.h"

namespace rundkurs::facets {

constexpr std::size_t count_facets() {
  std::size_t count = 0;
  for (const auto& column : index_layout::columns) {
    if (column.kind == index_layout::Kind::facet) ++count;
  }
  return count;
}
inline constexpr std::size_t facet_count = count_facets();

/// Names of the facets in the order of the index layout; a facet's number is its place here.
constexpr std::array<std::string_view, facet_count> make_facet_names() {
  std::array<std::string_view, facet_count> names;
  std::size_t next = 0;
  for (const auto& column : index_layout::columns) {
    if (column.kind == index_layout::Kind::facet) names[next++] = column.name;
  }
  return names;
}
inline constexpr auto facet_names = make_facet_names();

std::optional<std::size_t> facet_number(std::string_view name);

/// The letters of the index' `flags`, as bits.
enum Flag : std::uint8_t { part_time = 1, for_groups = 2, free_of_charge = 4, demonstration = 8 };

/// Everything by which documents are filtered, counted and sorted, by docid.
struct Columns {
  std::array<FacetColumn, facet_count> facets;

  // Not stated is NaN, with which no comparison holds.
  std::vector<float> ects;
  std::vector<float> pace;
  std::vector<float> price;
  std::vector<float> relevance;

  ListColumn<std::int32_t> start;       ///< yyyymmdd of each run.
  ListColumn<std::int32_t> deadline;    ///< yyyymmdd of each run.
  ListColumn<std::int32_t> open_until;  ///< yyyymmdd of each run that takes applications.
  ListColumn<Position> positions;

  std::vector<std::int64_t> updated;      ///< Seconds since 1970; 0 where it is not known.
  std::vector<std::uint32_t> title_rank;  ///< Place in the alphabet.
  std::vector<std::uint8_t> flags;
};

}  // namespace rundkurs::facets
