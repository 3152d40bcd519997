// When what is put is an offering that the catalogue has already.
#include <boost/test/unit_test.hpp>

#include "schemas/catalogue/catalogue.h"
#include "schemas/offering_json.h"
#include "tests/schemas/catalogue/asked_catalogue.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

using std::chrono::hours;

BOOST_AUTO_TEST_SUITE(same_offering)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_code_is_the_same_offering, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A 1"), start));
  BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-waste", en_page, "en", "Waste", "a1"),
                                   later)) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-a1"}, boost::test_tools::per_element());
  const Offering offering = found(catalogue, "no-uni-waste");
  BOOST_TEST(offering.id == "no-uni-a1");
  BOOST_TEST(offering.aliases == Ids{"no-uni-waste"}, boost::test_tools::per_element());
  BOOST_TEST(offering.title.size() == 2);
  BOOST_TEST(offering.urls.at("en") == en_page);
  BOOST_TEST(expect(catalogue.merge_reasons("no-uni-waste")) ==
                 Ids{"no-uni-waste: same code a1 at no-uni"},
             boost::test_tools::per_element());

  // Seen again, neither changes anything: they do not take turns.
  const auto revision = expect(catalogue.revision());
  for (int visit = 1; visit < 4; ++visit) {
    const Timestamp seen = later + hours{24 * visit};
    BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A 1"),
                                     seen)) == Stored::unchanged));
    BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-waste", en_page, "en", "Waste", "a1"),
                                     seen)) == Stored::unchanged));
  }
  BOOST_TEST(expect(catalogue.revision()) == revision);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_code_of_another_institution_is_another_offering, Store, Stores) {
  Store store;
  Offering other = harvested_page("se-other-a1", "https://other.example/a1", "sv", "Avfall", "A1");
  other.institution.id = "se-other";
  other.institution.country = "SE";
  expect(store.catalogue().put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1"), start));
  BOOST_TEST((expect(store.catalogue().put(other, start)) == Stored::created));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_page_is_the_same_offering, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  Offering row = imported_row("no-uni-seed", nb_page, "nb", "Kurs i avfall");
  row.topics = {{"waste-prevention-management", 1, {}, true}};
  row.relevance = 3;
  row.relevance_curated = true;
  expect(catalogue.put(row, start));
  Offering page = harvested_page(
      "no-uni-avfall", "http://www.uni.example/emne/a1/?utm_source=mail#top", "nb", "Avfall");
  page.relevance = 1;
  BOOST_TEST((expect(catalogue.put(page, later)) == Stored::merged));
  const Offering offering = found(catalogue, "no-uni-avfall");
  BOOST_TEST(offering.id == "no-uni-seed");
  BOOST_TEST(offering.title.at("nb") == "Avfall");
  BOOST_TEST(offering.first_seen == format_timestamp(start));
  BOOST_TEST((offering.relevance == 3));
  BOOST_TEST(offering.topics.at(0).curated);

  // The page is renamed: its earlier title's id still answers, its earlier words do not linger.
  page.id = "no-uni-ressurser";
  page.title = {{"nb", "Ressurser"}};
  BOOST_TEST((expect(catalogue.put(page, later + hours{48})) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-seed"}, boost::test_tools::per_element());
  BOOST_TEST(found(catalogue, "no-uni-avfall").title.at("nb") == "Ressurser");
  BOOST_TEST(expect(catalogue.merge_reasons("no-uni-seed")).size() == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(rows_that_share_a_list_or_a_front_page_stay_apart, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const std::string list = "https://uni.example/kurs";
  for (const char* title : {"Avfall", "Vann", "Plast"}) {
    const std::string name = title;
    for (const auto& [kind, url] : {std::pair{"list", list}, {"front", "https://uni.example/"}}) {
      BOOST_TEST(
          (expect(catalogue.put(imported_row("no-uni-" + name + kind, url, "nb", name + kind),
                                start)) == Stored::created));
    }
  }
  // A crawl reads a list in one visit; each of its rows finds its own.
  for (const int visit : {1, 2}) {
    for (const char* title : {"Tekstil", "Mat"}) {
      const std::string name = title;
      expect(catalogue.put(
          harvested_page("no-uni-read-" + name, "https://uni.example/liste", "nb", name),
          start + hours{24 * visit}));
    }
  }
  BOOST_TEST(ids(catalogue).size() == 8);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(language_versions_join_when_each_names_the_other, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  Offering norwegian = harvested_page("no-uni-avfall", nb_page, "nb", "Avfall");
  norwegian.urls = {{"nb", nb_page}, {"en", en_page}};
  Offering english = harvested_page("no-uni-waste", en_page, "en", "Waste");
  english.urls = norwegian.urls;
  expect(catalogue.put(norwegian, start));
  BOOST_TEST((expect(catalogue.put(english, start)) == Stored::merged));

  // Many pages name the English front page as their version, which is the version of none.
  Offering careless = harvested_page("no-uni-vann", "https://uni.example/emne/vann", "nb", "Vann");
  careless.urls = {{"en", en_page}};
  BOOST_TEST((expect(catalogue.put(careless, start)) == Stored::created));
  BOOST_TEST(ids(catalogue).size() == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_offerings_become_one_when_a_record_shows_it, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-avfall", nb_page, "nb", "Avfall"), start));
  expect(catalogue.put(harvested_page("no-uni-a1", en_page, "en", "Waste", "A1"), start));
  BOOST_TEST(ids(catalogue).size() == 2);
  BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-avfall", nb_page, "nb", "Avfall", "A1"),
                                   later)) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-avfall"}, boost::test_tools::per_element());
  const Offering offering = found(catalogue, "no-uni-a1");
  BOOST_TEST(offering.id == "no-uni-avfall");
  BOOST_TEST(offering.title.size() == 2);
  BOOST_TEST(offering.aliases == Ids{"no-uni-a1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_given_id_answers_in_every_case, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(imported_row("no-uni-first", nb_page, "nb", "Avfall", "A1"), start));
  for (const char* id : {"no-uni-second", "no-uni-third"}) {
    expect(catalogue.put(imported_row(id, en_page, "en", "Waste", "A1"), start));
  }
  for (const char* id : {"no-uni-first", "no-uni-second", "no-uni-third"}) {
    BOOST_TEST(found(catalogue, id).id == "no-uni-first");
  }
  // The aliases of a record that is read back from an export are kept too.
  store.reopen();
  Offering exported = found(store.catalogue(), "no-uni-first");
  Store other;
  expect(other.catalogue().put(exported, later));
  BOOST_TEST(to_ndjson(found(other.catalogue(), "no-uni-third")) == to_ndjson(exported));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(importing_twice_changes_nothing, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const Offering rows[] = {imported_row("no-uni-1", nb_page, "nb", "Avfall", "A1"),
                           imported_row("no-uni-2", en_page, "en", "Waste", "A1"),
                           imported_row("no-uni-3", "https://uni.example/vann", "nb", "Vann")};
  std::string exports[2];
  std::int64_t revisions[2] = {};
  for (const int time : {0, 1}) {
    for (const Offering& row : rows)
      expect(catalogue.put(row, start + hours{24 * time}));
    expect(catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
      exports[time] += to_ndjson(offering) + "\n";
      return {};
    }));
    revisions[time] = expect(catalogue.revision());
  }
  BOOST_TEST(exports[0] == exports[1]);
  BOOST_TEST(revisions[0] == revisions[1]);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
