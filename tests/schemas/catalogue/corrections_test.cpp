#include "schemas/catalogue/corrections.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

const Timestamp start{std::chrono::seconds{1'800'000'000}};
const std::string page = "https://uni.example/emne/a1";
const std::string id = "no-uni-a1";

Offering page_with(double ects, const std::string& title = "Ombruk") {
  auto offering = harvested_page(id, page, "nb", title, "A1");
  offering.ects = ects;
  offering.provenance["ects"] = {page, "2026-11-22T10:00:00Z", "html", "Studiepoeng"};
  return offering;
}

Correction word(const std::string& field, const std::string& text, int hours = 0) {
  auto correction = *read_correction(field, text);
  correction.who = "anna";
  correction.at = start + std::chrono::hours(hours);
  return correction;
}

double ects_of(Catalogue& catalogue) {
  return (*catalogue.find(id))->ects.value_or(-1);
}

BOOST_AUTO_TEST_SUITE(corrections)

BOOST_AUTO_TEST_CASE_TEMPLATE(no_crawl_overwrites_a_correction, Store, Stores) {
  Store store;
  BOOST_REQUIRE(store.catalogue().put(page_with(5), start));
  BOOST_TEST(*store.catalogue().corrections().correct(id, std::vector{word("ects", "7.5")}));
  store.reopen();
  auto& catalogue = store.catalogue();
  BOOST_TEST(ects_of(catalogue) == 7.5);
  BOOST_REQUIRE(catalogue.put(page_with(10, "Ombruk i bygg"), start + std::chrono::hours(48)));
  BOOST_REQUIRE(catalogue.put(imported_row(id, page, "nb", "Rad"), start + std::chrono::hours(49)));
  BOOST_TEST(ects_of(catalogue) == 7.5);
  const auto offering = **catalogue.find(id);
  BOOST_TEST(offering.provenance.at("ects").extractor == "person");
  BOOST_TEST(offering.provenance.at("ects").rule == "adviser; stated: 10");
  const auto standing = *catalogue.corrections().of(id);
  BOOST_REQUIRE(standing.size() == 1U);
  BOOST_TEST(standing[0].correction.value == "7.5");
  BOOST_TEST(standing[0].correction.who == "anna");
  BOOST_TEST(standing[0].found == "10.0");
  BOOST_TEST(standing[0].differs());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(withdrawn_what_the_page_says_stands_again, Store, Stores) {
  Store store;
  auto& catalogue = store.catalogue();
  BOOST_REQUIRE(catalogue.put(page_with(5), start));
  auto& corrections = catalogue.corrections();
  BOOST_REQUIRE(corrections.correct(id, std::vector{word("ects", "7.5"), word("level", "master")}));
  BOOST_REQUIRE(catalogue.put(page_with(10), start + std::chrono::hours(48)));
  BOOST_TEST(*corrections.withdraw(id, std::vector<std::string>{"ects"}, start));
  BOOST_TEST(ects_of(catalogue) == 10);
  BOOST_TEST((*catalogue.find(id))->level == "master");
  const auto again = corrections.withdraw(id, std::vector<std::string>{"ects"}, start);
  BOOST_TEST((!again && again.error().code == Error::Code::not_found));
  // One that is none, and the other stays.
  BOOST_TEST(!corrections.withdraw(id, std::vector<std::string>{"level", "ects"}, start));
  BOOST_TEST((*catalogue.find(id))->level == "master");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(readers_learn_of_a_correction_and_of_what_changes_beneath,
                              Store,
                              Stores) {
  Store store;
  auto& catalogue = store.catalogue();
  BOOST_REQUIRE(catalogue.put(page_with(5), start));
  const auto first = *catalogue.revision();
  BOOST_TEST(*catalogue.corrections().correct(id, std::vector{word("ects", "7.5")}));
  const auto second = *catalogue.revision();
  BOOST_TEST(second > first);
  BOOST_TEST(!*catalogue.corrections().correct(id, std::vector{word("ects", "7.5")}));
  BOOST_TEST(*catalogue.revision() == second);
  BOOST_REQUIRE(catalogue.put(page_with(10), start + std::chrono::hours(1)));
  BOOST_TEST(*catalogue.revision() > second);  // the page that shows it says "10" now
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_unsound_correction_changes_nothing, Store, Stores) {
  Store store;
  auto& catalogue = store.catalogue();
  BOOST_REQUIRE(catalogue.put(page_with(5), start));
  auto& corrections = catalogue.corrections();
  const auto refused =
      corrections.correct(id, std::vector{word("ects", "7.5"), word("level", "wizard")});
  BOOST_REQUIRE(!refused);
  BOOST_TEST(describe(refused.error()).find("level") != std::string::npos);
  BOOST_TEST(corrections.of(id)->empty());
  BOOST_TEST(ects_of(catalogue) == 5);
  const auto nobody = corrections.correct("no-uni-a1' OR 1=1", std::vector{word("ects", "1")});
  BOOST_TEST((!nobody && nobody.error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_two_that_are_one_the_newer_word_stands, Store, Stores) {
  Store store;
  auto& catalogue = store.catalogue();
  BOOST_REQUIRE(catalogue.put(page_with(5), start));
  auto other = harvested_page("no-uni-b", "https://uni.example/b", "nb", "Gjenbruk");
  BOOST_REQUIRE(catalogue.put(other, start));
  auto& corrections = catalogue.corrections();
  BOOST_REQUIRE(corrections.correct(id, std::vector{word("ects", "1"), word("pace", "50", 2)}));
  BOOST_REQUIRE(corrections.correct(
      "no-uni-b", std::vector{word("ects", "2", 1), word("pace", "25"), word("code", "A1")}));
  other.code = "A1";
  BOOST_TEST((*catalogue.put(other, start + std::chrono::hours(3)) == Stored::merged));
  const auto joined = **catalogue.find("no-uni-b");
  BOOST_TEST(joined.id == id);
  BOOST_TEST(*joined.ects == 2);
  BOOST_TEST(*joined.pace == 50);
  BOOST_TEST(corrections.of(id)->size() == 3U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_person_corrects_while_a_crawl_has_the_catalogue, Store, Stores) {
  Store store;
  BOOST_REQUIRE(store.catalogue().put(page_with(5), start));  // and stays open to write
  const auto desk = Corrections::open(store.url());
  BOOST_REQUIRE(desk);
  BOOST_TEST(*(*desk)->correct(id, std::vector{word("ects", "7.5")}));
  BOOST_REQUIRE(store.catalogue().put(page_with(10), start + std::chrono::hours(1)));
  BOOST_TEST(ects_of(store.catalogue()) == 7.5);
  BOOST_TEST(*(**(*desk)->find(id)).ects == 7.5);
}

BOOST_AUTO_TEST_CASE(a_catalogue_that_is_not_there_is_not_made) {
  const TemporaryFolder folder;
  const auto refused = Corrections::open("sqlite:" + folder.file("none.db"));
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Error::Code::not_found));
  BOOST_TEST(!std::filesystem::exists(folder.file("none.db")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
