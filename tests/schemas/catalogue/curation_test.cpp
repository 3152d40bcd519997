#include "schemas/catalogue/curation.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

const Timestamp today{std::chrono::seconds{1'800'000'000}};  // 2027-01-15
const auto day = std::chrono::days(1);

Offering told(const std::string& id, const std::string& code = "") {
  return harvested_page("no-uni-" + id, "https://uni.example/" + id, "nb", "Kurs " + id, code);
}

template <typename Store>
struct Queue : Store {
  std::unique_ptr<Curation> curation = [this] {
    auto opened = Curation::open(this->url());
    if (!opened) throw std::runtime_error(describe(opened.error()));
    return std::move(opened).value();
  }();

  void put(const Offering& offering, Timestamp seen) {
    BOOST_REQUIRE(this->catalogue().put(offering, seen));
  }
  std::string ids(Concern concern, const std::string& institution = "", Timestamp now = today) {
    std::string ids;
    BOOST_REQUIRE(curation->for_each({concern, institution, now}, [&](const Offering& offering) {
      ids += offering.id.substr(7) + " ";
      return true;
    }));
    return ids;
  }
  void confirm(const std::string& id, Timestamp at) {
    BOOST_REQUIRE(curation->confirm("no-uni-" + id, {Corrector::adviser, "anna", at}));
  }
};

BOOST_AUTO_TEST_SUITE(curation)

BOOST_AUTO_TEST_CASE_TEMPLATE(new_ones_wait_until_somebody_looks, Store, Stores) {
  Queue<Store> queue;
  queue.put(told("old"), today - 61 * day);
  queue.put(told("a"), today - 5 * day);
  queue.put(told("b"), today - 5 * day);
  BOOST_TEST(queue.ids(Concern::fresh) == "a b ");
  queue.confirm("a", today - 4 * day);
  BOOST_TEST(queue.ids(Concern::fresh) == "b ");
  BOOST_TEST(queue.curation->review("no-uni-a")->value().who == "anna");
  auto changed = told("a");
  changed.ects = 5;
  queue.put(changed, today - 3 * day);
  BOOST_TEST(queue.ids(Concern::fresh) == "a b ");
  BOOST_TEST(queue.ids(Concern::fresh, "no-uni") == "a b ");
  BOOST_TEST(queue.ids(Concern::fresh, "' OR 1=1 --") == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_clashes_is_decided_by_a_correction, Store, Stores) {
  Queue<Store> queue;
  auto here = told("a", "A1");
  here.ects = 5;
  queue.put(here, today - 100 * day);
  auto there = imported_row("no-uni-x", "https://other.example/x", "nb", "Kurs", "A1");
  there.ects = 7.5;
  queue.put(there, today - 90 * day);
  queue.put(told("b"), today);
  BOOST_TEST(queue.ids(Concern::clashing) == "a ");
  const auto clashes = *queue.curation->clashes("no-uni-a");
  BOOST_REQUIRE(clashes.size() == 1U);
  BOOST_TEST(clashes[0].field == "ects");
  BOOST_TEST((clashes[0].values == std::vector<std::string>{"5", "7.5"}));
  auto right = *read_correction("ects", "7.5");
  right.at = today;
  BOOST_REQUIRE(queue.curation->corrections().correct("no-uni-a", std::vector{right}));
  BOOST_TEST(queue.ids(Concern::clashing) == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_not_seen_or_is_past_is_stale, Store, Stores) {
  Queue<Store> queue;
  queue.put(told("unseen"), today - 200 * day);
  auto past = told("past");
  past.runs = {run_from("2025-08"), run_from("2024-01")};
  queue.put(past, today);
  auto next = told("next");
  next.runs = {run_from("2024-01"), run_from("2027-08")};
  queue.put(next, today);
  BOOST_TEST(queue.ids(Concern::stale) == "past unseen ");
  queue.confirm("past", today);
  BOOST_TEST(queue.ids(Concern::stale) == "unseen ");
  BOOST_TEST(queue.ids(Concern::stale, "", today + 183 * day) == "next past unseen ");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(dead_links_come_back_when_they_die_again, Store, Stores) {
  Queue<Store> queue;
  queue.put(told("a"), today - 90 * day);
  BOOST_TEST(queue.ids(Concern::dead) == "");
  BOOST_REQUIRE(queue.catalogue().mark_missing("https://uni.example/a", today - 3 * day));
  BOOST_TEST(queue.ids(Concern::dead) == "a ");
  queue.confirm("a", today - 2 * day);
  BOOST_TEST(queue.ids(Concern::dead) == "");
  queue.put(told("a"), today - 1 * day);
  BOOST_REQUIRE(queue.catalogue().mark_missing("https://uni.example/a", today));
  BOOST_TEST(queue.ids(Concern::dead) == "a ");
  BOOST_REQUIRE(queue.catalogue().mark_gone("https://uni.example/a", today));
  BOOST_TEST(queue.ids(Concern::dead) == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_that_became_one_are_looked_at_anew, Store, Stores) {
  Queue<Store> queue;
  queue.put(told("a", "A1"), today - 5 * day);
  queue.put(told("b"), today - 5 * day);
  queue.confirm("a", today);
  queue.confirm("b", today);
  queue.put(told("b", "A1"), today);
  BOOST_TEST(!queue.curation->review("no-uni-a")->has_value());
  BOOST_TEST(queue.ids(Concern::fresh) == "a ");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_institution_has_its_own_and_no_others, Store, Stores) {
  Queue<Store> queue;
  queue.put(told("a"), today);
  auto foreign = told("f");
  foreign.institution.id = "se-other";
  queue.put(foreign, today);
  const auto own = *queue.curation->of_institution("no-uni", 10);
  BOOST_REQUIRE(own.size() == 1U);
  BOOST_TEST(own[0].id == "no-uni-a");
  BOOST_TEST(queue.curation->of_institution("%", 10)->empty());
  const auto nobody = queue.curation->confirm("no-uni-zzz", {Corrector::adviser, "anna", today});
  BOOST_TEST((!nobody && nobody.error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
