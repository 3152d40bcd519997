#include "searchd/api/overview_route.h"

#include <boost/test/unit_test.hpp>

#include "schemas/partial_date.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

Place place_at(const char* name, const char* region, double lat, double lon) {
  Place place;
  place.name = name;
  place.lat = lat;
  place.lon = lon;
  if (*region != '\0') place.region = Region{region, name};
  return place;
}

Run run_from(const char* start, const char* deadline) {
  Run run;
  run.start = parse_partial_date(start);
  run.application_deadline = parse_partial_date(deadline);
  return run;
}

std::vector<Offering> spread() {
  auto gjovik = course("no-uni-1", "nb", "Ombruk av avfall");
  gjovik.level = "master";
  gjovik.language_of_instruction = {"no"};
  gjovik.place = {place_at("Gjøvik", "NO-34", 60.8, 10.69)};
  gjovik.runs = {run_from("2027-01-12", "2026-12-01"),
                 run_from("2027-01-20", ""),
                 run_from("2027-autumn", "")};
  auto both = course("no-uni-2", "nb", "Avfall og gjenvinning");
  both.level = "master";
  both.language_of_instruction = {"nb", "en"};
  both.place = {place_at("Hamar", "NO-34", 60.8, 11.07), place_at("Oslo", "NO-03", 59.91, 10.75)};
  both.runs = {run_from("2027", "")};
  auto faroes = course("fo-uni-1", "nb", "Avfall på øyer");
  faroes.institution = {"fo-uni", {{"en", "University of the Isles"}}, "UI", "FO", ""};
  faroes.place = {place_at("Tórshavn", "", 62.01, -6.77)};
  return {gjovik, both, faroes, course("no-uni-3", "nb", "Ombruk av plast")};
}

const ServedIndex& served() {
  static const ServedIndex shared(spread());
  return shared;
}

int total(const std::string& search, const std::string& filters = "facets=none") {
  const auto target = "/api/v1/search?" + filters + (search.empty() ? "" : "&" + search);
  return served().json(target).at("total").get<int>();
}

const json* entry_of(const json& list, const char* member, const std::string& value) {
  for (const auto& entry : list) {
    if (entry.at(member) == value) return &entry;
  }
  return nullptr;
}

BOOST_AUTO_TEST_SUITE(overview)

// Whoever follows a circle, a bar or a square finds as many as it said.
BOOST_AUTO_TEST_CASE(every_count_is_what_its_filter_finds) {
  for (const std::string& search :
       {std::string(), std::string("q=avfall"), std::string("level=master")}) {
    const auto answer = served().json("/api/v1/overview?" + search);
    const auto expect_total = [&](const std::string& filters, const json& entry) {
      BOOST_TEST(total(search, filters) == entry.at("count").get<int>(), search << " " << filters);
    };
    BOOST_TEST(total(search) == answer.at("total").get<int>());
    for (const auto& entry : answer.at("places"))
      expect_total(
          entry.at("parameter").get<std::string>() + "=" + entry.at("value").get<std::string>(),
          entry);
    for (const auto* what : {"start", "deadline"}) {
      for (const auto& entry : answer.at(std::string(what) + "s").at("months")) {
        const auto month = entry.at("month").get<std::string>();
        auto filters = std::string(what) + "_from=" + month;
        expect_total(filters.append("&").append(what).append("_to=").append(month), entry);
      }
    }
    for (const auto* facet : {"level", "language"}) {
      for (const auto& entry : answer.at("topics").at(facet))
        expect_total("topic=" + entry.at("topic").get<std::string>() + "&" + facet + "=" +
                         entry.at("value").get<std::string>(),
                     entry);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_course_in_two_regions_is_in_both_and_one_without_place_in_none) {
  const auto answer = served().json("/api/v1/overview");
  const auto& places = answer.at("places");
  BOOST_REQUIRE(places.size() == 3U);
  BOOST_TEST(places.front().at("value") == "NO-34");  // The most come first.
  BOOST_TEST(places.front().at("count") == 2);
  BOOST_TEST(answer.at("without_place") == 1);
  const auto* const faroes = entry_of(places, "value", "FO");
  BOOST_REQUIRE(faroes != nullptr);
  BOOST_TEST(faroes->at("parameter") == "country");
  BOOST_TEST(faroes->at("lat").get<double>() == 62.01, boost::test_tools::tolerance(1e-6));
}

// Hamar and Oslo belong to one course, and nothing says which of them is in Innlandet.
BOOST_AUTO_TEST_CASE(a_region_lies_where_the_courses_of_this_region_alone_are) {
  const auto answer = served().json("/api/v1/overview");
  const auto* const inland = entry_of(answer.at("places"), "value", "NO-34");
  BOOST_REQUIRE(inland != nullptr);
  BOOST_TEST(inland->at("lon").get<double>() == 10.69, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(two_runs_in_a_month_are_one_offering) {
  const auto starts = served().json("/api/v1/overview").at("starts");
  const auto* const january = entry_of(starts.at("months"), "month", "2027-01");
  BOOST_REQUIRE(january != nullptr);
  BOOST_TEST(january->at("count") == 2);
  BOOST_TEST(entry_of(starts.at("months"), "month", "2027-08") != nullptr);
  BOOST_TEST(starts.at("not_stated") == 2);
}

BOOST_AUTO_TEST_CASE(what_means_nothing_is_refused) {
  BOOST_TEST(served().get("/api/v1/overview?level=wizard").status == 400);
  BOOST_TEST(served().get("/api/v1/overview?colour=red").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
