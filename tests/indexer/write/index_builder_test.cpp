#include "indexer/write/index_builder.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/write/build_lock.h"
#include "indexer/write/index_check.h"
#include "indexer/write/index_folder.h"
#include "schemas/index_layout.h"
#include "schemas/offering_json.h"
#include "schemas/pair_list.h"
#include "schemas/word_row.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using Kind = BuildReport::Kind;
using Ids = std::set<std::string>;

Xapian::Database open_index(const CatalogueFixture& fixture) {
  return Xapian::Database(fixture.index() + "/current");
}

Offering record_of(const Xapian::Database& index, Xapian::docid document) {
  return expect(offering_from_json(nlohmann::json::parse(index.get_document(document).get_data()),
                                   "document"));
}

Ids with_term(const Xapian::Database& index, const std::string& term) {
  Ids ids;
  for (auto document = index.postlist_begin(term); document != index.postlist_end(term); ++document)
    ids.insert(record_of(index, *document).id);
  return ids;
}

/// Who holds the two words behind one another, by the lists of pairs.
Ids with_pair(const Xapian::Database& index, const std::string& first, const std::string& second) {
  const auto bits =
      static_cast<unsigned>(std::stoul(index.get_metadata(std::string(pair_bits_key))));
  const auto digest = pair_digest(mark_of(first), mark_of(second));
  std::vector<std::uint32_t> documents;
  BOOST_TEST(read_pair_list(
      index.get_metadata(pair_entry_key(pair_entry_of(digest, bits))), digest, bits, documents));
  Ids ids;
  for (const auto document : documents)
    ids.insert(record_of(index, document).id);
  return ids;
}

BOOST_AUTO_TEST_SUITE(index_builder)

BOOST_AUTO_TEST_CASE(pairs_of_words_follow_what_changes) {
  CatalogueFixture fixture;
  for (const auto* id : {"no-uni-a1", "no-uni-a2", "no-uni-a3"})
    fixture.put(course(id, "en", std::string("Waste management ") + id));
  fixture.build();
  BOOST_TEST((with_pair(open_index(fixture), "waste", "management") ==
              Ids{"no-uni-a1", "no-uni-a2", "no-uni-a3"}));
  fixture.put(course("no-uni-a2", "en", "Circular management no-uni-a2"));
  BOOST_TEST((fixture.build().kind == Kind::changes));
  const auto index = open_index(fixture);
  BOOST_TEST((with_pair(index, "waste", "management") == Ids{"no-uni-a1", "no-uni-a3"}));
  BOOST_TEST((with_pair(index, "circular", "management") == Ids{"no-uni-a2"}));
  BOOST_TEST((with_pair(index, "Swaste", "Smanagement") == Ids{"no-uni-a1", "no-uni-a3"}));
  BOOST_TEST(index.get_metadata(std::string(index_layout::pair_terms_key)).empty());
}

BOOST_AUTO_TEST_CASE(words_stems_parts_and_concepts_become_terms) {
  CatalogueFixture fixture;
  auto offering = course("no-uni-a1", "nb", "Byggavfallet i kretsløp");
  offering.code = "AVF 100";
  fixture.put(offering);
  fixture.build();
  const auto index = open_index(fixture);
  for (const auto* term : {"byggavfallet",
                           "Sbyggavfallet",
                           "Zbyggavfall",
                           "ZSbyggavfall",
                           "Zavfall",
                           "XCconstruction-waste",
                           "XCODEavf100",
                           "Zavf100",
                           "Zexu",
                           "Qno-uni-a1",
                           "XLANDNO",
                           "XINSTno-uni",
                           "XLEVELbachelor",
                           "XKINDcourse",
                           "XFkretslop"})
    BOOST_TEST(index.term_exists(term), term);
  BOOST_TEST(!index.term_exists("XMODEcampus"));
  BOOST_TEST(index.get_metadata("version") == std::to_string(index_layout::version));
  const auto institutions = nlohmann::json::parse(index.get_metadata("institutions"));
  BOOST_TEST(institutions["no-uni"]["short"] == "EXU");
}

