#include "searchd/facets/snapshot.h"

#include <cmath>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs::facets {
namespace {

const Vocabulary no_words;

// An index as the layout describes it, by hand: three documents, the second deleted again.
void write_index(const TemporaryFolder& folder, const std::string& revision) {
  Xapian::WritableDatabase database(folder.file(revision), Xapian::DB_CREATE_OR_OVERWRITE);
  for (int number = 1; number <= 3; ++number) {
    Xapian::Document document;
    document.add_term("word" + std::to_string(number));
    document.add_term("Zstem");
    document.add_term("XCODEbio300");
    document.add_value(0,
                       number == 3 ? ""
                                   : "master\x1f"
                                     "phd");
    document.add_value(20, Xapian::sortable_serialise(7.5 * number));
    document.add_value(30,
                       "20270801\x1f"
                       "20280101");
    document.add_value(32, "2027-01-02T03:04:05Z");
    document.add_value(33, number == 1 ? "z" : "a");
    document.add_value(34, "fd");
    document.add_value(35, "59.66,10.79");
    document.add_value(index_layout::facts_slot, "facts of " + std::to_string(number));
    database.add_document(document);
  }
  database.delete_document(2);
  database.set_metadata("version", std::to_string(index_layout::version));
  database.set_metadata("revision", revision);
  database.set_metadata("institutions",
                        R"({"no-x":{"name":{"nb":"Skole"},"short":"S","country":"NO"}})");
  database.set_metadata("regions", R"({"NO-03":"Oslo"})");
  database.commit();
  folder.write(std::string(index_layout::current_stub), "auto " + revision + "\n");
}

BOOST_AUTO_TEST_SUITE(snapshot)

BOOST_AUTO_TEST_CASE(columns_are_read_from_the_index) {
  const TemporaryFolder folder;
  write_index(folder, "000001");
  const auto opened = Snapshot::open(folder.path().string(), no_words, 2);
  if (!opened) BOOST_FAIL(describe(opened.error()));
  const auto& snapshot = **opened;
  const auto& columns = snapshot.columns;
  BOOST_TEST(snapshot.revision == "000001");
  BOOST_TEST(snapshot.documents == 2U);
  BOOST_TEST(snapshot.lengths.length[1] > 0U);
  BOOST_TEST(snapshot.lengths.length[2] == 0U);
  BOOST_TEST(columns.facets[0].of(1).size() == 2U);
  BOOST_TEST(columns.facets[0].name(columns.facets[0].of(3)[0]) == "not-stated");
  BOOST_TEST(columns.ects[3] == 22.5F);
  BOOST_TEST(std::isnan(columns.price[3]));
  BOOST_TEST(columns.start.of(1)[1] == 20280101);
  BOOST_TEST(columns.deadline.of(1).empty());
  BOOST_TEST(columns.updated[1] == 1798859045);
  BOOST_TEST(columns.title_rank[3] < columns.title_rank[1]);
  BOOST_TEST(int{columns.flags[1]} == (Flag::free_of_charge | Flag::demonstration));
  BOOST_TEST(columns.positions.of(3)[0].lat == 59.66F);
  BOOST_TEST(snapshot.facts.of(1) == "facts of 1");
  BOOST_TEST(snapshot.facts.of(2) == "");
  BOOST_TEST(snapshot.facts.of(3) == "facts of 3");
  BOOST_TEST(snapshot.facts.of(4) == "");
  BOOST_TEST(FactTexts::load(*snapshot.databases.lease(), 12).of(1) == "");
  BOOST_TEST(snapshot.whole.documents().size() == 2U);
  BOOST_TEST(snapshot.whole.real_documents().size() == 0U);
  BOOST_TEST(snapshot.whole.values(0).counts()[*columns.facets[0].find("phd")] == 1U);
  BOOST_TEST(snapshot.lexicon.has_word("word1"));
  BOOST_TEST(!snapshot.lexicon.has_word("word2"));
  BOOST_TEST(snapshot.lexicon.has_stem("stem"));
  BOOST_TEST(snapshot.lexicon.has_code("bio300"));
  BOOST_TEST(snapshot.institutions.at("no-x").name.at("nb") == "Skole");
  BOOST_TEST(snapshot.regions.at("NO-03") == "Oslo");
}

BOOST_AUTO_TEST_CASE(another_generation_is_told_by_its_stub) {
  const TemporaryFolder folder;
  BOOST_TEST(generation_of(folder.path().string()).empty());
  write_index(folder, "000001");
  const auto first = generation_of(folder.path().string());
  write_index(folder, "000002");
  BOOST_TEST(generation_of(folder.path().string()) != first);
  BOOST_TEST(generation_of(folder.file("current")) == generation_of(folder.path().string()));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_served_is_an_error_that_helps) {
  const TemporaryFolder folder;
  const auto missing = Snapshot::open(folder.path().string(), no_words, 1);
  BOOST_REQUIRE(!missing.has_value());
  BOOST_TEST((missing.error().code == Error::Code::not_found));

  folder.write("current", "auto nowhere\n");
  const auto broken = Snapshot::open(folder.path().string(), no_words, 1);
  BOOST_REQUIRE(!broken.has_value());
  BOOST_TEST((broken.error().code == Error::Code::storage));
  BOOST_TEST(broken.error().hint.find("rundkurs-index build") != std::string::npos);

  write_index(folder, "000001");
  {
    Xapian::WritableDatabase database(folder.file("000001"), Xapian::DB_OPEN);
    database.set_metadata("version", "0");
    database.commit();
  }
  const auto older = Snapshot::open(folder.path().string(), no_words, 1);
  BOOST_REQUIRE(!older.has_value());
  BOOST_TEST((older.error().code == Error::Code::conflict));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_none_is_refused) {
  for (const auto& [slot, value] :
       {std::pair{30U, "soon"}, std::pair{35U, "59.66"}, std::pair{32U, "yesterday"}}) {
    BOOST_TEST_CONTEXT("slot " << slot) {
      const TemporaryFolder folder;
      write_index(folder, "000001");
      {
        Xapian::WritableDatabase database(folder.file("000001"), Xapian::DB_OPEN);
        auto document = database.get_document(1);
        document.add_value(slot, value);
        database.replace_document(1, document);
        database.commit();
      }
      const auto opened = Snapshot::open(folder.path().string(), no_words, 1);
      BOOST_REQUIRE(!opened.has_value());
      BOOST_TEST((opened.error().code == Error::Code::storage));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
