#include "crawlers/quality/lost_field.h"

#include <boost/test/unit_test.hpp>

#include "crawlers/quality/quality_report.h"

namespace rundkurs {
namespace {

const Timestamp first_night = *parse_timestamp("2027-01-01T02:00:00Z");

/// Nights of one source; each is records and how many of them stated the credits.
std::vector<SourceRun> nights(const std::vector<std::pair<int, int>>& counts,
                              const std::string& source = "no-uni") {
  std::vector<SourceRun> runs;
  for (const auto& [records, credits] : counts) {
    runs.push_back({.source = source,
                    .ended = first_night + std::chrono::days(runs.size()),
                    .records = records,
                    .stated = {{"credits", credits}, {"level", records}}});
  }
  return runs;
}

std::size_t lost(const std::vector<std::pair<int, int>>& counts) {
  return lost_fields(nights(counts)).size();
}

BOOST_AUTO_TEST_SUITE(lost_field)

BOOST_AUTO_TEST_CASE(a_field_that_is_no_longer_stated_is_named) {
  const auto found = lost_fields(nights({{40, 39}, {12, 12}, {30, 0}}));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].source == "no-uni");
  BOOST_TEST(found[0].field == "credits");
  BOOST_TEST(found[0].records == 30);
  BOOST_TEST(quality_text({.lost = found, .held = {}})
                 .starts_with("no-uni: credits was stated by 98 % of the records, and by 0 % of "
                              "the 30 of the last run "
                              "(2027-01-03T02:00:00Z)\n"));
  BOOST_TEST(quality_json({.lost = found, .held = {}}).find("\"percent_before\":98") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(chance_is_not_taken_for_a_rebuilt_site) {
  BOOST_TEST(lost({{40, 40}}) == 0U);              // Nothing to compare with.
  BOOST_TEST(lost({{40, 40}, {2, 0}}) == 0U);      // Two pages may be of another kind.
  BOOST_TEST(lost({{3, 3}, {3, 0}}) == 0U);        // So may three, where three are all one knows.
  BOOST_TEST(lost({{100, 10}, {20, 0}}) == 0U);    // It was seldom there.
  BOOST_TEST(lost({{100, 100}, {50, 30}}) == 0U);  // Less, but not gone.
  BOOST_TEST(lost({{40, 40}, {0, 0}}) == 0U);      // Nothing was read.
  BOOST_TEST(lost({{40, 0}, {40, 40}}) == 0U);     // Found, not lost.
}

BOOST_AUTO_TEST_CASE(enough_pages_are_proof) {
  BOOST_TEST(lost({{40, 40}, {5, 0}}) == 1U);
  BOOST_TEST(lost({{100, 50}, {30, 3}}) == 1U);
  BOOST_TEST(lost({{1000, 100}, {200, 2}}) == 1U);
  BOOST_TEST(lost({{100'000, 90'000}, {100'000, 40'000}}) == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_lost_long_ago_is_no_news) {
  std::vector<std::pair<int, int>> counts{{40, 40}};
  counts.insert(counts.end(), 12, {40, 0});
  BOOST_TEST(lost(counts) == 0U);
}

BOOST_AUTO_TEST_CASE(each_source_is_held_against_itself) {
  auto runs = nights({{40, 0}, {40, 0}}, "dk-a");
  for (const auto& run : nights({{40, 40}, {40, 40}}, "dk-b"))
    runs.push_back(run);
  for (const auto& run : nights({{40, 40}, {40, 1}}, "dk-c"))
    runs.push_back(run);
  const auto found = lost_fields(runs);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].source == "dk-c");
  BOOST_TEST(lost_fields({}).empty());
  BOOST_TEST(quality_text({}) == "every source is read as well as before\n");
  const QualityReport held{.lost = {}, .held = {{"no-uni", first_night, 30, 9}}};
  BOOST_TEST(quality_text(held).starts_with(
      "no-uni: held since 2027-01-01T02:00:00Z, it would fall from 30 offerings to 9\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
