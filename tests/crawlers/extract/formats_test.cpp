// Golden records: tests/fixtures/formats/<format>/<file> beside <file>.records. With
// RUNDKURS_REWRITE_GOLDEN=1 the .records files are written anew, to be reviewed as a diff.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "crawlers/extract/extractor.h"
#include "schemas/file.h"
#include "tests/crawlers/extract/conformance.h"
#include "tests/crawlers/extract/raw_record_text.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

bool is_golden(const fs::path& path) {
  return path.extension() == ".records";
}

BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(every_fixture_gives_its_golden_records) {
  const bool rewrite = std::getenv("RUNDKURS_REWRITE_GOLDEN") != nullptr;
  std::size_t compared = 0;
  for (const auto& path : files_below(source_path("tests/fixtures/formats"))) {
    if (is_golden(path)) continue;
    BOOST_TEST_CONTEXT(path.string()) {
      const auto format = path.parent_path().filename().string();
      const auto bytes = content_of(path);
      const Document document{.bytes = bytes};
      const auto* extractor = extractor_for(format);
      BOOST_REQUIRE_MESSAGE(extractor != nullptr, "no extractor for " << format);
      const auto* recognised = recognise(document);
      BOOST_REQUIRE_MESSAGE(recognised != nullptr, "not recognised");
      BOOST_TEST(recognised->format() == format);
      const auto records = extractor->extract(document);
      const auto text = records ? text_of(*records) : describe(records.error()) + "\n";
      const auto golden = path.string() + ".records";
      if (rewrite) BOOST_REQUIRE(write_file_atomically(golden, text).has_value());
      BOOST_TEST(text == content_of(golden));
      ++compared;
    }
  }
  BOOST_TEST(compared > 0U);
}

/// The judged payloads and the attacks of the shared folder: whatever they are, an answer comes,
/// from the extractor that knows them and, for the smaller ones, from every other.
BOOST_AUTO_TEST_CASE(no_file_crashes_an_extractor) {
  const fs::path shared = shared_path();
  if (!fs::exists(shared / "samples")) {
    std::cout << "skipped: no folder " << shared / "samples" << '\n';
    return;
  }
  std::vector<fs::path> files;
  for (const auto* folder : {"samples",
                             "conformance/json",
                             "conformance/xml_attacks",
                             "conformance/bombs",
                             "conformance/libxml2"}) {
    if (!fs::exists(shared / folder)) continue;
    const auto more = files_below(shared / folder);
    tell_tried(std::string(folder) + ", read as every format", more.size());
    files.insert(files.end(), more.begin(), more.end());
  }
  constexpr std::size_t max_bytes_for_all = 20'000;
  for (const auto& path : files) {
    const auto bytes = content_of(path);
    const Document document{.bytes = bytes};
    const auto* recognised = recognise(document);
    for (const auto& extractor : extractors()) {
      if (bytes.size() > max_bytes_for_all && extractor.get() != recognised) continue;
      const auto records = extractor->extract(document);
      BOOST_TEST((records.has_value() || !records.error().message.empty()), path.string());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
