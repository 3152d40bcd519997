#include "crawlers/normalise/place.h"

#include <cmath>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/normalise/normaliser.h"
#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"
#include "tests/paths.h"

namespace rundkurs::normalise {
namespace {

const Gazetteer& gazetteer() {
  return shipped<Gazetteer>();
}

BOOST_AUTO_TEST_SUITE(place)

BOOST_AUTO_TEST_CASE(values_of_place_fields_become_places) {
  for (const auto& row : read_table("places.tsv", 5)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const auto places = gazetteer().places(row[1], row[0]);
      std::string names;
      for (const auto& place : places)
        names += (names.empty() ? "" : "; ") + place.name;
      BOOST_TEST(names == row[2]);
      const auto first = places.empty() ? Place{} : places.front();
      BOOST_TEST((first.region ? first.region->code : "") == row[3]);
      BOOST_TEST((first.lat ? std::to_string(static_cast<int>(std::floor(*first.lat))) : "") ==
                 row[4]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_country_is_told_only_where_no_other_has_the_name) {
  BOOST_TEST(gazetteer().country_of("Gjøvik") == "NO");
  BOOST_TEST(gazetteer().country_of("Ås").empty());
  BOOST_TEST(gazetteer().country_of("Atlantis").empty());
}

/// Norway reaches to Jan Mayen and Svalbard.
BOOST_AUTO_TEST_CASE(every_place_lies_in_its_part_of_the_world) {
  struct Box {
    double south, north, west, east;
  };
  const std::map<std::string, Box> boxes = {{"NO", {57, 81, -10, 32}},
                                            {"SE", {55, 69.2, 10, 24.3}},
                                            {"DK", {54.5, 58, 8, 15.3}},
                                            {"FI", {59, 70.2, 19, 32}},
                                            {"IS", {63, 67, -25, -13}},
                                            {"FO", {61, 63, -8, -6}},
                                            {"GL", {59, 84, -74, -11}},
                                            {"AX", {59.5, 60.7, 19, 21.5}}};
  std::ifstream file(source_path("data/geo/places.json"));
  const auto gazetteer = nlohmann::json::parse(file);
  for (const auto& place : gazetteer.at("places")) {
    const auto& box = boxes.at(place.at("country").get<std::string>());
    const double lat = place.at("lat").get<double>();
    const double lon = place.at("lon").get<double>();
    BOOST_TEST_CONTEXT(place.at("name").get<std::string>()) {
      BOOST_TEST((lat > box.south && lat < box.north && lon > box.west && lon < box.east));
    }
  }
}

BOOST_AUTO_TEST_CASE(all_tables_load_together_and_a_missing_folder_is_named) {
  BOOST_TEST(Normaliser::load(source_path("data")).has_value());
  const auto missing = Normaliser::load("/nonexistent");
  BOOST_REQUIRE(!missing.has_value());
  BOOST_TEST(describe(missing.error()).find("/nonexistent/labels/values/") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
