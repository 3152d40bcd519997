#include "crawlers/import/import_file.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"
#include "tests/paths.h"
#include "tests/schemas/sample_offering.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using nlohmann::json;

const RowTables& tables() {
  static const auto loaded = RowTables::load(source_path("data"));
  return loaded.value();
}

std::string flat_row(const std::string& id, const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "url": "https://x.example/)" + id +
         R"(", "institution": "X", "country": "NO", "title": "Ombruk", "kind": "course")" + more +
         "}\n";
}

constexpr const char* header = "id,url,institution,country,title,kind,ects\n";

struct Outcome {
  std::vector<Offering> offerings;
  std::string error;  ///< From the file's name on.
};

Outcome read(const std::string& content) {
  const TemporaryFolder folder;
  const auto path = folder.write("rows", content);
  SilentLog log;
  RowReader reader(tables(), log);
  const auto done = read_rows(path, nullptr, reader);
  if (!done) return {{}, describe(done.error()).substr(folder.path().string().size() + 1)};
  return {std::move(reader).offerings(), ""};
}

BOOST_AUTO_TEST_SUITE(import_file)

BOOST_AUTO_TEST_CASE(records_and_flat_rows_may_be_mixed) {
  const auto record = complete_offering();
  const auto [offerings, error] = read(to_ndjson(record) + "\n\n" + flat_row("no-x-2"));
  BOOST_TEST(error == "");
  BOOST_REQUIRE(offerings.size() == 2U);
  BOOST_TEST((offerings[0] == record));
  BOOST_TEST(offerings[1].title.at("und") == "Ombruk");
}

BOOST_AUTO_TEST_CASE(a_table_gives_the_same_offerings_as_its_rows) {
  const auto rows = read(flat_row("no-x-1", ", \"ects\": 7.5"));
  const auto table =
      read(std::string(header) + "no-x-1,https://x.example/no-x-1,X,NO,Ombruk,course,\"7,5\"\n");
  BOOST_TEST(table.error == "");
  BOOST_TEST((rows.offerings == table.offerings));
}

BOOST_AUTO_TEST_CASE(a_record_may_be_written_by_a_careless_program) {
  auto record = to_json(complete_offering());
  record["mode"] = "online";
  record["eqf"] = nullptr;
  record["topics"] = {{{"id", "plastics"}, {"score", 0.5}}};
  record.erase("relevance_curated");
  record.erase("provenance");
  const auto [offerings, error] = read(json_text(record));
  BOOST_TEST(error == "");
  BOOST_REQUIRE(offerings.size() == 1U);
  const auto& offering = offerings.front();
  BOOST_TEST(offering.mode.front() == "online");
  BOOST_TEST(!offering.eqf.has_value());
  BOOST_TEST(offering.topics.front().curated);
  BOOST_TEST(offering.relevance_curated);
  BOOST_TEST(offering.provenance.at("ects").url == offering.url);
  BOOST_TEST(offering.provenance.at("ects").extractor == "import");
  BOOST_TEST(!offering.provenance.contains("eqf"));
  BOOST_TEST(!offering.provenance.contains("first_seen"));
}

BOOST_AUTO_TEST_CASE(bad_input_is_one_line_with_the_place) {
  struct Case {
    std::string content;
    std::string error;
  };
  const auto nested = std::string(1000, '[');
  const Case cases[] = {
      {flat_row("no-x-1") + "{\"id\": \"no-x-2\", \"title\": }\n",
       "rows:2:27: invalid JSON: unexpected '}'; expected '[', '{', or a literal"},
      {flat_row("no-x-1", ", \"ects\": \"ten\""), "rows:1: ects: must be number, not 'ten'"},
      {flat_row("no-x-1", ", \"ects\": -3"), "rows:1: ects: must be at least 0, not -3"},
      {flat_row("no-x-1", ", \"colour\": 1"), "rows:1: unknown member 'colour'"},
      {flat_row("no-x-1", ", \"start\": \"31.02.2027\""),
       "rows:1: start: '31.02.2027' does not have the form of 2027, 2027-autumn, 2027-01, "
       "2027-01-12"},
      {flat_row("no-x-1", ", \"country\": \"DE\""),
       "rows:1: country: 'DE' is not one of NO, SE, DK, FI, IS, FO, GL, AX"},
      {flat_row("no-x-1", ", \"topics\": [\"romfart\"]"),
       "rows:1: topics: no topic is called 'romfart'"},
      {flat_row("no-x-1") + flat_row("no-x-1", ", \"ects\": 5"),
       "rows:2: id: 'no-x-1' stands at rows:1 too, with another content"},
      {flat_row("no-x-1", ", \"x\": " + nested),
       "rows:1: invalid JSON: nested deeper than 64 levels"},
      {"{\"title\": \"" + std::string(10'000'000, 'x') + "\"}\n",
       "rows:1: line longer than 8 MiB (NDJSON has one record a line)"},
      {flat_row("no-x-1") + std::string("\0\0\n", 3), "rows:2:1: invalid JSON: a zero byte"},
      {std::string(header) + "no-x-1,https://x.example/1,X,NO,Ombruk,course,-3\n",
       "rows:2: ects: must be at least 0, not -3"},
      {std::string(header) + "no-x-1,https://x.example/1,X,XX,Ombruk,course,3\n",
       "rows:2: country: 'XX' is not one of NO, SE, DK, FI, IS, FO, GL, AX"},
      {std::string(header) + ",,,,,,\n\n\"no-x-1\",https://x.example/1,X,NO,\"\n\n\",course,3\n",
       "rows:4: member 'title' is missing"},
      {"hello\n",
       "rows: no format that can be imported (NDJSON has an object a line, a table a header row "
       "with url, institution, country, title, kind; other formats: "},
  };
  for (const auto& [content, error] : cases) {
    BOOST_TEST_CONTEXT(error) {
      auto found = read(content).error;
      // The place of an earlier row is given with its whole path.
      if (const auto at = found.find("stands at /"); at != std::string::npos)
        found.replace(at + 10, found.rfind('/') + 1 - (at + 10), "");
      if (error.ends_with("formats: ")) found.resize(std::min(found.size(), error.size()));
      BOOST_TEST(found == error);
    }
  }
}

