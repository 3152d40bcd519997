#pragma once

#include <string>

namespace rundkurs::web {

/// The drawing of the Nordic countries and areas: 2 km are one unit, y points down. Greenland (at a
/// third of that) and Svalbard stand in boxes of their own, nearer than they lie.
inline constexpr int map_width = 1360;
inline constexpr int map_height = 1060;

struct MapPoint {
  double x = 0;
  double y = 0;
};

/// Where a place is drawn, from WGS 84 degrees. Lambert's azimuthal equal-area projection of the
/// sphere: Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
/// equations 22-4, 22-5 and 24-2.
MapPoint on_map(double lat, double lon);

/// The outlines alone, as an SVG picture: Natural Earth's, simplified when the page is built
/// (nordics.mjs). Light and dark as the reader's system.
const std::string& map_picture();

/// Where that picture is served; its address changes with its content, so that it may be kept.
const std::string& map_address();

}  // namespace rundkurs::web
