// What is exported is read by our own importer.
#include <boost/test/unit_test.hpp>

#include "crawlers/import/import_file.h"
#include "schemas/offering_json.h"
#include "tests/schemas/sample_offering.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs {
namespace {

const RowTables& tables() {
  static const auto loaded = RowTables::load(source_path("data"));
  return loaded.value();
}

/// A record with everything in it, at an institution that no source file knows.
Offering shown_offering() {
  auto offering = complete_offering();
  offering.demonstration = false;
  offering.gone.clear();
  offering.missing_since.clear();
  offering.source.clear();
  offering.related.clear();
  return offering;
}

Offering short_offering() {
  Offering offering;
  offering.id = "fi-opisto-1";
  offering.url = "https://opisto.example/kierto";
  offering.institution = {"fi-opisto", {{"fi", "Kiertopuron opisto"}}, "", "FI", ""};
  offering.title = {{"fi", "Kiertotalous <arjessa> & \"työssä\""}};
  offering.kind = "programme";
  offering.level = "master";
  return offering;
}

std::vector<Offering> imported(const std::string& content) {
  const TemporaryFolder folder;
  const auto path = folder.write("export", content);
  SilentLog log;
  RowReader reader(tables(), log);
  expect(read_rows(path, nullptr, reader));
  return std::move(reader).offerings();
}

const Offering& with_title(const std::vector<Offering>& offerings, const LanguageText& title) {
  for (const auto& offering : offerings) {
    if (offering.title == title) return offering;
  }
  throw std::runtime_error("no such title");
}

BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(ndjson_comes_back_without_any_loss) {
  const api::ServedIndex served({shown_offering(), short_offering()});
  const auto back = imported(served.text("/api/v1/export?format=ndjson"));
  BOOST_REQUIRE(back.size() == 2U);
  const auto& whole = with_title(back, shown_offering().title);
  const auto kept = expect(served.service().offering("no-skole-bio1"));
  BOOST_REQUIRE(kept.has_value());
  BOOST_TEST(to_ndjson(whole) == to_ndjson(*kept));
}

BOOST_AUTO_TEST_CASE(elm_comes_back_as_far_as_the_model_goes) {
  const auto sent = shown_offering();
  const api::ServedIndex served({sent, short_offering()});
  const auto back = imported(served.text("/api/v1/export?format=elm"));
  BOOST_REQUIRE(back.size() == 2U);
  const auto& whole = with_title(back, sent.title);
  BOOST_TEST(whole.url == sent.url);
  BOOST_TEST(whole.code == sent.code);
  BOOST_TEST(whole.kind == sent.kind);
  BOOST_TEST(whole.level == sent.level);
  BOOST_TEST(*whole.eqf == *sent.eqf);
  BOOST_TEST(*whole.ects == *sent.ects);
  BOOST_TEST((whole.institution.name == sent.institution.name));
  BOOST_TEST(whole.institution.country == sent.institution.country);
  BOOST_TEST((whole.prerequisites == sent.prerequisites));
  BOOST_TEST((whole.learning_outcomes == sent.learning_outcomes));
  BOOST_TEST(whole.isced_f == sent.isced_f, boost::test_tools::per_element());
  BOOST_TEST(whole.esco_skills == sent.esco_skills, boost::test_tools::per_element());
  BOOST_REQUIRE(whole.duration.has_value());
  BOOST_TEST((whole.duration->weeks == sent.duration->weeks));
  BOOST_REQUIRE(whole.runs.size() == 2U);
  BOOST_TEST((whole.runs[0].start == sent.runs[0].start));
  BOOST_TEST((whole.runs[0].application_deadline == sent.runs[0].application_deadline));
  BOOST_TEST((whole.runs[0].tuition->amount == sent.runs[0].tuition->amount));
  BOOST_TEST(whole.runs[0].tuition->currency == sent.runs[0].tuition->currency);
  BOOST_TEST(whole.runs[0].mode == sent.runs[0].mode, boost::test_tools::per_element());
  BOOST_TEST(whole.runs[0].language_of_instruction == sent.runs[0].language_of_instruction,
             boost::test_tools::per_element());
  BOOST_TEST((whole.runs[1].start == sent.runs[1].start));

  const auto& small = with_title(back, short_offering().title);
  BOOST_TEST(small.kind == "programme");
  BOOST_TEST(small.level == "master");
  BOOST_TEST(small.institution.country == "FI");
  BOOST_TEST(small.runs.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
