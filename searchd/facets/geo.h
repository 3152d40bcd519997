#pragma once

namespace rundkurs::facets {

/// A point on earth, WGS 84 degrees.
struct Position {
  float lat = 0;
  float lon = 0;
};

/// Along the great circle, by the haversine formula on a sphere of 6371 km.
double kilometres_between(Position a, Position b);

}  // namespace rundkurs::facets
