#include <fstream>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/offering_json.h"
#include "schemas/source.h"
#include "schemas/vocabulary.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

using nlohmann::json;

const std::string root = source_path();

template <typename Take>
void each_line(const std::string& path, Take take) {
  std::ifstream in(path);
  BOOST_REQUIRE(in.is_open());
  const auto read = for_each_ndjson(in, path, [&](const json& row, const std::string& where) {
    take(row, where);
    return Result<void>();
  });
  BOOST_TEST(read.has_value(), (read ? std::string() : describe(read.error())));
}

std::set<std::string> left_out_ids() {
  std::set<std::string> ids;
  const auto listed = read_json_file(root + "/data/catalogue/left-out.json");
  BOOST_REQUIRE(listed.has_value());
  for (const auto& entry : listed->at("left_out")) {
    BOOST_TEST(!entry.at("reason").get<std::string>().empty());
    ids.insert(entry.at("id").get<std::string>());
  }
  return ids;
}

BOOST_AUTO_TEST_SUITE(shipped_catalogue)

BOOST_AUTO_TEST_CASE(every_record_is_sound_and_says_who_says_so) {
  const auto sources = SourceFiles::load(root + "/data/sources");
  BOOST_REQUIRE(sources.has_value());
  const auto left_out = left_out_ids();
  std::set<std::string> ids;
  each_line(
      root + "/data/catalogue/offerings.jsonl", [&](const json& row, const std::string& where) {
        BOOST_TEST_CONTEXT(where) {
          const auto offering = offering_from_json(row, where);
          BOOST_REQUIRE(offering.has_value());
          BOOST_TEST(ids.insert(offering->id).second);
          BOOST_TEST(!left_out.contains(offering->id));
          BOOST_TEST(offering->topics.empty());
          BOOST_TEST(!offering->relevance.has_value());
          BOOST_TEST(!offering->demonstration);
          BOOST_TEST(sources->find(offering->institution.id) != nullptr, offering->institution.id);
          for (const auto& [field, provenance] : offering->provenance) {
            BOOST_TEST(provenance.url == offering->url, field);
            BOOST_TEST(provenance.captured.empty(), field);
          }
          for (const char* field : {"title", "institution", "kind", "url"})
            BOOST_TEST(offering->provenance.contains(field), field);
        }
      });
  BOOST_TEST(ids.size() == 242U);
}

BOOST_AUTO_TEST_CASE(every_record_has_its_judgement) {
  const auto vocabulary = Vocabulary::load(root + "/data/vocabulary");
  BOOST_REQUIRE(vocabulary.has_value());
  std::set<std::string> judged;
  each_line(root + "/tests/truth/labels.jsonl", [&](const json& row, const std::string&) {
    BOOST_TEST(judged.insert(row.at("id").get<std::string>()).second);
    const auto relevance = row.at("relevance").get<int>();
    BOOST_TEST((relevance >= 0 && relevance <= 3));
    for (const auto& topic : row.at("topics"))
      BOOST_TEST(vocabulary->topic_by_id(topic.get<std::string>()) != nullptr, topic);
  });
  each_line(root + "/data/catalogue/offerings.jsonl",
            [&](const json& row, const std::string& where) {
              BOOST_TEST(judged.contains(row.at("id").get<std::string>()), where);
            });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
