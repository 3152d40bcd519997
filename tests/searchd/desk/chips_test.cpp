#include "searchd/desk/chips.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "searchd/api/constraints_json.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

match::Inquiry asked() {
  match::Inquiry inquiry;
  inquiry.about_learning = true;
  inquiry.topics = {{"plastics", 1, {"plast"}, 0}, {"textiles", 0.5, {"tekstil"}, 1}};
  inquiry.levels.wanted = {"bachelor"};
  inquiry.levels.refused = {"master"};
  inquiry.languages.wanted = {"sv", "en"};
  inquiry.places.push_back({"Ås", {}, {}, "NO"});
  inquiry.max_ects = 7.5;
  inquiry.start_from = parse_partial_date("2027-01");
  inquiry.free = true;
  return inquiry;
}

bool has_label(const std::vector<Chip>& chips, const std::string& label) {
  return std::any_of(
      chips.begin(), chips.end(), [&](const Chip& chip) { return chip.label == label; });
}

BOOST_AUTO_TEST_SUITE(chips)

BOOST_AUTO_TEST_CASE(everything_that_was_understood_has_a_chip_in_the_readers_language) {
  const auto chips = chips_of(asked(), web::Messages::in("nb"), *shipped_vocabulary());
  BOOST_TEST(chips.size() == 10U);
  const auto master = shipped_vocabulary()->facet_label("level", "master", "nb");
  BOOST_TEST(has_label(chips, "ikke " + master));
  BOOST_TEST(has_label(chips, "Ås"));
  BOOST_TEST(has_label(chips, "Gratis"));
  BOOST_TEST(has_label(chips, "Studiepoeng (ECTS): til 7,5"));
}

BOOST_AUTO_TEST_CASE(each_chip_can_be_taken_away_in_the_form_of_the_api) {
  for (const auto& chip : chips_of(asked(), web::Messages::in("en"), *shipped_vocabulary())) {
    BOOST_TEST_CONTEXT(chip.value) {
      const auto constraints = without_chip(json::object(), asked(), chip.value);
      BOOST_TEST(constraints.size() == 1U);
      const auto read = api::read_constraints(constraints, *shipped_vocabulary());
      BOOST_TEST(std::holds_alternative<match::Constraints>(read));
    }
  }
  BOOST_TEST((without_chip({}, asked(), "topics:plastics") == json({{"topics", {"textiles"}}})));
  BOOST_TEST((without_chip({}, asked(), "levels:bachelor") == json({{"levels", nullptr}})));
  BOOST_TEST((without_chip({}, asked(), "levels:!") == json({{"levels", {"bachelor"}}})));
  BOOST_TEST((without_chip({{"free", false}}, asked(), "max_ects") ==
              json({{"free", false}, {"max_ects", nullptr}})));
}

BOOST_AUTO_TEST_CASE(what_is_no_chip_changes_nothing) {
  for (const char* wild : {"", ":", "topics", "__proto__:x", "levels", "nothing:plastics"}) {
    const auto constraints = without_chip(json::object(), asked(), wild);
    const auto read = api::read_constraints(constraints, *shipped_vocabulary());
    BOOST_TEST(std::holds_alternative<match::Constraints>(read), wild);
  }
  BOOST_TEST((without_chip("no object", asked(), "x") == json::object()));
}

BOOST_AUTO_TEST_CASE(a_topic_is_added_once) {
  BOOST_TEST(with_topic({}, asked(), "plastics").at("topics").size() == 2U);
  BOOST_TEST(with_topic({}, asked(), "water").at("topics").size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
