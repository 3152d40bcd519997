#include <algorithm>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/status/source_status.h"
#include "crawlers/status/status_text.h"
#include "tests/schemas/catalogue/records.h"

namespace rundkurs {
namespace {

using nlohmann::json;
using std::chrono::hours;

const Timestamp today = *parse_timestamp("2027-01-17T08:00:00Z");

template <typename T>
T expect(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return std::move(result).value();
}
void expect(const Result<void>& result) {
  if (!result) BOOST_FAIL(describe(result.error()));
}

/// A catalogue with one visited source, one imported row and a source nobody knows a file of.
struct SmallCatalogue {
  std::unique_ptr<Catalogue> catalogue =
      expect(Catalogue::open("sqlite::memory:", Catalogue::Access::read_write));
  SourceFiles files;

  SmallCatalogue() {
    SourceFile verified;
    verified.id = "no-uni";
    verified.verified = "2026-11-22";
    SourceFile unverified;
    unverified.id = "se-new";
    files = SourceFiles({verified, unverified});

    expect(catalogue->put(imported_row("no-uni-row", "https://uni.example/row", "nb", "Rad"),
                          today - hours{24 * 30}));
    expect(catalogue->put(harvested_page("no-uni-a", "https://uni.example/a", "nb", "A"),
                          today - hours{24}));
    for (int i = 0; i < 9; ++i) {
      FrontierEntry entry;
      entry.url = "https://uni.example/" + std::to_string(i);
      entry.source = i < 8 ? "no-uni" : "dk-forgotten";
      entry.host = "uni.example";
      entry.due = today + hours{1};
      expect(catalogue->frontier().add(std::span(&entry, 1)));
      if (i == 7 || i == 8) continue;
      entry.fetched = today - hours{i};
      if (i > 0) entry.failure = i < 3 ? "not found" : "reason " + std::to_string(i);
      expect(catalogue->frontier().store(entry));
    }
  }

  CatalogueStatus status(const SourceFiles& with) const {
    auto made = expect(catalogue_status(*catalogue, with, today, today - hours{24 * 7}));
    made.catalogue = "sqlite:var/rundkurs.db";
    return made;
  }
};

BOOST_FIXTURE_TEST_SUITE(status_report, SmallCatalogue)

BOOST_AUTO_TEST_CASE(a_person_reads_a_table_and_what_to_look_at) {
  BOOST_TEST(
      status_text(status(files), 200) ==
      "sqlite:var/rundkurs.db: 2 offerings, 0 gone\n"
      "\n"
      "Source        Last run    at     Pages  Visited  Due  Failed  Offerings  New  Changed  "
      "Missing  Gone\n"
      "(imported)    never                  0        0    0       0          1    0        0  "
      "      0     0\n"
      "dk-forgotten  never                  1        0    0       0          0    0        0  "
      "      0     0\n"
      "no-uni        2027-01-17  08:00      8        7    0       6          1    1        0  "
      "      0     0\n"
      "New and changed: since 2027-01-10 08:00. Times are UTC.\n"
      "\n"
      "Fields filled, in percent of the offerings that are there:\n"
      "Source      Of  Level  Credits  Lang  Mode  Place  Start  Text  Deadline  Fee  Pace  "
      "Length  Outcomes  Entry  Exam  Code\n"
      "(imported)   1      -        -     -     -      -      -     -         -    -     -  "
      "     -         -      -     -     -\n"
      "no-uni       1      -        -     -     -      -      -     -         -    -     -  "
      "     -         -      -     -     -\n"
      "\n"
      "Pages that could not be used, with an example of each:\n"
      "no-uni\n"
      "       2  not found  https://uni.example/1\n"
      "       1  reason 3  https://uni.example/3\n"
      "       1  reason 4  https://uni.example/4\n"
      "       1  reason 5  https://uni.example/5\n"
      "       1  reason 6  https://uni.example/6\n"
      "\n"
      "Neither visited nor verified against the live site (1):\n"
      "  se-new\n");
}

BOOST_AUTO_TEST_CASE(a_held_source_is_named_with_its_figures) {
  expect(catalogue->absences().hold(
      {.source = "no-uni", .since = today - hours{3}, .before = 90, .after = 12}));
  const auto text = status_text(status(files), 80);
  BOOST_TEST(
      text.find("\n  no-uni: 12 of 90 offerings would be left (since 2027-01-17T05:00:00Z)\n") !=
      std::string::npos);
  const json read = json::parse(status_json(status(files)));
  const auto& sources = read.at("sources");
  const auto held = std::find_if(sources.begin(), sources.end(), [](const json& source) {
    return source.value("source", "") == "no-uni";
  });
  BOOST_REQUIRE(held != sources.end());
  BOOST_TEST(held->at("held").at("offerings_left") == 12);
}

BOOST_AUTO_TEST_CASE(a_narrow_terminal_gets_fewer_columns_and_no_longer_lines) {
  const auto text = status_text(status(files), 80);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    BOOST_TEST(line.size() <= 80U, line);
  BOOST_TEST(text.find("Offerings  New  Changed  Gone") != std::string::npos);
  BOOST_TEST(text.find("Visited") == std::string::npos);
  BOOST_TEST(text.find("Level  Credits") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_empty_catalogue_is_one_line) {
  catalogue = expect(Catalogue::open("sqlite::memory:", Catalogue::Access::read_write));
  BOOST_TEST(status_text(status({}), 80) == "sqlite:var/rundkurs.db: 0 offerings, 0 gone\n");
}

BOOST_AUTO_TEST_CASE(a_program_reads_the_same_as_json) {
  const json read = json::parse(status_json(status(files)));
  BOOST_TEST(read.at("offerings") == 2);
  BOOST_TEST(read.at("since") == "2027-01-10T08:00:00Z");
  const auto& sources = read.at("sources");
  BOOST_REQUIRE(sources.size() == 4);
  BOOST_TEST(sources[0].at("imported") == true);
  BOOST_TEST(sources[0].at("offerings").at("known") == 1);
  BOOST_TEST(sources[1].at("source") == "dk-forgotten");
  BOOST_TEST(sources[1].at("has_file") == false);
  BOOST_TEST(sources[2].at("last_visit") == "2027-01-17T08:00:00Z");
  BOOST_TEST(sources[2].at("verified_on") == "2026-11-22");
  BOOST_TEST(sources[2].at("pages").at("failures").at(0) ==
             json({{"reason", "not found"}, {"count", 2}, {"example", "https://uni.example/1"}}));
  BOOST_TEST(sources[2].at("offerings").at("new") == 1);
  BOOST_TEST(sources[2].at("fields_filled_percent").at("credits") == 0);
  BOOST_TEST(sources[3].at("verified") == false);
  BOOST_TEST(!sources[3].contains("last_visit"));
}

BOOST_AUTO_TEST_CASE(without_source_files_nothing_is_said_of_them) {
  BOOST_TEST(status_text(status({}), 80).find("verified") == std::string::npos);
  BOOST_TEST(status_json(status({})).find("verified") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
