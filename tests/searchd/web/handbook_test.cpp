#include "searchd/web/handbook.h"

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(handbook)

BOOST_AUTO_TEST_CASE(every_topic_is_explained) {
  for (const auto& topic : shipped_vocabulary().topics())
    BOOST_TEST(shipped_handbook().topic(topic.id) != nullptr, topic.id);
  BOOST_TEST(shipped_handbook().topic("wizardry") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_sector_has_topics_that_exist) {
  std::set<std::string> ids;
  for (const auto& sector : shipped_handbook().sectors()) {
    BOOST_TEST(ids.insert(sector.id).second, sector.id << " twice");
    BOOST_TEST(sector.topics.size() >= 3U, sector.id);
    for (const auto& topic : sector.topics)
      BOOST_TEST(shipped_vocabulary().topic_by_id(topic) != nullptr, topic);
  }
}

BOOST_AUTO_TEST_CASE(the_closest_topic_of_a_sector_comes_first) {
  const auto first_of = [](const char* sector) {
    return shipped_handbook().sector(sector)->topics.front();
  };
  BOOST_TEST(first_of("construction") == "construction-demolition-buildings");
  BOOST_TEST(first_of("textiles") == "textiles");
  BOOST_TEST(first_of("food") == "food-waste-bioresources");
}

BOOST_AUTO_TEST_CASE(a_topic_knows_its_sectors) {
  const auto with = shipped_handbook().sectors_with("green-public-procurement");
  BOOST_TEST(std::any_of(
      with.begin(), with.end(), [](const auto* sector) { return sector->id == "procurement"; }));
  BOOST_TEST(shipped_handbook().sectors_with("wizardry").empty());
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_handbook_is_an_error_that_names_the_file) {
  const auto missing = Handbook::load(source_path("tests"));
  BOOST_REQUIRE(!missing);
  BOOST_TEST(describe(missing.error()).find("topics.json") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
