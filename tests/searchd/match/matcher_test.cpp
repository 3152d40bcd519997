#include "searchd/match/matcher.h"

#include <algorithm>
#include <cstdio>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/paths.h"

namespace rundkurs::match {
namespace {

constexpr std::int32_t today = 20261128;

/// A few courses of our own, indexed with the small vocabulary of the tests.
struct Courses {
  CatalogueFixture fixture;
  TextLog log{stderr};
  std::unique_ptr<SearchService> service;
  std::unique_ptr<Matcher> matcher;

  static Offering about(const std::string& id,
                        const std::string& title,
                        const std::string& summary,
                        std::vector<std::string> topics) {
    auto offering = course(id, "nb", title);
    offering.level = "unspecified";
    offering.summary["nb"] = summary;
    offering.relevance = 3;
    offering.relevance_curated = true;
    for (auto& topic : topics)
      offering.topics.push_back({std::move(topic), 1, {}, true});
    return offering;
  }

  Courses() {
    auto reuse = about("no-uni-reuse",
                       "Ombruk av byggematerialer",
                       "Kurs i ombruk av byggevarer for håndverkere.",
                       {"construction-demolition-buildings", "product-lifetime-repair-reuse"});
    reuse.mode = {"online"};
    reuse.ects = 5;
    auto heavy = about("no-uni-heavy",
                       "Ombruk i byggebransjen",
                       "Alt om ombruk av byggevarer, på campus.",
                       {"construction-demolition-buildings"});
    heavy.mode = {"campus"};
    heavy.ects = 30;
    auto plastics =
        about("no-uni-plast", "Plastgjenvinning", "Gjenvinning av plast.", {"plastics"});
    for (auto& offering : {reuse, heavy, plastics})
      fixture.put(offering);
    fixture.build();
    service = expect(SearchService::open({fixture.index(), false, 2}, shipped_vocabulary(), log));
    matcher = expect(Matcher::open(*service, source_path("data"), shipped_vocabulary(), false));
  }

  std::vector<std::string> ids(const std::string& text, const Constraints& constraints = {}) const {
    std::vector<std::string> found;
    MatchRequest request;
    request.text = text;
    request.constraints = constraints;
    for (const auto& hit : expect(matcher->match(request, today)).hits)
      found.push_back(hit.hit.offering.id);
    return found;
  }
};

const std::string reuse_message = "Vi trenger et kurs om ombruk av byggevarer.";

BOOST_FIXTURE_TEST_SUITE(matcher, Courses)

BOOST_AUTO_TEST_CASE(offers_what_is_asked_for_with_reasons) {
  const auto answer = expect(matcher->match({reuse_message, "", {}, 10}, today));
  BOOST_REQUIRE(!answer.hits.empty());
  BOOST_TEST(answer.language == "nb");
  BOOST_TEST(answer.hits.front().hit.offering.id == "no-uni-reuse");
  BOOST_TEST(!answer.hits.front().reasons.empty());
  BOOST_TEST(!answer.hits.front().reservations.empty());
}

BOOST_AUTO_TEST_CASE(never_breaks_what_must_hold) {
  const auto found = ids(reuse_message + " Det må være på nett, maks ti studiepoeng.");
  BOOST_TEST(std::count(found.begin(), found.end(), "no-uni-heavy") == 0);
  BOOST_TEST(std::count(found.begin(), found.end(), "no-uni-reuse") == 1);
}

BOOST_AUTO_TEST_CASE(a_person_may_say_otherwise) {
  Constraints constraints;
  constraints.topics = std::vector<std::string>{"plastics"};
  BOOST_TEST(ids(reuse_message, constraints) == std::vector<std::string>{"no-uni-plast"},
             boost::test_tools::per_element());
  constraints.topics = std::vector<std::string>{};
  BOOST_TEST(ids(reuse_message, constraints).empty());
}

BOOST_AUTO_TEST_CASE(says_what_nobody_offers) {
  const auto answer =
      expect(matcher->match({"Vi vil lære om avløpsslam og fosfor.", "", {}, 10}, today));
  BOOST_TEST(answer.uncovered == std::vector<std::string>{"water-nutrients"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(answers_nothing_to_what_is_not_about_learning) {
  BOOST_TEST(ids("Fakturaen for byggevarer er feil, send den på nytt.").empty());
}

BOOST_AUTO_TEST_CASE(plans_the_fewest_courses_and_names_what_nobody_has) {
  PlanRequest request;
  request.roles = {
      {"tømrer", {"construction-demolition-buildings", "product-lifetime-repair-reuse"}},
      {"støper", {"plastics", "textiles"}}};
  const auto answer = expect(matcher->plan(request, {}, today));
  BOOST_TEST(answer.exact);
  BOOST_TEST(answer.uncovered == std::vector<std::string>{"textiles"},
             boost::test_tools::per_element());
  BOOST_REQUIRE(!answer.plans.empty());
  BOOST_TEST(answer.plans.front().offerings.size() == 2U);
  request.most_credits = 1;
  BOOST_TEST(!expect(matcher->plan(request, {}, today)).within_credits);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
