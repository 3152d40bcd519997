#include "searchd/gaps/gap_history.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/gaps/given_states.h"

namespace rundkurs::gaps {
namespace {

/// "20/9 -/- …": respondents in all and in the topic of each state, as they may be seen.
std::string seen(std::vector<desk::GapState> states) {
  std::string text;
  const auto count = [](const std::optional<std::size_t>& number) {
    return number ? std::to_string(*number) : std::string("-");
  };
  for (const auto& state : for_the_public(std::move(states), 5)) {
    const auto& topic = state.topics.front();
    BOOST_TEST(topic.respondents.has_value() == topic.index.has_value());
    BOOST_TEST(topic.respondents.has_value() == topic.need.has_value());
    BOOST_TEST(topic.respondents.has_value() == topic.unmet.has_value());
    BOOST_TEST(topic.offerings == 7U);
    text += (text.empty() ? "" : " ") + count(state.respondents) + "/" + count(topic.respondents);
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(gap_history)

BOOST_AUTO_TEST_CASE(a_day_beside_the_day_before_tells_of_nobody) {
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 20, 9)}) == "20/9 20/9");
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 21, 10)}) == "20/9 -/-");
  // Not even that the new one did not ask for the topic.
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 21, 9)}) == "20/9 -/-");
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 25, 14)}) == "20/9 25/14");
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 25, 11)}) == "20/9 25/-");
  // Few by few they become enough.
  BOOST_TEST(seen({state_on("1", 20, 9),
                   state_on("2", 22, 11),
                   state_on("3", 24, 13),
                   state_on("4", 26, 15)}) == "20/9 -/- -/- 26/15");
  BOOST_TEST(seen({state_on("1", 20, 9), state_on("2", 18, 9)}) == "20/9 -/-");
}

BOOST_AUTO_TEST_CASE(a_rule_that_became_stricter_holds_for_the_past) {
  BOOST_TEST(seen({state_on("1", 4, 4)}) == "-/-");
  BOOST_TEST(seen({state_on("1", 20, 4), state_on("2", 40, 24)}) == "20/- 40/24");
}

BOOST_AUTO_TEST_CASE(what_is_kept_of_a_table_is_what_it_shows) {
  GapTable table{.respondents = 12, .inquiries = 3, .offerings = 40, .values = {}, .rows = {}};
  GapRow plastics;
  plastics.topic = "plastics";
  plastics.respondents = 9;
  plastics.need = 33.3333;
  plastics.index = 66.6666;
  plastics.unmet = 22.2222;
  plastics.offerings = 4;
  GapRow hidden;
  hidden.topic = "bio";
  hidden.offerings = 2;
  table.rows = {plastics, hidden};
  const auto state = kept_state(table, "2026-11-29", "r7", {});
  BOOST_TEST(state.day == "2026-11-29");
  BOOST_TEST(state.index_revision == "r7");
  BOOST_TEST(*state.respondents == 12U);
  BOOST_REQUIRE(state.topics.size() == 2U);
  BOOST_TEST((state.topics[0] == desk::GapTopicState{.topic = "bio", .offerings = 2}));
  BOOST_TEST((state.topics[1] == desk::GapTopicState{"plastics", 4, 9, 33.3, 66.7, 22.2}));

  table.respondents = 4;
  BOOST_TEST(!kept_state(table, "2026-11-29", "r7", {}).respondents);
  BOOST_TEST(digest_of({}) != digest_of({.half_met = 4}));
}

BOOST_AUTO_TEST_CASE(a_report_is_compared_with_the_one_before) {
  auto states = std::vector{state_on("2026-09-30", 20, 9),
                            state_on("2026-10-31", 30, 19),
                            state_on("2026-11-29", 40, 29)};
  BOOST_TEST(compared_with(states, "2026-11-29")->day == "2026-09-30");
  states[1].reported = true;
  states[2].reported = true;  // A report made twice on a day is compared with the same one.
  BOOST_TEST(compared_with(states, "2026-11-29")->day == "2026-10-31");
  BOOST_TEST(compared_with(states, "2026-12-01")->day == "2026-11-29");
  BOOST_TEST(compared_with(states, "2026-09-30") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
