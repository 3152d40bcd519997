#include "searchd/desk/report_pages.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

BOOST_AUTO_TEST_SUITE(report_pages)

BOOST_AUTO_TEST_CASE(a_button_makes_the_report_and_the_next_is_compared_with_it) {
  ServedCentre centre;
  centre.add_account("anna", Role::adviser);
  centre.log_in("anna");
  const auto page = centre.get("/desk/report");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Det er ingen tidligere tall"));
  const auto token = ServedCentre::token_in(page.body);
  auto made = centre.post("/desk/report", {{"token", token}, {"language", "sv"}});
  BOOST_TEST(made.status == 200);
  BOOST_TEST(contains(*made.find("content-disposition"), "attachment; filename=\"rundkurs-20"));
  BOOST_TEST(contains(made.body, "<html lang=\"sv\">"));
  const auto states = expect(centre.desk().gap_states().all());
  BOOST_REQUIRE(states.size() == 1U);
  BOOST_TEST(states[0].reported);
  BOOST_TEST(contains(centre.get("/desk/report").body, "Rapporter er laget"));

  // As if that had been in the spring.
  auto spring = states[0];
  spring.day = "2026-04-01";
  BOOST_REQUIRE(centre.desk().gap_states().keep(spring));
  BOOST_TEST(contains(centre.get("/desk/report?hl=en").body, "the figures of 1 April 2026."));
  const auto figures = centre.post("/desk/report", {{"token", token}, {"figures", "yes"}});
  BOOST_TEST(figures.content_type == "application/json");
  BOOST_TEST(nlohmann::json::parse(figures.body).at("previous").at("made") == "2026-04-01");
}

BOOST_AUTO_TEST_CASE(nobody_makes_one_from_outside) {
  ServedCentre centre;
  BOOST_TEST(centre.get("/desk/report").status == 303);
  centre.add_account("lars", Role::reader);
  centre.log_in("lars");
  BOOST_TEST(centre.get("/desk/report").status == 403);
  centre.add_account("anna", Role::adviser);
  centre.log_in("anna");
  BOOST_TEST(centre.post("/desk/report", {{"token", "guessed"}}).status == 403);
  BOOST_TEST(expect(centre.desk().gap_states().all()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
