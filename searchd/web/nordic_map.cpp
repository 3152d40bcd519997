#include "searchd/web/nordic_map.h"

#include <cmath>
#include <functional>
#include <numbers>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/embed/embedded_file.h"

namespace rundkurs::web {
namespace {

constexpr double earth_radius_km = 6371;

/// A projection around a point, and where that point stands in the drawing.
struct Panel {
  double lat;
  double lon;
  double km_in_unit;
  MapPoint centre;
};
constexpr Panel mainland = {65, 12, 2, {840, 450}};
constexpr Panel greenland = {72, -40, 6, {160, 700}};
constexpr Panel svalbard = {78.7, 18, 3, {420, 120}};

const Panel& panel_of(double lat, double lon) {
  if (lat > 74 && lon > 0) return svalbard;
  // Iceland ends at 24.6° W; north of it, all that is west is Greenland.
  if (lon < -25.5 || (lat > 67.5 && lon < -5)) return greenland;
  return mainland;
}

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

/// "M10 20l3-4-5 6z": whole units, each corner by its distance from the last.
std::string path_of(const nlohmann::json& ring) {
  std::string path;
  std::pair<int, int> last = {0, 0};
  const auto append = [&path](int number) {
    if (number >= 0 && path.back() >= '0' && path.back() <= '9') path += ' ';
    path += std::to_string(number);
  };
  for (std::size_t i = 0; i + 1 < ring.size(); i += 2) {
    const auto point = on_map(ring[i + 1].get<double>(), ring[i].get<double>());
    const std::pair<int, int> corner = {static_cast<int>(std::lround(point.x)),
                                        static_cast<int>(std::lround(point.y))};
    if (i > 0 && corner == last) continue;
    path += i == 0 ? "M" : "l";
    append(corner.first - last.first);
    append(corner.second - last.second);
    last = corner;
  }
  return path + 'z';
}

}  // namespace

MapPoint on_map(double lat, double lon) {
  const auto& panel = panel_of(lat, lon);
  const double phi = radians(lat);
  const double phi1 = radians(panel.lat);
  const double lambda = radians(lon - panel.lon);
  const double k = std::sqrt(
      2 / (1 + std::sin(phi1) * std::sin(phi) + std::cos(phi1) * std::cos(phi) * std::cos(lambda)));
  const double scale = earth_radius_km / panel.km_in_unit * k;
  return {panel.centre.x + scale * std::cos(phi) * std::sin(lambda),
          panel.centre.y - scale * (std::cos(phi1) * std::sin(phi) -
                                    std::sin(phi1) * std::cos(phi) * std::cos(lambda))};
}

const std::string& map_picture() {
  static const auto picture = [] {
    std::string paths;
    const auto countries = nlohmann::json::parse(embedded_file("assets/nordics.json").value());
    for (const auto& country : countries) {
      paths += "<path d=\"";
      for (const auto& ring : country)
        paths += path_of(ring);
      paths += "\"/>";
    }
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><style>
path{{fill:#d5dbd3;stroke:#fff;stroke-width:2;stroke-linejoin:round}}
rect{{fill:none;stroke:#b9c2b8;stroke-width:2}}
@media (prefers-color-scheme:dark){{path{{fill:#3a423d;stroke:#15191a}}rect{{stroke:#4d564f}}}}
</style><rect x="22" y="468" width="266" height="472" rx="14"/><rect x="340" y="24" width="204" height="196" rx="14"/>{}</svg>)",
                       map_width,
                       map_height,
                       paths);
  }();
  return picture;
}

const std::string& map_address() {
  static const auto address =
      fmt::format("/map.svg?v={:x}", std::hash<std::string>{}(map_picture()));
  return address;
}

}  // namespace rundkurs::web
