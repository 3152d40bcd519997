#include "schemas/catalogue/absences.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

const Timestamp start{std::chrono::seconds{1'800'000'000}};

BOOST_AUTO_TEST_SUITE(absences)

BOOST_AUTO_TEST_CASE_TEMPLATE(absences_wait_until_they_are_cleared, Store, Stores) {
  Store store;
  auto noted = [&]() -> Absences& { return store.catalogue().absences(); };
  const Absence one{"no-a", "https://a.no/1", false, start};
  const Absence two{"no-a", "https://a.no/2", true, start};
  const Absence other{"se-b", "", false, start};
  for (const auto& absence : {two, one, other})
    BOOST_REQUIRE(noted().note(absence));
  store.reopen();
  BOOST_TEST((*noted().of_source("no-a") == std::vector{one, two}));
  BOOST_TEST((*noted().sources() == std::vector<std::string>{"no-a", "se-b"}));

  Absence later = one;
  later.gone = true;
  BOOST_REQUIRE(noted().note(later));
  BOOST_REQUIRE(noted().withdraw("no-a", two.page));
  BOOST_TEST((*noted().of_source("no-a") == std::vector{later}));
  BOOST_REQUIRE(noted().clear("no-a"));
  BOOST_TEST((*noted().sources() == std::vector<std::string>{"se-b"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_hold_lasts_until_it_is_released, Store, Stores) {
  Store store;
  const SourceHold hold{"no-a", start, 30, 12};
  BOOST_REQUIRE(store.catalogue().absences().hold(hold));
  BOOST_REQUIRE(store.catalogue().absences().hold({"no-a", start + std::chrono::hours{1}, 30, 9}));
  store.reopen();
  BOOST_TEST(
      (*store.catalogue().absences().holds() == std::vector<SourceHold>{{"no-a", start, 30, 9}}));
  BOOST_TEST(*store.catalogue().absences().release("no-a"));
  BOOST_TEST(!*store.catalogue().absences().release("no-a"));
  BOOST_TEST(store.catalogue().absences().holds()->empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_a_feed_lists_no_more_is_missing_then_gone, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const auto seen = [&](const std::string& id, Timestamp at) {
    BOOST_REQUIRE(catalogue.put(
        harvested_page("no-uni-" + id, "https://uni.example/" + id, "nb", "Kurs " + id), at));
  };
  seen("1", start);
  seen("2", start);
  const auto sweep = start + std::chrono::hours{24};
  seen("1", sweep);
  BOOST_TEST(*catalogue.mark_unseen("no-uni", sweep, sweep) == 1);
  BOOST_TEST(*catalogue.mark_unseen("no-uni", sweep, sweep) == 0);
  BOOST_TEST(!(*catalogue.find("no-uni-2"))->missing_since.empty());
  BOOST_TEST((*catalogue.find("no-uni-2"))->gone.empty());
  BOOST_TEST((*catalogue.find("no-uni-1"))->missing_since.empty());
  const auto next = sweep + std::chrono::hours{24};
  seen("1", next);
  BOOST_TEST(*catalogue.mark_unseen("no-uni", next, next) == 1);
  BOOST_TEST(!(*catalogue.find("no-uni-2"))->gone.empty());
  BOOST_TEST(*catalogue.mark_unseen("se-other", next, next) == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_host_rests_until_it_answers, Store, Stores) {
  Store store;
  BOOST_REQUIRE(store.frontier().store_host_rest({"a.no", start, 1}));
  BOOST_REQUIRE(store.frontier().store_host_rest({"a.no", start + std::chrono::hours{1}, 2}));
  store.reopen();
  const auto rests = *store.frontier().host_rests();
  BOOST_REQUIRE(rests.size() == 1U);
  BOOST_TEST(rests[0].failures_in_a_row == 2);
  BOOST_TEST((rests[0].until == start + std::chrono::hours{1}));
  BOOST_REQUIRE(store.frontier().end_host_rest("a.no"));
  BOOST_TEST(store.frontier().host_rests()->empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
