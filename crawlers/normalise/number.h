#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rundkurs::normalise {

/// A number as people write it, and the bytes it takes.
struct Number {
  double value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first number at or after `from` that does not continue a word or a longer number ("A1N",
/// "1.9.2026"): "7,5", "10.0", "97 000", "15.125" (thousands). Empty where there is none.
std::optional<Number> next_number(std::string_view text, std::size_t from);

}  // namespace rundkurs::normalise
