#include "schemas/flat_row.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"
#include "schemas/offering_json.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

using nlohmann::json;

json row() {
  return json::parse(R"({
    "id": "no-skole-bat1", "url": "https://skole.example/bat1",
    "institution": "Skolen i Havnby", "institution_short": "SKOLE", "country": "NO",
    "title": "Reuse of boats", "title_lang": "en", "code": "BÅT 1", "kind": "course",
    "level": "bachelor", "eqf": 6, "ects": 7.5, "language_of_instruction": ["nb", "en"],
    "mode": "online", "part_time": true, "place": "Havnby", "start": "2027-01",
    "tuition": "gratis", "page_lang": "nb", "summary": "Om ombruk av båter.",
    "learning_outcomes": ["demontere en båt"], "audience": "For båtbyggere",
    "prerequisites": "Fagbrev", "topics": ["plastics"], "relevance": 2,
    "evidence": "pages: båt"
  })");
}

SourceFiles known_sources() {
  SourceFile school;
  school.id = "no-havnbyskolen";
  school.name = {{"nb", "Skolen i Havnby"}, {"en", "Havnby School"}};
  school.short_name = "HS";
  school.country = "NO";
  school.home = "https://skole.example/";
  return SourceFiles({school});
}

Offering read(const json& flat, const SourceFiles& sources = {}) {
  auto offering = offering_from_flat_row(flat, sources, "rows:1");
  BOOST_REQUIRE(offering.has_value());
  return *std::move(offering);
}

BOOST_AUTO_TEST_SUITE(flat_row)

BOOST_AUTO_TEST_CASE(every_column_finds_its_place) {
  const auto offering = read(row());
  BOOST_TEST(offering.id == "no-skole-bat1");
  BOOST_TEST(offering.url == "https://skole.example/bat1");
  BOOST_TEST(offering.urls.at("nb") == offering.url);
  BOOST_TEST(offering.institution.id == "no-skole");
  BOOST_TEST(offering.institution.name.at("und") == "Skolen i Havnby");
  BOOST_TEST(offering.institution.short_name == "SKOLE");
  BOOST_TEST(offering.institution.country == "NO");
  BOOST_TEST(offering.title.at("en") == "Reuse of boats");
  BOOST_TEST(offering.summary.at("nb") == "Om ombruk av båter.");
  BOOST_TEST(offering.learning_outcomes.at("nb").front() == "demontere en båt");
  BOOST_TEST(offering.audience_text.at("nb") == "For båtbyggere");
  BOOST_TEST(offering.prerequisites.at("nb") == "Fagbrev");
  BOOST_TEST(offering.code == "BÅT 1");
  BOOST_TEST(offering.level == "bachelor");
  BOOST_TEST(offering.eqf.value_or(0) == 6);
  BOOST_TEST(offering.ects.value_or(0) == 7.5);
  BOOST_TEST(offering.language_of_instruction.size() == 2U);
  BOOST_TEST(offering.mode.front() == "online");
  BOOST_TEST(offering.part_time.value_or(false));
  BOOST_TEST(!offering.pace.has_value());
  BOOST_TEST(offering.place.front().name == "Havnby");
  BOOST_REQUIRE(offering.runs.size() == 1U);
  BOOST_TEST(offering.runs.front().start->text() == "2027-01");
  BOOST_TEST(offering.topics.front().id == "plastics");
  BOOST_TEST(offering.topics.front().curated);
  BOOST_TEST(offering.relevance.value_or(0) == 2);
  BOOST_TEST(offering.relevance_curated);
}

BOOST_AUTO_TEST_CASE(every_field_knows_its_row) {
  const auto offering = read(row());
  for (const char* field : {"url", "institution", "title", "summary", "audience_text", "runs"}) {
    BOOST_TEST_CONTEXT(field) {
      BOOST_REQUIRE(offering.provenance.contains(field));
      const auto& provenance = offering.provenance.at(field);
      BOOST_TEST(provenance.url == offering.url);
      BOOST_TEST(provenance.extractor == "import");
      BOOST_TEST(provenance.captured.empty());
    }
  }
  BOOST_TEST(!offering.provenance.contains("assessment"));
}

