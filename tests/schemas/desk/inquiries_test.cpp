#include <algorithm>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "schemas/sql/sqlite.h"
#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

const By adviser{"anna", noon + std::chrono::hours(1)};

std::string stored(TestDesk& desk, const Inquiry& inquiry) {
  return expect(desk.inquiries().add(inquiry)).id;
}

Inquiry whole(TestDesk& desk, const std::string& id) {
  const auto found = expect(desk.inquiries().find(id));
  if (!found) throw std::runtime_error("no inquiry " + id);
  return *found;
}

BOOST_AUTO_TEST_SUITE(desk_inquiries)

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_stored_is_found_whole, TheDesk, Desks) {
  TheDesk desk;
  auto written = letter("Hei!\n\"Ombruk\" — 'å' \xF0\x9F\x8C\xB1 %_");
  written.thread = {{noon, "", Entry::Kind::message, "Et brev"}};
  written.id = stored(desk, written);
  BOOST_TEST(written.id.size() == 16U);
  written.revision = 1;
  const auto other = desk.another();
  BOOST_TEST((expect(other->inquiries().find(written.id)) == written));
  BOOST_TEST(!expect(desk.inquiries().find("nobody")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_repeated_post_is_stored_once, TheDesk, Desks) {
  TheDesk desk;
  const PostKey key{"key-1", "digest"};
  const auto first = expect(desk.inquiries().add(letter(), key));
  const auto again = expect(desk.inquiries().add(letter(), key));
  BOOST_TEST(!first.repeated);
  BOOST_TEST(again.repeated);
  BOOST_TEST(again.id == first.id);
  BOOST_TEST(expect(desk.inquiries().count({})) == 1U);

  const auto misused = desk.inquiries().add(letter("Noe annet"), PostKey{"key-1", "other"});
  BOOST_REQUIRE(!misused);
  BOOST_TEST((misused.error().code == Error::Code::conflict));
  BOOST_TEST(expect(desk.inquiries().count({})) == 1U);

  auto later = letter();
  later.received = noon + std::chrono::hours(49);
  BOOST_TEST(!expect(desk.inquiries().add(later, key)).repeated);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(many_threads_may_post_the_same_at_once, TheDesk, Desks) {
  TheDesk desk;
  const auto other = desk.another();
  std::vector<std::thread> posting;
  for (int i = 0; i < 8; ++i) {
    posting.emplace_back([&, i] {
      auto& inquiries = i % 2 == 0 ? desk.inquiries() : other->inquiries();
      for (int j = 0; j < 10; ++j)
        (void)inquiries.add(letter(), PostKey{"key-" + std::to_string(j), "digest"});
    });
  }
  for (auto& thread : posting)
    thread.join();
  BOOST_TEST(expect(desk.inquiries().count({})) == 10U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_inbox_is_filtered_and_searched, TheDesk, Desks) {
  TheDesk desk;
  const auto first = stored(desk, letter());
  auto second = letter("100% plast_gjenvinning");
  second.received += std::chrono::hours(1);
  second.contact = {};
  const auto id = stored(desk, second);
  auto& inquiries = desk.inquiries();
  const auto newest_first = expect(inquiries.list({}));
  BOOST_REQUIRE(newest_first.size() == 2U);
  BOOST_TEST(newest_first.front().id == id);
  BOOST_TEST(newest_first.front().proposals.empty());

  const auto ids_of = [&](InquiryFilter filter) {
    std::vector<std::string> ids;
    for (const auto& inquiry : expect(inquiries.list(filter)))
      ids.push_back(inquiry.id);
    BOOST_TEST(expect(inquiries.count(filter)) == ids.size());
    return ids;
  };
  InquiryFilter words;
  for (const char* found : {"byggevarer ÅS", "kari@FIRMA.example", "åsen", "BYGGFIRMA"}) {
    words.words = found;
    BOOST_TEST(ids_of(words) == std::vector{first}, found);
  }
  words.words = "100% plast_g";  // stand for themselves
  BOOST_TEST(ids_of(words) == std::vector{id});
  words.words = "0_ %a";
  BOOST_TEST(ids_of(words).empty());
  words.words = "' OR 1=1 --";
  BOOST_TEST(ids_of(words).empty());

  BOOST_REQUIRE(inquiries.add_entry(id, {noon, "anna", Entry::Kind::note, "Ringte Vestfold"}));
  words.words = "vestfold";
  BOOST_TEST(ids_of(words) == std::vector{id});

  auto worked = whole(desk, first);
  worked.status = Status::working;
  worked.assignee = "anna";
  BOOST_REQUIRE(inquiries.update(worked, adviser));
  BOOST_TEST(ids_of({.status = Status::working, .assignee = {}, .words = {}}) ==
             std::vector{first});
  BOOST_TEST(ids_of({.status = {}, .assignee = "anna", .words = {}}) == std::vector{first});
  BOOST_TEST(
      expect(inquiries.list({.status = {}, .assignee = {}, .words = {}, .first = 1})).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_change_of_demand_is_seen, TheDesk, Desks) {
  TheDesk desk;
  std::vector<std::string> states = {expect(desk.inquiries().state())};
  const auto first = stored(desk, letter());
  states.push_back(expect(desk.inquiries().state()));
  auto second = letter("En til");
  second.received += std::chrono::seconds(5);
  const auto other = stored(desk, second);
  states.push_back(expect(desk.inquiries().state()));
  auto worked = whole(desk, first);
  worked.outcome = Outcome::helped;
  BOOST_REQUIRE(desk.inquiries().update(worked, adviser));
  states.push_back(expect(desk.inquiries().state()));
  BOOST_REQUIRE(desk.duplicates().merge(first, other, adviser));
  states.push_back(expect(desk.inquiries().state()));
  BOOST_REQUIRE(desk.inquiries().erase(first, adviser));
  states.push_back(expect(desk.inquiries().state()));
  BOOST_TEST(states.back() == expect(desk.inquiries().state()));
  std::sort(states.begin(), states.end());
  BOOST_TEST((std::adjacent_find(states.begin(), states.end()) == states.end()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_change_over_an_older_state_is_refused, TheDesk, Desks) {
  TheDesk desk;
  const auto id = stored(desk, letter());
  auto mine = whole(desk, id);
  auto theirs = mine;
  mine.proposals = {mine.proposals.at(1), mine.proposals.at(0)};
  mine.proposals.front().choice = Choice::accepted;
  mine.answer = "Hei Kari";
  mine.outcome = Outcome::nothing_fitted;
  BOOST_REQUIRE(desk.inquiries().update(mine, adviser));
  mine.revision = 2;
  BOOST_TEST((whole(desk, id) == mine));

  theirs.answer = "Noe annet";
  const auto late = desk.inquiries().update(theirs, adviser);
  BOOST_REQUIRE(!late);
  BOOST_TEST((late.error().code == Error::Code::conflict));
  BOOST_TEST((whole(desk, id) == mine));

  theirs.id = "nobody";
  const auto missing = desk.inquiries().update(theirs, adviser);
  BOOST_REQUIRE(!missing);
  BOOST_TEST((missing.error().code == Error::Code::not_found));
  BOOST_TEST(!desk.inquiries().add_entry("nobody", {noon, "anna", Entry::Kind::note, "x"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(similar_ones_are_those_answered_about_the_same, TheDesk, Desks) {
  TheDesk desk;
  const auto asking = stored(desk, letter());
  auto both = letter("begge");
  both.status = Status::answered;
  auto one = both;
  one.received += std::chrono::hours(1);
  one.asked.topics = {"plastics"};
  auto neither = both;
  neither.asked.topics = {"textiles"};
  const auto both_id = stored(desk, both);
  const auto one_id = stored(desk, one);
  stored(desk, neither);
  const auto alike = expect(desk.inquiries().answered_about(letter().asked.topics, asking, 10));
  BOOST_REQUIRE(alike.size() == 2U);
  BOOST_TEST(alike.front().id == both_id);
  BOOST_TEST(alike.back().id == one_id);
  BOOST_TEST(alike.front().proposals.size() == 2U);
}

void check_erased(TestDesk& desk, const std::string& id, const Inquiry& before) {
  const auto after = whole(desk, id);
  BOOST_TEST(after.text.empty());
  BOOST_TEST((after.contact == Contact{}));
  BOOST_TEST(after.answer.empty());
  BOOST_TEST(after.thread.empty());
  BOOST_REQUIRE(after.proposals.size() == before.proposals.size());
  BOOST_TEST(after.proposals.front().reasons.empty());
  BOOST_TEST((after.erased == adviser.at));
  BOOST_TEST((after.asked == before.asked));
  BOOST_TEST(after.sector == before.sector);
  BOOST_TEST((after.received == before.received));
  InquiryFilter filter;
  filter.words = "kari";
  BOOST_TEST(expect(desk.inquiries().list(filter)).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(erasing_takes_the_person_and_leaves_the_facts, TheDesk, Desks) {
  TheDesk desk;
  auto written = letter();
  written.answer = "Hei Kari";
  const auto added = expect(desk.inquiries().add(written, PostKey{"k", "d"}));
  BOOST_REQUIRE(
      desk.inquiries().add_entry(added.id, {noon, "anna", Entry::Kind::note, "Kari ringte"}));
  BOOST_TEST(expect(desk.inquiries().of_person("kari@FIRMA.example")).size() == 1U);
  const auto stale = whole(desk, added.id);
  BOOST_REQUIRE(desk.inquiries().erase(added.id, adviser));
  check_erased(desk, added.id, written);
  BOOST_TEST(expect(desk.inquiries().of_person("kari@firma.example")).empty());
  BOOST_TEST(!desk.inquiries().update(stale, adviser));  // must not bring it back
  check_erased(desk, added.id, written);
  const auto audit = expect(desk.accounts().audit(10));
  BOOST_REQUIRE(!audit.empty());
  BOOST_TEST(audit.front().act == "inquiry erased");
  BOOST_TEST(audit.front().subject == added.id);
  BOOST_TEST(audit.front().account == "anna");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_wrote_into_anothers_thread_takes_no_more_along, TheDesk, Desks) {
  TheDesk desk;
  auto others = letter("Et annet brev");
  others.contact = {"Ola", "ola@other.example", ""};
  const auto id = stored(desk, others);
  const auto own = stored(desk, letter());
  auto& inquiries = desk.inquiries();
  const Entry mine{
      noon, "Kari Åsen <Kari@Firma.example>", Entry::Kind::message, "Fra meg: rabarbra"};
  BOOST_REQUIRE(inquiries.add_entry(id, mine));
  BOOST_REQUIRE(inquiries.add_entry(id, {noon, "anna", Entry::Kind::note, "Ringte"}));
  BOOST_TEST(is_signed_by(mine.author, "kari@firma.example"));
  BOOST_TEST(!is_signed_by("anna", "kari@firma.example"));
  BOOST_TEST(expect(inquiries.of_person("kari@firma.example")).size() == 2U);

  BOOST_TEST(expect(inquiries.erase_person("KARI@firma.example", adviser)) == 2U);
  BOOST_TEST(whole(desk, own).erased.has_value());
  const auto left = whole(desk, id);
  BOOST_TEST(!left.erased.has_value());
  BOOST_TEST(left.text == "Et annet brev");
  BOOST_TEST(left.contact.name == "Ola");
  BOOST_REQUIRE(left.thread.size() == 1U);
  BOOST_TEST(left.thread[0].text == "Ringte");
  BOOST_TEST(expect(inquiries.count({.words = "rabarbra"})) == 0U);
  BOOST_TEST(expect(inquiries.of_person("kari@firma.example")).empty());
  BOOST_TEST(expect(desk.accounts().audit(1)).at(0).act == "messages of a person erased");
  BOOST_TEST(expect(inquiries.erase_person("", adviser)) == 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_kept_long_enough_is_erased_once, TheDesk, Desks) {
  TheDesk desk;
  const auto old = stored(desk, letter());
  auto young = letter();
  young.received += std::chrono::hours(48);
  const auto kept = stored(desk, young);
  const auto limit = noon + std::chrono::hours(24);
  BOOST_TEST(expect(desk.inquiries().erase_received_before(limit, adviser)) == 1U);
  BOOST_TEST(expect(desk.inquiries().erase_received_before(limit, adviser)) == 0U);
  BOOST_TEST(whole(desk, old).erased.has_value());
  BOOST_TEST(!whole(desk, kept).erased.has_value());
  int counted = 0;
  BOOST_REQUIRE(desk.inquiries().for_each([&](const Inquiry& inquiry) {
    ++counted;
    BOOST_TEST(inquiry.asked.topics.size() == 2U);
  }));
  BOOST_TEST(counted == 2);
}

BOOST_AUTO_TEST_CASE(nothing_of_the_person_stays_in_the_file) {
  SqliteDesk desk;
  const auto id = stored(desk, letter("Et brev med et hemmelig ord: fjellrevsang"));
  BOOST_REQUIRE(desk.inquiries().erase(id, adviser));
  sqlite::Connection(desk.path(), sqlite::Connection::Mode::read_write)
      .execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::ifstream file(desk.path(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  BOOST_TEST(bytes.find("inquiry erased") != std::string::npos);
  for (const char* word : {"fjellrevsang", "Kari@firma", "Byggfirma"})
    BOOST_TEST(bytes.find(word) == std::string::npos, word);
}

BOOST_AUTO_TEST_CASE(a_locked_database_is_said_to_be_one) {
  SqliteDesk desk;
  sqlite::Connection other(desk.path(), sqlite::Connection::Mode::read_write);
  sql::Transaction writing(other);
  const auto refused = desk.inquiries().add(letter());
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Error::Code::conflict));
  BOOST_TEST(expect(desk.inquiries().count({})) == 0U);  // reading goes on
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