BOOST_AUTO_TEST_CASE(a_document_holds_the_record_with_its_judgement) {
  CatalogueFixture fixture;
  auto plain = course("no-uni-a1", "en", "Waste management and waste prevention");
  plain.summary["en"] = "Waste prevention, waste sorting, waste collection and recycling.";
  fixture.put(plain);
  auto judged = course("no-uni-a2", "en", "Medieval poetry");
  judged.relevance = 3;
  judged.relevance_curated = true;
  judged.topics = {{.id = "textiles", .score = 1, .concepts = {}, .curated = true}};
  fixture.put(judged);
  fixture.build();
  const auto index = open_index(fixture);
  const auto computed = record_of(index, *index.postlist_begin("Qno-uni-a1"));
  BOOST_TEST(computed.relevance.value() >= 2);
  BOOST_REQUIRE(!computed.topics.empty());
  BOOST_TEST(computed.topics.front().id == "waste-prevention-management");
  BOOST_TEST(with_term(index, "XTOPICwaste-prevention-management") == Ids({"no-uni-a1"}));
  BOOST_TEST(with_term(index, "XTOPICtextiles") == Ids({"no-uni-a2"}));
  BOOST_TEST(with_term(index, "XTwaste-prevention-management") == Ids({"no-uni-a1"}));
  BOOST_TEST(with_term(index, "XTtextiles") == Ids({"no-uni-a2"}));
  BOOST_TEST(record_of(index, *index.postlist_begin("Qno-uni-a2")).relevance.value() == 3);
}

BOOST_AUTO_TEST_CASE(less_relevant_offerings_are_left_out) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Circular economy"));
  fixture.put(course("no-uni-a2", "en", "Medieval poetry"));
  BOOST_TEST(fixture.build(1).offerings == 1U);
  BOOST_TEST(fixture.build(0).offerings == 2U);  // another least relevance: everything anew
  BOOST_TEST(fixture.build(1).offerings == 1U);
}

BOOST_AUTO_TEST_CASE(only_changes_are_indexed_again) {
  CatalogueFixture fixture;
  for (int i = 0; i < 10; ++i)
    fixture.put(course("no-uni-c" + std::to_string(i), "en", "Recycling of metals"));
  BOOST_TEST((fixture.build().kind == Kind::everything));
  BOOST_TEST((fixture.build().kind == Kind::nothing_changed));

  fixture.put(course("no-uni-c3", "en", "Repair of clothes"));
  fixture.put(course("no-uni-new", "en", "Repair of shoes"));
  expect(fixture.catalogue().mark_gone("https://www.uni.example/no-uni-c4", fixture.now()));
  const auto report = fixture.build();
  BOOST_TEST((report.kind == Kind::changes));
  BOOST_TEST(report.read == 3U);
  BOOST_TEST(report.offerings == 10U);
  const auto index = open_index(fixture);
  BOOST_TEST(with_term(index, "Zrepair") == Ids({"no-uni-c3", "no-uni-new"}));
  BOOST_TEST(!index.term_exists("Qno-uni-c4"));
}

BOOST_AUTO_TEST_CASE(changes_and_everything_give_the_same_index) {
  CatalogueFixture fixture;
  for (int i = 0; i < 10; ++i)
    fixture.put(course("no-uni-c" + std::to_string(i), "sv", "Återvinning av metaller"));
  fixture.build();
  fixture.put(course("no-uni-c5", "sv", "Lagning av kläder"));
  fixture.build();
  const auto terms = [&] {
    const auto index = open_index(fixture);
    std::set<std::pair<std::string, Xapian::doccount>> found;
    for (auto term = index.allterms_begin(); term != index.allterms_end(); ++term)
      found.emplace(*term, term.get_termfreq());
    return found;
  };
  const auto by_changes = terms();
  BOOST_TEST((fixture.build(0, true).kind == Kind::everything));
  BOOST_TEST((terms() == by_changes));
}

BOOST_AUTO_TEST_CASE(an_offering_that_was_joined_leaves_under_its_old_id) {
  CatalogueFixture fixture;
  for (int i = 0; i < 10; ++i)
    fixture.put(course("no-uni-c" + std::to_string(i), "en", "Recycling of metals"));
  fixture.build();
  auto twin = course("no-uni-c1", "en", "Recycling of metals");
  twin.aliases = {"no-uni-c2"};
  Xapian::Database before = open_index(fixture);
  auto coded = course("no-uni-c1", "en", "Recycling of metals");
  coded.code = "MET1";
  fixture.put(coded);
  auto other = course("no-uni-c2", "en", "Recycling of metals");
  other.code = "MET1";
  fixture.put(other);
  const auto report = fixture.build();
  const auto index = open_index(fixture);
  const auto joined = expect(fixture.catalogue().find("no-uni-c2"));
  BOOST_REQUIRE(joined.has_value());
  BOOST_TEST(report.offerings == expect(fixture.catalogue().count({})));
  if (joined->id == "no-uni-c1") {
    BOOST_TEST(!index.term_exists("Qno-uni-c2"));
    BOOST_TEST(index.term_exists("XALIASno-uni-c2"));
  }
}

