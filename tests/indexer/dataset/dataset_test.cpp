#include "indexer/dataset/dataset.h"

#include <map>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/csv.h"
#include "schemas/file.h"
#include "schemas/offering_json.h"
#include "schemas/sha256.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/paths.h"

namespace rundkurs::dataset {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const Classifier& shipped_classifier() {
  static const auto classifier =
      expect(Classifier::load(source_path("data"), shipped_vocabulary(), shipped_analyser()));
  return classifier;
}

/// A catalogue, and data sets of it.
class Fixture : public CatalogueFixture {
 public:
  DatasetCounts write(const std::string& name, const std::string& date = "2026-11-29") {
    return expect(try_to_write(name, date));
  }

  Result<DatasetCounts> try_to_write(const std::string& name, const std::string& date) {
    const auto plan =
        expect(MergePlan::make(catalogue(), shipped_analyser(), *shipped_vocabulary(), Apart()));
    SilentProgress progress;
    return write_dataset(
        catalogue(),
        {.plan = plan, .classifier = shipped_classifier(), .analyser = shipped_analyser()},
        sources_,
        {.date = date,
         .publisher = "Centre \"for\" tests: a, b",
         .homepage = "https://data.example/",
         .made_by = "Rundkurs 0"},
        path(name),
        progress);
  }

  std::string path(const std::string& name) const { return sets_.file(name); }
  std::string read(const std::string& name) const { return read_file(sets_.file(name)).value(); }
  const TemporaryFolder& sets() const { return sets_; }

 private:
  TemporaryFolder sets_;
  SourceFiles sources_{{SourceFile{.id = "no-feed",
                                   .kind = SourceFile::Kind::aggregator,
                                   .name = {{"en", "The Feed"}},
                                   .home = "https://feed.example/"}}};
};

/// About the circular economy, whatever judges it.
Offering about_it(const std::string& id, const std::string& language, const std::string& title) {
  auto offering = course(id, language, title);
  offering.relevance = 3;
  offering.relevance_curated = true;
  return offering;
}

/// Real and made up, here and gone, one that came by a feed, and one that is about something else.
void fill(Fixture& fixture) {
  auto first = about_it("no-uni-a", "en", "Circular economy");
  first.summary["en"] = "Their own words.";
  first.runs = {Run{.start = PartialDate{.year = 2027, .month = 1}}};
  fixture.put(first);
  auto by_feed = about_it("no-other-b", "nb", "Ombruk av byggevarer");
  by_feed.source = "no-feed";
  by_feed.institution = {"no-other", {{"nb", "Den andre"}}, "", "NO", "https://other.example/"};
  fixture.put(by_feed);
  auto made_up = about_it("no-demo-c", "en", "Reuse of plastics");
  made_up.demonstration = true;
  fixture.put(made_up);
  fixture.put(about_it("no-uni-d", "en", "Sustainable textiles"));
  expect(fixture.catalogue().mark_gone("https://www.uni.example/no-uni-d", fixture.now()));
  fixture.put(course("no-uni-e", "en", "Roman history"));
}

BOOST_AUTO_TEST_SUITE(whole_dataset)

BOOST_AUTO_TEST_CASE(it_holds_what_is_real_here_and_relevant) {
  Fixture fixture;
  fill(fixture);
  const auto counts = fixture.write("set");
  BOOST_TEST(counts.offerings() == 2U);
  BOOST_TEST(counts.runs() == 1U);
  BOOST_TEST(counts.institutions() == 2U);
  std::istringstream lines(fixture.read("set/offerings.ndjson"));
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) {
    const auto offering = expect(offering_from_json(json::parse(line), "offerings.ndjson"));
    ids.push_back(offering.id);
    BOOST_TEST(!offering.topics.empty());
  }
  BOOST_TEST((ids == std::vector<std::string>{"no-other-b", "no-uni-a"}));
  BOOST_TEST(fixture.read("set/offerings.ndjson").find("Their own words") == std::string::npos);
  BOOST_TEST(expect(read_csv(fixture.read("set/offerings.csv"), "csv", ',')).size() == 3U);
  BOOST_TEST(expect(read_csv(fixture.read("set/runs.csv"), "csv", ',')).size() == 2U);
}

