#include "searchd/web/nordic_map.h"

#include <cmath>

#include <boost/test/unit_test.hpp>

namespace rundkurs::web {
namespace {

double units_between(MapPoint a, MapPoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

struct Town {
  const char* name;
  double lat;
  double lon;
};
constexpr Town oslo = {"Oslo", 59.91, 10.75};
constexpr Town helsinki = {"Helsinki", 60.17, 24.94};
constexpr Town reykjavik = {"Reykjavík", 64.15, -21.94};
constexpr Town nuuk = {"Nuuk", 64.18, -51.72};
constexpr Town longyearbyen = {"Longyearbyen", 78.22, 15.63};

MapPoint at(const Town& town) {
  return on_map(town.lat, town.lon);
}

BOOST_AUTO_TEST_SUITE(nordic_map)

BOOST_AUTO_TEST_CASE(every_place_of_the_north_is_in_the_drawing) {
  for (const auto& town : {oslo,
                           helsinki,
                           reykjavik,
                           nuuk,
                           longyearbyen,
                           Town{"Skagen", 57.72, 10.59},
                           Town{"Gedser", 54.57, 11.93},
                           Town{"Vardø", 70.37, 31.11},
                           Town{"Ilomantsi", 62.67, 30.93},
                           Town{"Tórshavn", 62.01, -6.77},
                           Town{"Mariehamn", 60.1, 19.94},
                           Town{"Qaanaaq", 77.47, -69.23},
                           Town{"Ittoqqortoormiit", 70.48, -21.97}}) {
    const auto point = at(town);
    BOOST_TEST((point.x > 0 && point.x < map_width), town.name);
    BOOST_TEST((point.y > 0 && point.y < map_height), town.name);
  }
}

// Great circle distances: Oslo–Helsinki 789 km, Oslo–Reykjavík 1747 km. Two kilometres are a unit,
// and an equal-area projection stretches little so near its centre.
BOOST_AUTO_TEST_CASE(distances_are_right_within_a_few_percent) {
  BOOST_TEST(units_between(at(oslo), at(helsinki)) == 789 / 2.0,
             boost::test_tools::tolerance(0.03));
  BOOST_TEST(units_between(at(oslo), at(reykjavik)) == 1747 / 2.0,
             boost::test_tools::tolerance(0.03));
}

BOOST_AUTO_TEST_CASE(greenland_and_svalbard_stand_in_their_boxes) {
  BOOST_TEST((at(nuuk).x > 22 && at(nuuk).x < 288 && at(nuuk).y > 468 && at(nuuk).y < 940));
  BOOST_TEST((at(longyearbyen).x > 340 && at(longyearbyen).x < 544 && at(longyearbyen).y < 220));
}

BOOST_AUTO_TEST_CASE(the_picture_has_the_eight_countries_and_areas_and_may_be_kept) {
  const auto& picture = map_picture();
  std::size_t paths = 0;
  for (auto found = picture.find("<path"); found != std::string::npos;
       found = picture.find("<path", found + 1))
    ++paths;
  BOOST_TEST(paths == 8U);
  BOOST_TEST(picture.size() < 16384U);
  BOOST_TEST(map_address().starts_with("/map.svg?v="));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