BOOST_AUTO_TEST_CASE(another_catalogue_is_indexed_anew) {
  CatalogueFixture fixture;
  for (int i = 0; i < 10; ++i)
    fixture.put(course("no-uni-c" + std::to_string(i), "en", "Recycling"));
  fixture.build();
  fixture.replace_catalogue();
  for (int i = 0; i < 12; ++i)
    fixture.put(course("no-uni-d" + std::to_string(i), "en", "Reuse"));
  const auto report = fixture.build();
  BOOST_TEST((report.kind == Kind::everything));
  BOOST_TEST(report.offerings == 12U);
}

BOOST_AUTO_TEST_CASE(a_reader_keeps_the_generation_it_has_open) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Recycling"));
  fixture.build();
  const auto reader = open_index(fixture);
  fixture.put(course("no-uni-a2", "en", "Reuse"));
  fixture.build();
  BOOST_TEST(with_term(reader, "Zrecycl") == Ids({"no-uni-a1"}));
  BOOST_TEST(reader.get_doccount() == 1U);
  BOOST_TEST(open_index(fixture).get_doccount() == 2U);
  BOOST_TEST(IndexFolder(fixture.index()).generations().size() == 2U);
  fixture.put(course("no-uni-a3", "en", "Repair"));
  fixture.build();
  BOOST_TEST(IndexFolder(fixture.index()).generations().size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_second_builder_is_told) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Recycling"));
  fixture.build();
  const auto lock = expect(BuildLock::take(fixture.index()));
  const auto second = BuildLock::take(fixture.index());
  BOOST_REQUIRE(!second);
  BOOST_TEST(describe(second.error()).find("another program is building") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_killed_build_left_is_removed) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Recycling"));
  fixture.build();
  const IndexFolder folder(fixture.index());
  const auto next = expect(folder.current()) + 1;
  fs::create_directories(folder.generation(next) + ".shards/0");
  fs::create_directories(folder.generation(next) + ".copy");
  fs::create_directories(folder.generation(next + 1));
  fixture.put(course("no-uni-a2", "en", "Reuse"));
  fixture.build();
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(fixture.index()))
    ++entries;
  BOOST_TEST(entries == 4U);  // two generations, `current`, `lock`
  BOOST_TEST(expect(check_index(fixture.index())) == 2U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_holds_other_things_can_be_built_in) {
  CatalogueFixture fixture;
  fs::create_directories(fixture.index() + "/notes");
  fixture.put(course("no-uni-a1", "en", "Recycling"));
  BOOST_TEST(fixture.build().offerings == 1U);
  BOOST_TEST(fs::exists(fixture.index() + "/notes"));
}

BOOST_AUTO_TEST_CASE(an_index_that_is_damaged_is_found_out_and_made_anew) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Recycling"));
  fixture.build();
  const IndexFolder folder(fixture.index());
  const auto current = folder.generation(expect(folder.current()));
  fs::resize_file(current + "/iamglass", 10);
  BOOST_TEST(!check_index(fixture.index()));
  BOOST_TEST(fixture.build().offerings == 1U);
  BOOST_TEST(expect(check_index(fixture.index())) == 1U);
}

BOOST_AUTO_TEST_CASE(damaged_pairs_are_found_out) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "en", "Waste management"));
  fixture.build();
  const IndexFolder folder(fixture.index());
  {
    Xapian::WritableDatabase index(folder.generation(expect(folder.current())), Xapian::DB_OPEN);
    index.set_metadata(pair_entry_key(17), "no list");
    index.commit();
  }
  BOOST_TEST(describe(check_index(fixture.index()).error()).find("pairs of words in its entry") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(checking_says_what_is_wrong) {
  TemporaryFolder folder;
  BOOST_TEST(describe(check_index(folder.file("none")).error()).find("there is no index") !=
             std::string::npos);
  BOOST_TEST(describe(check_index(folder.path().string()).error()).find("holds no index") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
