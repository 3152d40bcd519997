#include "searchd/api/gap_route.h"

#include <boost/test/unit_test.hpp>

#include "searchd/api/gap_json.h"
#include "tests/searchd/api/served_index.h"
#include "tests/searchd/gaps/given_states.h"
#include "tests/searchd/needs/given_needs.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

std::vector<Need> answers() {
  std::vector<Need> needs;
  for (int i = 0; i < 9; ++i)
    needs.push_back({.survey = "s",
                     .respondent = std::to_string(i),
                     .organisation = i < 6 ? "companies" : "municipalities",
                     .country = "NO",
                     .topics = {"waste-prevention-management"},
                     .levels = {"phd"},
                     .urgency = 4});
  return needs;
}

const json& topic_of(const json& table, const std::string& id) {
  for (const auto& topic : table.at("topics")) {
    if (topic.at("topic") == id) return topic;
  }
  throw std::runtime_error("no topic " + id);
}

BOOST_AUTO_TEST_SUITE(gap_route)

BOOST_AUTO_TEST_CASE(needs_stand_beside_offerings_and_small_groups_do_not_show) {
  needs::GivenNeeds needs(answers());
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  const auto table = served.json("/api/v1/gaps?by=audience&hl=en");
  BOOST_TEST(table.at("by") == "audience");
  BOOST_TEST(table.at("respondents") == 9);
  BOOST_TEST(table.at("rules").at("fewest") == 5);
  BOOST_TEST(table.at("topics").front().at("topic") == "waste-prevention-management");
  const auto& waste = topic_of(table, "waste-prevention-management");
  BOOST_TEST(waste.at("respondents") == 9);
  BOOST_TEST(waste.at("need") == 100.0);
  BOOST_TEST(waste.at("index") == 100.0);
  BOOST_TEST(waste.at("search") == "/search?topic=waste-prevention-management");
  // Three municipalities are too few, and six of nine companies would tell of them.
  for (const auto& cell : waste.at("cells")) {
    BOOST_TEST(cell.at("respondents").is_null());
    BOOST_TEST(cell.at("index").is_null());
    BOOST_TEST(cell.at("search").get<std::string>().starts_with(
        "/search?topic=waste-prevention-management&audience="));
  }
  for (const auto& value : table.at("values"))
    BOOST_TEST(value.at("respondents").is_null());
}

BOOST_AUTO_TEST_CASE(a_region_without_offerings_has_its_name) {
  auto answered = answers();
  for (auto& need : answered)
    need.region = "NO-18";
  needs::GivenNeeds needs(answered);
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  const auto table = served.json("/api/v1/gaps?by=region&hl=nb");
  BOOST_REQUIRE(table.at("values").size() == 1U);
  BOOST_TEST(table.at("values")[0].at("label") == "Nordland");
}

BOOST_AUTO_TEST_CASE(the_answer_changes_with_index_and_answers) {
  needs::GivenNeeds needs(answers());
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  const auto first = served.get("/api/v1/gaps");
  BOOST_TEST(!first.etag.empty());
  BOOST_TEST(served.get("/api/v1/gaps").etag == first.etag);
  auto more = answers();
  BOOST_REQUIRE(needs.store(more, now(), desk::Needs::Keep::all));
  const auto second = served.get("/api/v1/gaps");
  BOOST_TEST(second.etag != first.etag);
  BOOST_TEST(json::parse(second.body).at("respondents") == 18);
}

