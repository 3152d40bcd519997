#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schemas/index_layout.h"
#include "searchd/facets/geo.h"

namespace rundkurs::facets {

/// The column of this name. The layout is known when this is compiled, so every name is one.
constexpr const index_layout::Column& index_column(std::string_view name) {
  for (const auto& column : index_layout::columns) {
    if (column.name == name) return column;
  }
  throw "no such column";
}

/// What stands in a slot with several values, as views into `slot`.
std::vector<std::string_view> values_in(std::string_view slot);

/// The days of a date's slot as yyyymmdd. False where something else stands there.
bool read_days(std::string_view slot, std::vector<std::int32_t>& days);

/// The points of the slot of positions, likewise.
bool read_positions(std::string_view slot, std::vector<Position>& positions);

}  // namespace rundkurs::facets