BOOST_AUTO_TEST_CASE(records_of_one_offering_are_one) {
  Fixture fixture;
  fixture.put(about_it("no-uni-first", "sv", "Avfallshantering"));
  fixture.put(about_it("no-uni-second", "en", "Waste management"));
  BOOST_TEST(fixture.write("set").offerings() == 1U);
  const auto line = json::parse(fixture.read("set/offerings.ndjson"));
  BOOST_TEST(line.at("aliases") == json({"no-uni-second"}));
  BOOST_TEST(line.at("title").size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_same_catalogue_gives_the_same_bytes_but_for_the_date) {
  Fixture fixture;
  fill(fixture);
  fixture.write("a");
  fixture.write("b");
  fixture.write("later", "2027-02-01");
  std::set<std::string> dated;
  for (const auto& entry : fs::directory_iterator(fixture.path("a"))) {
    const auto name = entry.path().filename().string();
    BOOST_TEST(fixture.read("a/" + name) == fixture.read("b/" + name), name);
    if (fixture.read("a/" + name) != fixture.read("later/" + name)) dated.insert(name);
  }
  BOOST_TEST((dated == std::set<std::string>{
                           "CITATION.cff", "README.md", "SHA256SUMS", "datapackage.json"}));
}

BOOST_AUTO_TEST_CASE(its_files_are_as_it_says) {
  Fixture fixture;
  fill(fixture);
  fixture.write("set");
  const auto package = json::parse(fixture.read("set/datapackage.json"));
  for (const auto& resource : package.at("resources")) {
    const auto content = fixture.read("set/" + resource.at("path").get<std::string>());
    Sha256 hash;
    hash.add(content);
    BOOST_TEST(resource.at("bytes") == content.size());
    BOOST_TEST(resource.at("hash") == "sha256:" + hash.hex());
  }
  std::istringstream sums(fixture.read("set/SHA256SUMS"));
  std::set<std::string> summed = {"SHA256SUMS"};
  for (std::string sum, name; sums >> sum >> name;) {
    Sha256 hash;
    hash.add(fixture.read("set/" + name));
    BOOST_TEST(sum == hash.hex());
    summed.insert(name);
  }
  std::set<std::string> there;
  for (const auto& entry : fs::directory_iterator(fixture.path("set")))
    there.insert(entry.path().filename().string());
  BOOST_TEST((summed == there));

  BOOST_TEST(package.at("version") == "2026-11-29");
  BOOST_TEST(package.at("licenses").at(0).at("name") == "CC-BY-4.0");
  BOOST_TEST(package.at("counts").at("by_country") == json({{"NO", 2}}));
  std::map<std::string, std::size_t> sources;
  for (const auto& source : package.at("sources"))
    sources[source.at("title")] = source.value("offerings", std::size_t{0});
  BOOST_TEST(sources.at("The Feed") == 1U);
  BOOST_TEST(sources.at("Den andre") == 1U);
  BOOST_TEST(sources.at("Example University") == 1U);
  const auto citation = fixture.read("set/CITATION.cff");
  BOOST_TEST(citation.find("date-released: \"2026-11-29\"\n") != std::string::npos);
  BOOST_TEST(citation.find(R"(- name: "Centre \"for\" tests: a, b")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_cell_is_of_its_columns_type) {
  Fixture fixture;
  fill(fixture);
  fixture.write("set");
  const std::map<std::string, std::regex> types = {
      {"string", std::regex("[^]*")},
      {"integer", std::regex("-?[0-9]+")},
      {"number", std::regex(R"(-?[0-9]+(\.[0-9]+)?(e[-+][0-9]+)?)")},
      {"boolean", std::regex("true|false")},
      {"datetime", std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")}};
  const auto package = json::parse(fixture.read("set/datapackage.json"));
  for (const auto& resource : package.at("resources")) {
    if (!resource.contains("schema")) continue;
    const auto& fields = resource.at("schema").at("fields");
    const auto rows =
        expect(read_csv(fixture.read("set/" + resource.at("path").get<std::string>()), "csv", ','));
    BOOST_REQUIRE_EQUAL(rows.at(0).cells.size(), fields.size());
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const auto& field = fields.at(column);
      BOOST_TEST(rows[0].cells[column] == field.at("name"));
      const auto constraints = field.value("constraints", json::object());
      for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto& cell = rows[row].cells.at(column);
        BOOST_TEST_CONTEXT(field.at("name") << ": " << cell) {
          if (cell.empty()) {
            BOOST_TEST(!constraints.value("required", false));
            continue;
          }
          BOOST_TEST(std::regex_match(cell, types.at(field.at("type"))));
          if (!constraints.contains("enum")) continue;
          const auto& values = constraints.at("enum");
          BOOST_TEST((std::find(values.begin(), values.end(), cell) != values.end()));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_there_is_left_alone) {
  Fixture fixture;
  fill(fixture);
  const auto kept = fixture.sets().write("set/README.md", "mine");
  const auto refused = fixture.try_to_write("set", "2026-11-29");
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Error::Code::conflict));
  BOOST_TEST(read_file(kept).value() == "mine");
  BOOST_TEST(std::distance(fs::directory_iterator(fixture.sets().path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(an_empty_catalogue_gives_an_empty_dataset) {
  Fixture fixture;
  BOOST_TEST(fixture.write("set").offerings() == 0U);
  BOOST_TEST(fixture.read("set/offerings.ndjson").empty());
  BOOST_TEST(json::parse(fixture.read("set/datapackage.json")).at("sources").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::dataset
