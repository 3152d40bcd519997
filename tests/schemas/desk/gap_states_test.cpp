#include "schemas/desk/gap_states.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

GapState state_of(const std::string& day, std::size_t offerings = 12) {
  return {.day = day,
          .index_revision = "r1",
          .rules = "digest",
          .offerings = offerings,
          .respondents = 20,
          .topics = {{"plastics", 3, 9, 45.1, 62.5, 28.2}, {"textiles", 1}}};
}

void keep(GapStates& states, const GapState& state) {
  const auto kept = states.keep(state);
  BOOST_REQUIRE_MESSAGE(kept, describe(kept.error()));
}

std::string days(GapStates& states) {
  std::string text;
  for (const auto& state : expect(states.all()))
    text += (text.empty() ? "" : " ") + state.day;
  return text;
}

BOOST_AUTO_TEST_SUITE(gap_states)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_day_is_kept_as_it_was, Store, Desks) {
  Store desk;
  auto& states = desk.gap_states();
  BOOST_TEST(expect(states.all()).empty());
  const auto november = state_of("2026-11-29");
  keep(states, november);
  keep(states, state_of("2026-11-28"));
  const auto all = expect(states.all());
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].day == "2026-11-28");
  BOOST_TEST((all[1] == november));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_a_day_the_last_state_stays, Store, Desks) {
  Store desk;
  auto& states = desk.gap_states();
  keep(states, state_of("2026-11-29"));
  const auto before = expect(states.state());
  auto later = state_of("2026-11-29", 40);
  later.reported = true;
  later.topics = {{"plastics", 5, 11, 50, 60, 30}};
  const auto other = desk.another();
  keep(other->gap_states(), later);
  const auto all = expect(states.all());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST((all[0] == later));
  BOOST_TEST(expect(states.state()) != before);
  // The daemon goes on keeping the day; that it was reported stays.
  keep(states, state_of("2026-11-29"));
  BOOST_TEST(expect(states.all())[0].reported);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_old_stays_month_by_month, Store, Desks) {
  Store desk;
  auto& states = desk.gap_states();
  for (const auto* day : {"2025-12-31",
                          "2026-09-01",
                          "2026-09-30",
                          "2026-10-05",
                          "2026-10-12",
                          "2026-10-29",
                          "2026-11-02",
                          "2026-11-28"})
    keep(states, state_of(day));
  BOOST_TEST(days(states) == "2025-12-31 2026-09-30 2026-10-12 2026-10-29 2026-11-02 2026-11-28");
  // A month later, of the whole of October only its last is left.
  keep(states, state_of("2026-12-20"));
  BOOST_TEST(days(states) == "2025-12-31 2026-09-30 2026-10-29 2026-11-02 2026-11-28 2026-12-20");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_reported_stays, Store, Desks) {
  Store desk;
  auto& states = desk.gap_states();
  auto reported = state_of("2026-09-15");
  reported.reported = true;
  keep(states, reported);
  keep(states, state_of("2026-09-16"));
  keep(states, state_of("2026-09-30"));
  keep(states, state_of("2026-11-29"));
  BOOST_TEST(days(states) == "2026-09-15 2026-09-30 2026-11-29");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
