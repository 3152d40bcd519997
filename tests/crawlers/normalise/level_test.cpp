#include "crawlers/normalise/level.h"

#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"
#include "tests/paths.h"

namespace rundkurs::normalise {
namespace {

const LevelReader& reader() {
  return shipped<LevelReader>();
}

std::string id_of(const std::optional<Level>& level) {
  return level ? level->id : "-";
}

BOOST_AUTO_TEST_SUITE(level)

BOOST_AUTO_TEST_CASE(words_and_codes_mean_what_the_table_says) {
  for (const auto& row : read_table("levels.tsv", 4)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const auto level = reader().read(row[1], row[0]);
      BOOST_TEST(id_of(level) == row[2]);
      BOOST_TEST((level && level->eqf ? std::to_string(*level->eqf) : "-") == row[3]);
    }
  }
}

BOOST_AUTO_TEST_CASE(titles_state_a_level_only_by_a_degree) {
  for (const auto& row : read_table("title_levels.tsv", 3)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(id_of(reader().in_title(row[1], row[0])) == row[2]);
    }
  }
}

// Two files speak of levels; where the facets name a national degree, the words must agree.
BOOST_AUTO_TEST_CASE(the_national_degrees_of_the_facets_are_understood) {
  // Words that are no level by themselves: a course is not always further education.
  const std::set<std::string> too_general = {
      "NO kurs", "SE fristående kurs", "SE yrkesexamen", "DK dr.", "IS diplóma"};
  std::ifstream file(source_path("data/vocabulary/facets.json"));
  const auto facets = nlohmann::json::parse(file);
  for (const auto& level : facets.at("levels")) {
    if (!level.contains("national")) continue;
    for (const auto& [country, terms] : level.at("national").items()) {
      for (const auto& entry : terms) {
        const auto term = entry.get<std::string>();
        if (too_general.contains(country + " " + term)) continue;
        BOOST_TEST_CONTEXT(country << " " << term) {
          const auto words = term.substr(0, term.find(" ("));
          BOOST_TEST(id_of(reader().read(words, country)) == level.at("id").get<std::string>());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_weak_word_gives_way) {
  BOOST_TEST(reader().read("BASIC", "SE")->weak);
  BOOST_TEST(reader().read("AMK", "FI")->weak);
  BOOST_TEST(!reader().read("Grundnivå", "SE")->weak);
}

BOOST_AUTO_TEST_CASE(icelandic_course_codes_end_in_their_level) {
  BOOST_TEST(id_of(reader().in_code("HAG403G", "IS")) == "bachelor");
  BOOST_TEST(id_of(reader().in_code("IÐN214F", "IS")) == "master");
  BOOST_TEST(id_of(reader().in_code("HAG104M", "IS")) == "-");
  BOOST_TEST(id_of(reader().in_code("SÁL441L", "IS")) == "-");
  BOOST_TEST(id_of(reader().in_code("TDT4120G", "NO")) == "-");
  BOOST_TEST(id_of(reader().in_code("KENNSLAG", "IS")) == "-");
  BOOST_TEST(id_of(reader().in_code("", "IS")) == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