BOOST_AUTO_TEST_CASE(rows_that_only_repeat_are_passed_over) {
  BOOST_TEST(read(flat_row("no-x-1") + flat_row("no-x-1")).offerings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_empty_file_has_no_rows) {
  for (const char* nothing : {"", "\n\n", "\xEF\xBB\xBF", "url,title\n"}) {
    const auto [offerings, error] = read(nothing);
    BOOST_TEST(error == "");
    BOOST_TEST(offerings.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_named) {
  const TemporaryFolder folder;
  SilentLog log;
  RowReader reader(tables(), log);
  for (const auto& path : {folder.path().string(), folder.file("missing")}) {
    const auto done = read_rows(path, nullptr, reader);
    BOOST_REQUIRE(!done.has_value());
    BOOST_TEST(done.error().where == path);
  }
}

BOOST_AUTO_TEST_CASE(the_words_of_a_flat_row_are_read) {
  const auto words = flat_row("no-x-1",
                              ", \"place\": \"Gjøvik\", \"tuition\": \"kr 2 500\", \"start\": "
                              "\"2027-01\", \"audience\": \"Lærere\", \"page_lang\": \"nb\"");
  const auto [offerings, error] = read(words);
  BOOST_TEST(error == "");
  BOOST_REQUIRE(offerings.size() == 1U);
  const auto& offering = offerings.front();
  BOOST_REQUIRE(offering.place.size() == 1U);
  BOOST_TEST(offering.place.front().name == "Gjøvik");
  BOOST_TEST(offering.place.front().region.has_value());
  BOOST_TEST(offering.place.front().lat.has_value());
  BOOST_REQUIRE(offering.runs.size() == 1U);
  BOOST_REQUIRE(offering.runs.front().tuition.has_value());
  BOOST_TEST((*offering.runs.front().tuition == Tuition{2500, "NOK", ""}));
  BOOST_TEST(offering.audience == std::vector<std::string>{"teachers"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_fee_without_a_start_is_a_run_of_its_own) {
  const auto free = read(flat_row("no-x-1", ", \"tuition\": \"gratis\""));
  BOOST_REQUIRE(free.offerings.size() == 1U);
  BOOST_REQUIRE(free.offerings.front().runs.size() == 1U);
  BOOST_TEST(free.offerings.front().runs.front().tuition->amount == 0);
  const auto unread = read(flat_row("no-x-1", ", \"tuition\": \"etter avtale\""));
  BOOST_TEST(unread.offerings.front().runs.empty());
}

BOOST_AUTO_TEST_CASE(every_feed_is_told_from_rows_and_tables) {
  const std::filesystem::path folder(source_path("tests/fixtures/formats"));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".records") continue;
    const auto bytes = read_file(entry.path().string());
    BOOST_REQUIRE(bytes.has_value());
    BOOST_TEST((import_format_of(*bytes) == ImportFormat::other), entry.path());
  }
  BOOST_TEST((import_format_of("<?xml version=\"1.0\"?>") == ImportFormat::other));
}

BOOST_AUTO_TEST_CASE(a_broken_row_is_still_a_row) {
  BOOST_TEST((import_format_of("\xEF\xBB\xBF{\"title\": \"x\"}\n") == ImportFormat::ndjson));
  BOOST_TEST((import_format_of("{\"title\": ") == ImportFormat::ndjson));
  BOOST_TEST((import_format_of("{\"id\": 1}\n") == ImportFormat::ndjson));
}

BOOST_AUTO_TEST_CASE(a_feed_gives_the_offerings_that_say_whose_they_are) {
  const auto feed = read_file(source_path("tests/fixtures/formats/education-finder/courses.json"));
  BOOST_REQUIRE(feed.has_value());
  const auto [offerings, error] = read(*feed);
  BOOST_TEST(error == "");
  BOOST_REQUIRE(!offerings.empty());
  BOOST_TEST(offerings.front().institution.country == "SE");
  BOOST_TEST(offerings.front().provenance.at("title").extractor == "education-finder");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
