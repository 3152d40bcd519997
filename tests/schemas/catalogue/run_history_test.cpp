#include "schemas/catalogue/run_history.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

const Timestamp start{std::chrono::seconds{1'800'000'000}};

SourceRun night(const std::string& source, int number, std::int64_t credits) {
  return {.source = source,
          .ended = start + std::chrono::days(number),
          .records = 40,
          .stated = {{"credits", credits}, {"level", 40}}};
}

BOOST_AUTO_TEST_SUITE(run_history)

BOOST_AUTO_TEST_CASE_TEMPLATE(runs_come_back_by_source_and_age, Store, Stores) {
  Store store;
  auto history = [&]() -> RunHistory& { return store.catalogue().run_history(); };
  BOOST_TEST(history().all()->empty());
  for (const auto& run : {night("se-b", 0, 1), night("no-a", 2, 2), night("no-a", 1, 3)})
    BOOST_REQUIRE(history().add(run));
  store.reopen();
  BOOST_TEST((*history().all() ==
              std::vector{night("no-a", 1, 3), night("no-a", 2, 2), night("se-b", 0, 1)}));
  BOOST_REQUIRE(history().add(night("se-b", 0, 7)));
  BOOST_TEST((history().all()->back() == night("se-b", 0, 7)));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(old_runs_are_forgotten, Store, Stores) {
  Store store;
  auto& history = store.catalogue().run_history();
  BOOST_REQUIRE(history.add(night("se-b", 0, 1)));
  for (int i = 0; i < RunHistory::runs_kept + 5; ++i)
    BOOST_REQUIRE(history.add(night("no-a", i, i)));
  const auto all = *history.all();
  BOOST_TEST(all.size() == static_cast<std::size_t>(RunHistory::runs_kept) + 1);
  BOOST_TEST((all.front() == night("no-a", 5, 5)));
  BOOST_TEST((all.back() == night("se-b", 0, 1)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
