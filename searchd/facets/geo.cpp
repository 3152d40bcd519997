#include "searchd/facets/geo.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rundkurs::facets {

double kilometres_between(Position a, Position b) {
  constexpr double radius = 6371.0;
  constexpr double radians = std::numbers::pi / 180;
  const double up = (b.lat - a.lat) * radians / 2;
  const double across = (b.lon - a.lon) * radians / 2;
  const double h = std::pow(std::sin(up), 2) + std::cos(a.lat * radians) *
                                                   std::cos(b.lat * radians) *
                                                   std::pow(std::sin(across), 2);
  return 2 * radius * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

}  // namespace rundkurs::facets
