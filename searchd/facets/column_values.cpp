#include "searchd/facets/column_values.h"

#include <algorithm>
#include <charconv>

namespace rundkurs::facets {
namespace {

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

std::vector<std::string_view> values_in(std::string_view slot) {
  std::vector<std::string_view> parts;
  while (!slot.empty()) {
    const auto end = std::min(slot.find(index_layout::value_separator), slot.size());
    parts.push_back(slot.substr(0, end));
    slot.remove_prefix(std::min(end + 1, slot.size()));
  }
  return parts;
}

bool read_days(std::string_view slot, std::vector<std::int32_t>& days) {
  for (const auto part : values_in(slot)) {
    if (!read_number(part, days.emplace_back())) return false;
  }
  return true;
}

bool read_positions(std::string_view slot, std::vector<Position>& positions) {
  for (const auto part : values_in(slot)) {
    auto& place = positions.emplace_back();
    const auto comma = part.find(',');
    if (comma == std::string_view::npos || !read_number(part.substr(0, comma), place.lat) ||
        !read_number(part.substr(comma + 1), place.lon))
      return false;
  }
  return true;
}

}  // namespace rundkurs::facets
