#include "schemas/offering_json.h"

#include <random>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"
#include "schemas/kept_offering.h"
#include "tests/paths.h"
#include "tests/schemas/sample_offering.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// Written, accepted by the schema, read: the same again.
void check_three_ways(const Offering& offering) {
  const auto line = to_ndjson(offering);
  BOOST_TEST_CONTEXT(line) {
    const auto written = parse_json(line, "line");
    BOOST_REQUIRE(written.has_value());
    const auto violations = JsonSchema::named("offering").violations(*written);
    BOOST_TEST(violations.empty(), (violations.empty() ? "" : violations.front()));
    const auto read = offering_from_json(*written, "line");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == offering));
    BOOST_TEST(to_ndjson(*read) == line);
    const auto kept = offering_from_kept_text(line, "line");
    BOOST_REQUIRE(kept.has_value());
    BOOST_TEST((*kept == offering));
  }
}

json smallest() {
  return {{"id", "no-x-1"},
          {"url", "https://x.example/1"},
          {"institution", {{"id", "no-x"}, {"name", {{"nb", "X"}}}, {"country", "NO"}}},
          {"title", {{"nb", "Ombruk"}}},
          {"kind", "course"},
          {"level", "unspecified"}};
}

BOOST_AUTO_TEST_SUITE(offering_json)

BOOST_AUTO_TEST_CASE(a_complete_record_survives_the_round_trip) {
  check_three_ways(complete_offering());
}

BOOST_AUTO_TEST_CASE(so_does_any_mixture_of_members) {
  std::mt19937 chance(20261122);
  for (int i = 0; i < 200; ++i)
    check_three_ways(random_offering(chance));
}

BOOST_AUTO_TEST_CASE(a_kept_text_that_is_no_record_is_an_error) {
  for (const auto* text : {"", "{", "[]", "{}", R"({"id": 1})", R"({"institution": {}})"})
    BOOST_TEST(!offering_from_kept_text(text, "index").has_value(), text);
}

BOOST_AUTO_TEST_CASE(the_complete_record_has_every_member_of_the_schema) {
  const auto written = to_json(complete_offering());
  const auto schema = read_json_file(source_path("schemas/offering.schema.json"));
  BOOST_REQUIRE(schema.has_value());
  const auto expect_all = [&](const json& part, const json& value) {
    for (const auto& [name, unused] : part.at("properties").items()) {
      BOOST_TEST(value.contains(name), name);
    }
  };
  expect_all(*schema, written);
  expect_all(schema->at("definitions").at("run"), written.at("runs")[0]);
  expect_all(schema->at("definitions").at("place"), written.at("place")[0]);
}

BOOST_AUTO_TEST_CASE(the_smallest_record_leaves_everything_else_absent) {
  const auto read = offering_from_json(smallest(), "x");
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(!read->ects.has_value());
  BOOST_TEST(!read->part_time.has_value());
  BOOST_TEST(read->runs.empty());
  BOOST_TEST(to_json(*read) == smallest());
}

BOOST_AUTO_TEST_CASE(every_error_names_the_place_and_the_field) {
  struct Case {
    json patch;  // RFC 7396
    const char* line;
  };
  const Case cases[] = {
      {{{"ects", -3}}, "f:7: ects: must be at least 0, not -3"},
      {{{"ects", "7,5"}}, "f:7: ects: must be number, not '7,5'"},
      {{{"institution", {{"country", "DE"}}}},
       "f:7: institution.country: 'DE' is not one of NO, SE, DK, FI, IS, FO, GL, AX"},
      {{{"title", "Ombruk"}}, "f:7: title: must be object, not 'Ombruk'"},
      {{{"title", nullptr}}, "f:7: member 'title' is missing"},
      {{{"title", {{"nb", ""}}}}, "f:7: title.nb: must not be empty"},
      {{{"title", {{"norwegian", "x"}}}}, "f:7: title: unknown member 'norwegian'"},
      {{{"teacher", "N. N."}}, "f:7: unknown member 'teacher'"},
      {{{"mode", {"distance"}}}, "f:7: mode[0]: 'distance' is not one of campus, online, blended"},
      {{{"runs", {{{"start", "HT 2026"}}}}},
       "f:7: runs[0].start: 'HT 2026' does not have the form of 2027, 2027-autumn, 2027-01, "
       "2027-01-12"},
      {{{"runs", {{{"start", "2027"}}, {{"start", "2027-02-30"}}}}},
       "f:7: runs[1].start: no calendar has '2027-02-30'"},
      {{{"runs", {{{"starts", "2027"}}}}}, "f:7: runs[0]: unknown member 'starts'"},
      {{{"for_groups", false}}, "f:7: for_groups: must be true, not false"},
      {{{"url", "www.x.example"}},
       "f:7: url: 'www.x.example' does not have the form of https://www.nmbu.no/emne/bioec360"},
      {{{"id", "no/x"}}, "f:7: id: 'no/x' does not have the form of no-nmbu-bioec360"},
      {{{"eqf", 6.5}}, "f:7: eqf: must be integer, not 6.5"},
      {{{"relevance", 4}}, "f:7: relevance: must be at most 3, not 4"},
      {{{"provenance", {{"title", {{"captured", "yesterday"}}}}}},
       "f:7: provenance.title.captured: 'yesterday' does not have the form of "
       "2026-11-22T10:00:00Z"},
  };
  for (const auto& [patch, line] : cases) {
    BOOST_TEST_CONTEXT(patch) {
      auto changed = smallest();
      changed.merge_patch(patch);
      const auto read = offering_from_json(changed, "f:7");
      BOOST_REQUIRE(!read.has_value());
      BOOST_TEST(describe(read.error()) == line);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_written_all_the_same) {
  auto offering = complete_offering();
  offering.title["nb"] = "a\xFFz";
  BOOST_TEST(parse_json(to_ndjson(offering), "line")->at("title").at("nb") == "a\uFFFDz");
}

BOOST_AUTO_TEST_CASE(the_digest_follows_what_a_reader_sees) {
  const auto offering = complete_offering();
  auto same = offering;
  same.last_seen = "2027-01-01T00:00:00Z";
  same.provenance.clear();
  BOOST_TEST(content_digest(same) == content_digest(offering));
  auto other = offering;
  other.runs[1].start->year = 2028;
  BOOST_TEST(content_digest(other) != content_digest(offering));
  auto without = offering;
  without.ects.reset();
  BOOST_TEST(content_digest(without) != content_digest(offering));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
