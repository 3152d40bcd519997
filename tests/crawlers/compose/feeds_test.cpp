#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/compose/compose.h"
#include "crawlers/extract/extractor.h"
#include "schemas/json_schema.h"
#include "schemas/offering_json.h"
#include "tests/crawlers/compose/raw.h"
#include "tests/crawlers/extract/conformance.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

/// As from a source that knows its institution, so that feeds without one can be joined as well.
std::vector<Offering> joined(const std::string& bytes) {
  const Document document{.bytes = bytes, .url = "https://feeds.nordvik.example/feed"};
  const auto* extractor = recognise(document);
  if (extractor == nullptr) return {};
  const auto records = extractor->extract(document);
  if (!records) return {};
  std::vector<Composed> all;
  for (const auto& record : *records)
    all.push_back(composed(record, &nordvik(), document.url));
  return join(std::move(all));
}

/// Whatever a source holds, what comes out can be stored.
std::size_t check_all(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& path : files_below(folder)) {
    for (auto& offering : joined(content_of(path))) {
      // What a feed has no page for gets one where it is harvested.
      if (offering.url.empty()) offering.url = "https://feeds.nordvik.example/feed";
      BOOST_TEST_CONTEXT(path.filename().string() << " " << offering.id) {
        const auto violations = JsonSchema::named("offering").violations(to_json(offering));
        const auto first = violations.empty() ? std::string() : violations.front();
        BOOST_TEST(first.empty(), first);
        for (const auto& run : offering.runs) {
          for (const auto& mode : run.mode)
            BOOST_TEST((std::find(offering.mode.begin(), offering.mode.end(), mode) !=
                        offering.mode.end()));
          for (const auto& place : run.place)
            BOOST_TEST((std::find(offering.place.begin(), offering.place.end(), place) !=
                        offering.place.end()));
        }
      }
      ++count;
    }
  }
  return count;
}

BOOST_AUTO_TEST_SUITE(feeds)

BOOST_AUTO_TEST_CASE(every_fixture_joins_to_records_that_can_be_stored) {
  BOOST_TEST(check_all(source_path("tests/fixtures/formats")) > 20U);
}

BOOST_AUTO_TEST_CASE(every_shared_sample_joins_to_records_that_can_be_stored) {
  const auto folder = std::filesystem::path(shared_path()) / "samples";
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "skipped: there is no " << folder.string() << "\n";
    return;
  }
  BOOST_TEST(check_all(folder) > 500U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
