#include "searchd/desk/survey_pages.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "searchd/web/messages.h"
#include "tests/paths.h"
#include "tests/searchd/needs/given_needs.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::desk {
namespace {

using web::contains;

template <typename T>
T shipped(Result<T> loaded) {
  if (!loaded) throw std::runtime_error(describe(loaded.error()));
  return *std::move(loaded);
}

/// The form over answers in memory.
struct ServedSurvey {
  web::SampleDocuments documents;
  needs::SurveyChoices choices = shipped(needs::SurveyChoices::load(source_path("data")));
  needs::GivenNeeds needs;
  Allowance allowance{3, std::chrono::hours(1)};
  SilentLog log;
  http::Router router;

  ServedSurvey() {
    add_survey_pages(
        router,
        {{documents, web::shipped_vocabulary(), web::shipped_handbook(), "https://example.org", {}},
         choices,
         &needs,
         allowance,
         {},
         log});
  }

  http::Response get(const std::string& query) { return router.answer(web::get("/survey", query)); }

  http::Response post(const std::string& body) {
    http::Request request;
    request.method = "POST";
    request.path = "/survey";
    request.parameters = {{"hl", "en"}};
    request.fields = {{"content-type", "application/x-www-form-urlencoded"}};
    request.body = body;
    request.peer = "192.0.2.1";
    return router.answer(std::move(request));
  }
  std::vector<Need> stored() { return needs.all().value_or({}); }
};

const std::string once(20, 'a');

BOOST_AUTO_TEST_SUITE(survey_pages)

BOOST_AUTO_TEST_CASE(the_form_is_there_in_every_language_with_its_purpose) {
  ServedSurvey survey;
  for (const auto& language : web::Messages::languages()) {
    const auto page = survey.get("hl=" + language);
    BOOST_TEST(page.status == 200);
    BOOST_TEST(contains(page.body, web::Messages::in(language).text("survey_purpose_title")));
    BOOST_TEST(contains(page.body, "value=\"plastics\""));
    BOOST_TEST(contains(page.body, "value=\"NO-46\""));
    BOOST_TEST(page.find("set-cookie") == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(an_answer_is_stored_once_however_often_it_is_sent) {
  ServedSurvey survey;
  const auto body = "once=" + once +
                    "&topic=plastics&topic=textiles&topic=wizardry&level=master&form=online"
                    "&form=workplace&language=no&urgency=4&organisation=companies&sector=F"
                    "&size=small&region=NO-46&other=Tau&own_words=Alt+%3Cb%3E&website=";
  BOOST_TEST(survey.post(body).status == 200);
  const auto stored = survey.stored();
  BOOST_REQUIRE(stored.size() == 1U);
  const auto& need = stored.front();
  BOOST_TEST(need.survey == "form");
  BOOST_TEST(need.respondent == once);
  BOOST_TEST((need.topics == std::vector<std::string>{"plastics", "textiles"}));
  BOOST_TEST((need.levels == std::vector<std::string>{"master"}));
  BOOST_TEST((need.modes == std::vector<std::string>{"online"}));
  BOOST_TEST(need.at_workplace);
  BOOST_TEST((need.languages == std::vector<std::string>{"no"}));
  BOOST_TEST(need.urgency.value_or(0) == 4);
  BOOST_TEST(need.organisation == "companies");
  BOOST_TEST(need.sector == "F");
  BOOST_TEST(need.size == "small");
  BOOST_TEST(need.country == "NO");
  BOOST_TEST(need.region == "NO-46");
  BOOST_TEST((need.other_topics == std::vector<std::string>{"Tau"}));
  BOOST_TEST(need.own_words == "Alt <b>");
}

BOOST_AUTO_TEST_CASE(an_empty_answer_comes_back_as_it_was_filled_in) {
  ServedSurvey survey;
  const auto page = survey.post("once=" + once + "&level=master&organisation=municipalities");
  BOOST_TEST(page.status == 422);
  BOOST_TEST(contains(page.body, "Tick at least one topic"));
  BOOST_TEST(contains(page.body, "value=\"municipalities\" selected"));
  BOOST_TEST(survey.stored().empty());
}

BOOST_AUTO_TEST_CASE(robots_and_floods_are_kept_out) {
  ServedSurvey survey;
  BOOST_TEST(survey.post("topic=plastics&website=http://spam.example").status == 422);
  for (int i = 0; i < 3; ++i)
    BOOST_TEST(survey.post("topic=plastics").status == 200);
  const auto flood = survey.post("topic=plastics");
  BOOST_TEST(flood.status == 429);
  BOOST_TEST(flood.find("retry-after") != nullptr);
  BOOST_TEST(survey.stored().size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
