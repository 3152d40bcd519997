#include "indexer/dataset/citable.h"

#include <random>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "tests/schemas/sample_offering.h"

namespace rundkurs::dataset {
namespace {

Offering real_offering() {
  auto offering = complete_offering();
  offering.demonstration = false;
  return offering;
}

BOOST_AUTO_TEST_SUITE(citable_offering)

BOOST_AUTO_TEST_CASE(texts_stay_with_those_who_wrote_them) {
  auto offering = real_offering();
  for (const auto* field : {"summary", "description", "ects", "learning_outcomes"})
    offering.provenance[field] = {
        "https://skole.example/bio1", "2026-11-22T10:00:00Z", "html", "x"};
  const auto given = to_json(*citable(offering));
  for (const auto* member : {"summary",
                             "description",
                             "audience_text",
                             "prerequisites",
                             "assessment",
                             "learning_outcomes",
                             "related"})
    BOOST_TEST(!given.contains(member), member);
  const auto& told = given.at("provenance");
  BOOST_TEST(!told.contains("summary"));
  BOOST_TEST(told.at("ects").at("captured") == "2026-11-22T10:00:00Z");
  for (const auto& one : told)
    BOOST_TEST(!one.contains("rule"));
  for (const auto* member : {"title", "url", "urls", "code", "ects", "place", "runs", "topics"})
    BOOST_TEST(given.contains(member), member);
}

BOOST_AUTO_TEST_CASE(whatever_is_known_of_it_a_line_is_a_record) {
  std::mt19937 chance(20261129);
  for (int i = 0; i < 200; ++i) {
    auto offering = random_offering(chance);
    offering.demonstration = false;
    const auto given = citable(std::move(offering));
    BOOST_REQUIRE(given);
    const auto again = offering_from_json(nlohmann::json::parse(to_ndjson(*given)), "line");
    BOOST_REQUIRE_MESSAGE(again, (again ? "" : describe(again.error())));
    BOOST_TEST((*again == *given));
  }
}

BOOST_AUTO_TEST_CASE(addresses_of_people_go) {
  auto offering = real_offering();
  offering.title = {{"nb", "Ombruk (kari.nordmann@skole.example, tlf. 22 85 50 50)"},
                    {"en", "ola@skole.example"}};
  offering.place = {Place{.name = "Oslo, +47 22 85 50 50"}, Place{.name = "x@y.no"}};
  const auto given = citable(offering);
  BOOST_REQUIRE(given);
  BOOST_TEST(given->title.size() == 1U);
  const auto text = to_ndjson(*given);
  for (const auto* part : {"kari", "ola@", "22 85", "x@y"})
    BOOST_TEST(text.find(part) == std::string::npos, part);
  BOOST_TEST(given->place.size() == 1U);

  offering.title = {{"nb", "kari.nordmann@skole.example"}};
  BOOST_TEST(!citable(offering));
}

BOOST_AUTO_TEST_CASE(made_up_ones_are_left_out) {
  auto offering = real_offering();
  offering.demonstration = true;
  BOOST_TEST(!citable(offering));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::dataset