BOOST_AUTO_TEST_CASE(what_is_null_or_empty_is_absent) {
  auto flat = row();
  for (auto& [name, value] : flat.items()) {
    if (name != "url" && name != "institution" && name != "country" && name != "title" &&
        name != "kind")
      value = nullptr;
  }
  flat["summary"] = "";
  flat["learning_outcomes"] = json::array();
  const auto offering = read(flat);
  BOOST_TEST(offering.id.starts_with("no-skolen-i-havnby-reuse-of-boats-"));
  BOOST_TEST(offering.title.at("und") == "Reuse of boats");
  BOOST_TEST(offering.level == "unspecified");
  BOOST_TEST(offering.summary.empty());
  BOOST_TEST(offering.learning_outcomes.empty());
  BOOST_TEST(offering.runs.empty());
  BOOST_TEST(!offering.relevance.has_value());
  BOOST_TEST(!offering.relevance_curated);
}

BOOST_AUTO_TEST_CASE(an_institution_is_known_by_any_of_its_names) {
  for (const char* name : {"Skolen i Havnby", "HAVNBY SCHOOL", "hs"}) {
    auto flat = row();
    flat["institution"] = name;
    const auto offering = read(flat, known_sources());
    BOOST_TEST(offering.institution.id == "no-havnbyskolen", name);
    BOOST_TEST(offering.institution.url == "https://skole.example/");
  }
  auto short_only = row();
  short_only["institution"] = "Havnbyskolen";
  short_only["institution_short"] = "HS";
  short_only.erase("id");
  BOOST_TEST(read(short_only, known_sources()).id == "no-havnbyskolen-bat-1");
  auto elsewhere = row();
  elsewhere["country"] = "SE";
  BOOST_TEST(read(elsewhere, known_sources()).institution.id == "se-skole");
}

BOOST_AUTO_TEST_CASE(mistakes_name_the_column) {
  struct Case {
    json patch;
    const char* line;
  };
  const Case cases[] = {
      {{{"colour", "green"}}, "rows:1: unknown member 'colour'"},
      {{{"ects", -3}}, "rows:1: ects: must be at least 0, not -3"},
      {{{"ects", "7,5"}}, "rows:1: ects: must be number, not '7,5'"},
      {{{"country", "DE"}}, "rows:1: country: 'DE' is not one of NO, SE, DK, FI, IS, FO, GL, AX"},
      {{{"start", "12/13-2027"}},
       "rows:1: start: '12/13-2027' does not have the form of 2027, 2027-autumn, 2027-01, "
       "2027-01-12"},
      {{{"start", "2027-02-31"}}, "rows:1: start: no calendar has '2027-02-31'"},
      {{{"title", ""}}, "rows:1: member 'title' is missing"},
      {{{"kind", nullptr}}, "rows:1: member 'kind' is missing"},
      {{{"url", "skole.example"}},
       "rows:1: url: 'skole.example' does not have the form of https://www.nmbu.no/emne/bioec360"},
      {{{"part_time", "yes"}}, "rows:1: part_time: must be boolean, not 'yes'"},
      {{{"relevance", 7}}, "rows:1: relevance: must be at most 3, not 7"},
  };
  for (const auto& [patch, line] : cases) {
    BOOST_TEST_CONTEXT(patch) {
      auto flat = row();
      flat.merge_patch(patch);
      const auto offering = offering_from_flat_row(flat, {}, "rows:1");
      BOOST_REQUIRE(!offering.has_value());
      BOOST_TEST(describe(offering.error()) == line);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_title_tells_the_two_forms_apart) {
  BOOST_TEST(is_flat_row(row()));
  BOOST_TEST(is_flat_row(json{{"institution", "X"}}));
  BOOST_TEST(!is_flat_row(json{{"title", {{"nb", "x"}}}, {"institution", "X"}}));
  BOOST_TEST(!is_flat_row(json::object()));
  BOOST_TEST(!is_flat_row(json::array()));
}

BOOST_AUTO_TEST_CASE(the_rows_beside_the_checkout_become_sound_records) {
  const std::filesystem::path folder(shared_path("catalogue"));
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "skipped: no " << folder << "\n";
    return;
  }
  int rows = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path());
    const auto done = for_each_ndjson(
        in, entry.path().string(), [&](const json& flat, const std::string& where) -> Result<void> {
          ++rows;
          const auto offering = offering_from_flat_row(flat, {}, where);
          if (!offering) return offering.error();
          BOOST_TEST(offering->id == flat.at("id"));
          return JsonSchema::named("offering").check(to_json(*offering), where);
        });
    BOOST_TEST(done.has_value(), (done ? "" : describe(done.error())));
  }
  BOOST_TEST(rows > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
