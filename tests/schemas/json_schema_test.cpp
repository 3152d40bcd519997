#include "schemas/json_schema.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using nlohmann::json;

json sound_source() {
  return {{"id", "no-nmbu"},
          {"kind", "institution"},
          {"name", {{"nb", "Norges miljø- og biovitenskapelige universitet"}}},
          {"short_name", "NMBU"},
          {"country", "NO"},
          {"home", "https://www.nmbu.no/"},
          {"places", {{{"name", "Ås"}, {"lat", 59.66}, {"lon", 10.79}}}}};
}

BOOST_AUTO_TEST_SUITE(json_schema)

BOOST_AUTO_TEST_CASE(what_is_sound_has_no_violations) {
  const auto found = JsonSchema::named("source").violations(sound_source());
  BOOST_TEST(found.empty(), (found.empty() ? std::string() : found.front()));
}

BOOST_AUTO_TEST_CASE(violations_are_in_plain_words_and_name_the_field) {
  struct Case {
    json patch;  // RFC 7396
    const char* words;
  };
  const Case cases[] = {
      {{{"country", "XX"}}, "country: 'XX' is not one of NO, SE, DK, FI, IS, FO, GL, AX"},
      {{{"id", "NMBU"}}, "id: 'NMBU' does not have the form of no-nmbu"},
      {{{"max_pages", 0}}, "max_pages: must be at least 1, not 0"},
      {{{"max_pages", "many"}}, "max_pages: must be integer, not 'many'"},
      {{{"delay_seconds", 7200}}, "delay_seconds: must be at most 3600, not 7200"},
      {{{"name", json::object({{"nb", nullptr}})}}, "name: must not be empty"},
      {{{"name", {{"norsk", "x"}}}}, "name: unknown member 'norsk'"},
      {{{"name", {{"en", ""}}}}, "name.en: must not be empty"},
      {{{"colour", "green"}}, "unknown member 'colour'"},
      {{{"short_name", nullptr}}, "member 'short_name' is missing"},
      {{{"country", nullptr}}, "member 'country' is missing"},
      {{{"places", {{{"name", "Ås"}, {"lat", 59}}}}}, "places[0]: member 'lon' is missing"},
      {{{"places", {{{"name", "A"}}, {{"name", "B"}, {"lat", 91}, {"lon", 0}}}}},
       "places[1].lat: must be at most 90, not 91"},
      {{{"languages", {"nb", "nb"}}}, "languages: has the same entry twice"},
      {{{"seeds", {"ftp://x"}}},
       "seeds[0]: 'ftp://x' does not have the form of https://www.nmbu.no/emne"},
      {{{"short_name", std::string(300, 'x')}}, "short_name: longer than 80 characters"},
  };
  for (const auto& [patch, words] : cases) {
    BOOST_TEST_CONTEXT(patch) {
      auto changed = sound_source();
      changed.merge_patch(patch);
      const auto found = JsonSchema::named("source").violations(changed);
      BOOST_REQUIRE(!found.empty());
      BOOST_TEST(found.front() == words);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_error_carries_place_and_field) {
  auto changed = sound_source();
  changed["places"][0]["lat"] = "north";
  const auto checked = JsonSchema::named("source").check(changed, "rows:12");
  BOOST_REQUIRE(!checked.has_value());
  BOOST_TEST(describe(checked.error()) == "rows:12: places[0].lat: must be number, not 'north'");
}

BOOST_AUTO_TEST_CASE(a_pattern_never_meets_a_text_that_overflows_it) {
  auto changed = sound_source();
  changed["id"] = std::string(1'000'000, 'a');
  changed["home"] = "https://" + std::string(1'000'000, 'a');
  changed["name"][std::string(1'000'000, 'a')] = "x";
  BOOST_TEST(JsonSchema::named("source").violations(changed).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_file_names_the_line) {
  const TemporaryFolder folder;
  const auto path = folder.write("x.json", "{\n  \"id\": \"no-x\",\n  \"kind\": \"shop\"\n}\n");
  const auto read = read_json_file(path, JsonSchema::named("source"));
  BOOST_REQUIRE(!read.has_value());
  BOOST_TEST(describe(read.error()) ==
             path + ":3: kind: 'shop' is not one of institution, aggregator");
}

BOOST_AUTO_TEST_CASE(an_unknown_schema_is_a_bug) {
  BOOST_CHECK_THROW(JsonSchema::named("nonsense"), std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
