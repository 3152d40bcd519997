// The report from its figures to the page that people read.
#include <boost/test/unit_test.hpp>

#include "searchd/report/comparison.h"
#include "searchd/report/report_document.h"
#include "searchd/web/report_view.h"
#include "tests/paths.h"
#include "tests/searchd/api/served_index.h"
#include "tests/searchd/gaps/given_states.h"
#include "tests/searchd/needs/given_needs.h"

namespace rundkurs::report {
namespace {

using gaps::state_on;
using nlohmann::json;

const std::string today = "2027-01-15";

/// A centre whose index has one course on waste, and `count` answers that ask for more.
class Reported {
 public:
  explicit Reported(int count, std::vector<desk::GapState> states = {})
      : needs_(answers(count)),
        states_(std::move(states)),
        served_({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs_, nullptr, &states_) {}

  explicit Reported(std::vector<Need> needs)
      : needs_(std::move(needs)),
        served_({course("no-uni-1", "nb", "Ombruk av avfall")}, &needs_, nullptr, &states_) {}

  json document(const json& previous) {
    const gaps::Evidence evidence{&needs_, nullptr};
    return expect(report_document(
        {served_.service(), served_.gaps(), evidence, source_path("data")}, today, "en", previous));
  }
  json document() { return document(expect(previous_kept(served_.gaps(), today))); }

  static std::vector<Need> answers(int count, const std::string& survey = "autumn") {
    std::vector<Need> needs;
    for (int i = 0; i < count; ++i)
      needs.push_back({.survey = survey,
                       .respondent = std::to_string(i),
                       .country = "NO",
                       .topics = {"plastics"},
                       .levels = {"master"}});
    return needs;
  }

 private:
  needs::GivenNeeds needs_;
  gaps::GivenStates states_;
  api::ServedIndex served_;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(it_is_dated_and_says_of_what_it_was_made) {
  Reported reported(9);
  const auto document = reported.document();
  BOOST_TEST(document.at("made") == today);
  BOOST_TEST(document.at("previous").is_null());
  BOOST_TEST(document.at("answers").at("surveys")[0].at("answers") == 9);
  BOOST_TEST(reported.document() == document);
  BOOST_TEST(Reported(10).document().at("answers") != document.at("answers"));
  const auto page = web::render_report(document);
  BOOST_TEST(contains(page, "Report of 15 January 2027"));
  BOOST_TEST(contains(page, "There is no earlier report to compare with."));
  BOOST_TEST(contains(page, document.at("answers").at("digest").get<std::string>()));
}

BOOST_AUTO_TEST_CASE(what_few_answered_cannot_be_worked_out_from_the_others) {
  const auto counts = [](const std::vector<std::pair<std::string, int>>& surveys) {
    std::vector<Need> needs;
    for (const auto& [name, count] : surveys)
      for (auto& need : Reported::answers(count, name))
        needs.push_back(std::move(need));
    const auto document = Reported(std::move(needs)).document();
    std::vector<json> shown;
    for (const auto& survey : document.at("answers").at("surveys"))
      shown.push_back(survey.at("answers"));
    return std::pair(json(shown), web::render_report(document));
  };
  BOOST_TEST(counts({{"autumn", 9}, {"spring", 5}}).first == json({9, 5}));
  BOOST_TEST(counts({{"autumn", 3}, {"spring", 2}, {"summer", 9}}).first ==
             json({nullptr, nullptr, 9}));
  // Of fourteen answers in all, twelve in the others would be the two.
  const auto [shown, page] = counts({{"autumn", 7}, {"spring", 2}, {"summer", 5}});
  BOOST_TEST(shown == json({7, nullptr, nullptr}));
  BOOST_TEST(contains(page, "<li>spring</li>"));
  BOOST_TEST(contains(page, "<li>summer</li>"));
}

BOOST_AUTO_TEST_CASE(it_says_what_changed_since_the_report_before) {
  auto before = state_on("2026-10-31", 4 + 5, 5, 90);
  before.reported = true;
  Reported reported(20, {before, state_on("2027-01-14", 20, 20)});
  const auto document = reported.document();
  BOOST_TEST(document.at("previous").at("made") == "2026-10-31");
  const auto page = web::render_report(document);
  BOOST_TEST(contains(page, "Differences from the report of 31 October 2026."));
  // Nothing on plastics is offered here: the index is 100, and seven offerings are gone.
  BOOST_TEST(contains(page, "<td>−7</td><td>+74.5</td><td>+10</td><td>+84.7</td>"));
}

BOOST_AUTO_TEST_CASE(without_a_report_it_compares_with_the_first_day_that_was_kept) {
  Reported reported(20, {state_on("2026-12-31", 9, 9), state_on("2027-01-14", 20, 20)});
  const auto page = web::render_report(reported.document());
  BOOST_TEST(contains(
      page, "Differences from the figures of 31 December 2026, the first that were kept."));
}

BOOST_AUTO_TEST_CASE(what_changed_tells_nothing_about_a_few) {
  for (const auto respondents : {8U, 12U}) {
    Reported reported(10, {state_on("2026-12-31", respondents, respondents)});
    const auto page = web::render_report(reported.document());
    BOOST_TEST(contains(page, "<td>−7</td><td>–</td><td>–</td><td>–</td>"));
    BOOST_TEST(contains(page, "where fewer than 5 have come since then"));
  }
}

BOOST_AUTO_TEST_CASE(an_earlier_report_can_be_named) {
  Reported before(9);
  auto earlier = before.document();
  earlier["made"] = "2026-06-30";
  const auto page = web::render_report(Reported(20).document(previous_in(earlier)));
  BOOST_TEST(contains(page, "Differences from the report of 30 June 2026."));
  BOOST_TEST(contains(page, "<td>0</td><td>0</td><td>0</td><td>0</td>"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::report
