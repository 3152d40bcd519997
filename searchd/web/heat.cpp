#include "searchd/web/heat.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace rundkurs::web {

std::string heat_class(double count, double most) {
  constexpr double steps = 5;
  if (count <= 0 || most <= 0) return {};
  const auto step = std::ceil(steps * std::sqrt(count / most));
  return fmt::format("heat-{}", static_cast<int>(std::clamp(step, 1.0, steps)));
}

}  // namespace rundkurs::web
