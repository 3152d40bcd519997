#include "indexer/merge/merge_plan.h"

#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs {
namespace {

Offering titled(const std::string& id, const std::string& language, const std::string& title) {
  auto offering = course(id, language, title);
  offering.ects = 5;
  return offering;
}

MergePlan plan_of(CatalogueFixture& fixture, const Apart& apart = {}) {
  return expect(
      MergePlan::make(fixture.catalogue(), shipped_analyser(), *shipped_vocabulary(), apart));
}

BOOST_AUTO_TEST_SUITE(merge_plan)

BOOST_AUTO_TEST_CASE(three_languages_are_one_offering_under_the_oldest_id) {
  CatalogueFixture fixture;
  fixture.put(titled("no-uni-first", "sv", "Avfallshantering"));
  fixture.put(titled("no-uni-second", "en", "Waste management"));
  fixture.put(titled("no-uni-third", "fi", "Jätehuolto"));
  const auto plan = plan_of(fixture);
  for (const auto* id : {"no-uni-first", "no-uni-second", "no-uni-third"})
    BOOST_TEST(plan.head_of(id) == "no-uni-first");
  BOOST_TEST(plan.twins_of("no-uni-first").size() == 2U);
  for (const auto& twin : plan.twins_of("no-uni-first"))
    BOOST_TEST(twin.reason.find("waste-management") != std::string::npos);
  const auto merged = expect(merged_offering(fixture.catalogue(), plan, "no-uni-first"));
  BOOST_REQUIRE(merged.has_value());
  BOOST_TEST(merged->title.size() == 3U);
  BOOST_TEST((merged->aliases == std::vector<std::string>{"no-uni-second", "no-uni-third"}));
  const LanguageText ids = {
      {"sv", "no-uni-first"}, {"en", "no-uni-second"}, {"fi", "no-uni-third"}};
  BOOST_TEST((merged->ids == ids));
}

BOOST_AUTO_TEST_CASE(a_translation_that_might_be_of_two_is_of_neither) {
  CatalogueFixture fixture;
  fixture.put(titled("no-uni-a", "sv", "Avfallshantering"));
  fixture.put(titled("no-uni-b", "sv", "Avfallshantering i praktiken"));
  fixture.put(titled("no-uni-c", "en", "Waste management"));
  BOOST_TEST(plan_of(fixture).merged() == 0U);
}

BOOST_AUTO_TEST_CASE(no_chain_joins_what_contradicts) {
  CatalogueFixture fixture;
  auto bachelor = titled("no-uni-a", "en", "Waste management");
  auto open = titled("no-uni-b", "nb", "Avfallshåndtering");
  auto master = titled("no-uni-c", "en", "Waste management");
  open.level = "unspecified";
  master.level = "master";
  fixture.put(bachelor);
  fixture.put(open);
  fixture.put(master);
  const auto plan = plan_of(fixture);
  BOOST_TEST(plan.head_of("no-uni-c") != plan.head_of("no-uni-a"));
}

BOOST_AUTO_TEST_CASE(a_person_keeps_two_apart) {
  CatalogueFixture fixture;
  fixture.put(titled("no-uni-a", "sv", "Avfallshantering"));
  fixture.put(titled("no-uni-b", "en", "Waste management"));
  BOOST_TEST(plan_of(fixture).merged() == 1U);
  Apart apart;
  apart.add("no-uni-b", "no-uni-a");
  BOOST_TEST(plan_of(fixture, apart).merged() == 0U);
}

BOOST_AUTO_TEST_CASE(a_file_of_pairs_is_checked) {
  TemporaryFolder folder;
  BOOST_TEST(!expect(Apart::load(folder.file("none.json"))).has("a", "b"));
  folder.write("apart.json", R"({"apart": [{"ids": ["no-b", "no-a"], "why": "two courses"}]})");
  const auto apart = expect(Apart::load(folder.file("apart.json")));
  BOOST_TEST(apart.has("no-a", "no-b"));
  BOOST_TEST(!apart.has("no-a", "no-c"));
  folder.write("wrong.json", R"({"apart": [{"ids": ["no-b"], "why": "one"}]})");
  const auto wrong = Apart::load(folder.file("wrong.json"));
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(describe(wrong.error()).find("wrong.json") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
