#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/need.h"

namespace rundkurs::gaps {

/// By what needs and offerings are put side by side, topic by topic.
enum class Dimension { level, language, country, region, audience, mode, sector };

inline constexpr std::string_view dimension_names[] = {
    "level", "language", "country", "region", "audience", "mode", "sector"};

constexpr std::string_view name_of(Dimension dimension) {
  return dimension_names[static_cast<std::size_t>(dimension)];
}

constexpr std::optional<Dimension> dimension_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(dimension_names); ++i) {
    if (dimension_names[i] == name) return static_cast<Dimension>(i);
  }
  return std::nullopt;
}

/// The value of a need that leaves it open.
inline constexpr std::string_view left_open = "not-stated";

/// What a need asks for, never empty: `left_open` where it says nothing. The audience is the type
/// of the organisation that answered.
std::vector<std::string> values_of(const Need& need, Dimension dimension);

/// The need as if it asked for just this value; unchanged for who asks (audience, sector) and for
/// where, since a reader of the table asks for the people there.
Need narrowed(const Need& need, Dimension dimension, const std::string& value);

}  // namespace rundkurs::gaps