BOOST_AUTO_TEST_CASE(a_spreadsheet_gets_the_same_table) {
  needs::GivenNeeds needs(answers());
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  const auto response = served.get("/api/v1/gaps?by=level&format=csv&hl=nb");
  BOOST_TEST(response.content_type == "text/csv; charset=utf-8");
  BOOST_TEST(response.body.find("topic;topic_label;level;level_label;respondents;offerings;index;"
                                "need;urgency;unmet\r\n") == 3U);
  BOOST_TEST(served.get("/gaps.csv?hl=nb").body == response.body);
  BOOST_TEST(response.body.find("waste-prevention-management;\"Avfallsforebygging og "
                                "avfallshåndtering\";phd") == std::string::npos);
  BOOST_TEST(response.body.find("\r\nwaste-prevention-management;Avfallsforebygging og "
                                "avfallshåndtering;;;9;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_workbook_has_it_too) {
  needs::GivenNeeds needs(answers());
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  for (const auto* target : {"/gaps.xlsx?by=audience&hl=sv", "/api/v1/gaps?format=xlsx"}) {
    const auto response = served.get(target);
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.content_type == exported::xlsx_media_type);
    BOOST_TEST(response.body.starts_with("PK"));
    BOOST_TEST(!response.etag.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_sheet_has_no_figure_of_small_groups) {
  needs::GivenNeeds needs(answers());
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs);
  const auto sheet = gap_sheet(served.json("/api/v1/gaps?by=audience&hl=en"));
  constexpr std::size_t value = 2;
  constexpr std::size_t respondents = 4;
  constexpr std::size_t index = 6;
  std::size_t cells = 0;
  for (const auto& row : sheet.rows) {
    BOOST_TEST(row.size() == sheet.heads.size());
    if (std::get<std::string>(row[value]).empty()) continue;
    BOOST_TEST(std::holds_alternative<std::monostate>(row[respondents]));
    BOOST_TEST(std::holds_alternative<std::monostate>(row[index]));
    ++cells;
  }
  BOOST_TEST(cells > 0);
  const auto& most = sheet.rows.front();
  BOOST_TEST(std::get<std::string>(most.front()) == "waste-prevention-management");
  BOOST_TEST(std::get<double>(most[respondents]) == 9);
}

const Timestamp noon{std::chrono::seconds{1'800'000'000}};  // 2027-01-15

BOOST_AUTO_TEST_CASE(a_day_is_kept_once_and_stands_in_the_series) {
  needs::GivenNeeds needs(answers());
  gaps::GivenStates states({gaps::state_on("2026-12-31", 20, 9, 71.5)});
  const ServedIndex served(
      {course("no-uni-1", "nb", "Ombruk av avfall")}, &needs, nullptr, &states);
  const auto before = served.get("/api/v1/gaps");
  const auto& snapshot = *served.service().snapshot();
  BOOST_REQUIRE(served.gaps().keep(snapshot, noon));
  const auto written = states.written();
  BOOST_REQUIRE(served.gaps().keep(snapshot, noon + std::chrono::hours(1)));
  BOOST_TEST(states.written() == written);
  BOOST_TEST(served.get("/api/v1/gaps").etag != before.etag);

  const auto series = served.json("/api/v1/gaps?by=mode").at("series");
  BOOST_REQUIRE(series.size() == 2U);
  BOOST_TEST(series[0].at("date") == "2026-12-31");
  BOOST_TEST(series[0].at("counted_anew") == false);
  BOOST_TEST(topic_of(series[0], "plastics").at("index") == 71.5);
  BOOST_TEST(series[1].at("date") == "2027-01-15");
  BOOST_TEST(series[1].at("counted_anew") == true);
  BOOST_TEST(series[1].at("respondents") == 9);
  BOOST_TEST(topic_of(series[1], "waste-prevention-management").at("respondents") == 9);

  BOOST_REQUIRE(needs.store(answers(), now(), desk::Needs::Keep::all));
  BOOST_REQUIRE(
      served.gaps().keep(snapshot, noon + std::chrono::hours(2), gaps::GapService::For::report));
  BOOST_REQUIRE(served.gaps().keep(snapshot, noon + std::chrono::hours(3)));
  const auto kept = expect(states.all()).back();
  BOOST_TEST(*kept.respondents == 18U);
  BOOST_TEST(kept.reported);
}

BOOST_AUTO_TEST_CASE(the_series_is_a_file_too) {
  gaps::GivenStates states({gaps::state_on("2026-12-31", 20, 9, 71.5)});
  const ServedIndex served(
      {course("no-uni-1", "nb", "Ombruk av avfall")}, nullptr, nullptr, &states);
  const auto file = served.get("/gaps-over-time.csv?hl=nb");
  BOOST_TEST(file.status == 200);
  BOOST_TEST(file.body ==
             "\xEF\xBB\xBF"
             "date;topic;topic_label;respondents;offerings;index;need;unmet\r\n"
             "2026-12-31;plastics;Plast;9;7;71,5;25,5;15,3\r\n");
  BOOST_TEST(served.get("/gaps-over-time.csv?by=level").status == 400);
  BOOST_TEST(!served.get("/gaps-over-time.csv").etag.empty());
}

BOOST_AUTO_TEST_CASE(without_answers_there_is_what_is_offered) {
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")});
  const auto table = served.json("/api/v1/gaps");
  BOOST_TEST(table.at("respondents").is_null());
  BOOST_TEST(table.at("topics").size() == served.service().vocabulary().topics().size());
}

BOOST_AUTO_TEST_CASE(values_outside_the_set_are_refused) {
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")});
  for (const auto* target : {"/api/v1/gaps?by=colour",
                             "/api/v1/gaps?format=ods",
                             "/gaps.csv?format=json",
                             "/gaps.xlsx?by=colour",
                             "/api/v1/gaps?hl=de",
                             "/api/v1/gaps?by=level&by=mode",
                             "/api/v1/gaps?depth=2"})
    BOOST_TEST(served.get(target).status == 400, target);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
