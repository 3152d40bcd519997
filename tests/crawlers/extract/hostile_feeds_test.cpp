// Feeds that are not what they should be: each fixture with every value in turn replaced by one of
// another type or beyond measure, cut off at many places, with bits flipped, members given twice
// and bytes that belong to no text. What is read of it is composed as well.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/compose/compose.h"
#include "crawlers/extract/extractor.h"
#include "schemas/file.h"
#include "tests/crawlers/normalise/shipped.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Fixture {
  std::string path;
  const Extractor* extractor;
  std::string bytes;
};

std::vector<Fixture> fixtures() {
  std::vector<Fixture> found;
  for (const auto& entry :
       fs::recursive_directory_iterator(source_path("tests/fixtures/formats"))) {
    if (!entry.is_regular_file() || entry.path().extension() == ".records") continue;
    const auto* extractor = extractor_for(entry.path().parent_path().filename().string());
    auto bytes = read_file(entry.path().string());
    BOOST_REQUIRE(extractor != nullptr && bytes.has_value());
    found.push_back({entry.path().string(), extractor, *std::move(bytes)});
  }
  return found;
}

/// How many values a record holds, with those of its runs.
std::size_t values_of(const RawRecord& record) {
  std::size_t count = 0;
  for (const auto& [field, values] : record.facts)
    count += values.size();
  for (const auto& run : record.runs)
    count += values_of(run);
  return count;
}

/// An answer of any kind; a record has a title and the extractor's name, and no more values than a
/// document of its length could give.
void extract_anything(const Fixture& fixture, const std::string& bytes) {
  const auto records = fixture.extractor->extract({.bytes = bytes});
  if (!records) {
    BOOST_TEST(!records.error().message.empty(), fixture.path);
    return;
  }
  std::size_t values = 0;
  for (const auto& record : *records) {
    BOOST_TEST(record.has(RawField::title), fixture.path);
    BOOST_TEST(record.format == fixture.extractor->format(), fixture.path);
    values += values_of(record);
  }
  BOOST_TEST(values <= bytes.size() + 1000, fixture.path);
  if (!records->empty()) compose(records->front(), {}, shipped<Normaliser>());
}

/// Numbers that look random and are the same in every run (Numerical Recipes' generator).
class Dice {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }

 private:
  std::uint32_t state_ = 20260112;
};

std::vector<Json::json_pointer> places_in(const Json& json) {
  std::vector<Json::json_pointer> places;
  const auto flat = json.flatten();
  for (const auto& [place, value] : flat.items()) {
    for (Json::json_pointer pointer(place); !pointer.empty(); pointer.pop_back())
      places.push_back(pointer);
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.to_string() < b.to_string();
  });
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

BOOST_AUTO_TEST_SUITE(hostile_feeds)

BOOST_AUTO_TEST_CASE(values_of_another_type_do_no_harm) {
  const std::vector<Json> others = {
      nullptr,
      7,
      true,
      "x",
      Json::parse(R"([[[[[["x"]]]], {}]])"),
      Json::parse(R"({"fi": {"fi": ["x", 7, null]}, "id": [], "oid": {}})")};
  for (const auto& fixture : fixtures()) {
    const auto json = Json::parse(fixture.bytes, nullptr, false);
    if (json.is_discarded()) continue;
    for (const auto& place : places_in(json)) {
      for (const auto& other : others) {
        auto changed = json;
        changed[place] = other;
        extract_anything(fixture, changed.dump());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(documents_that_break_off_do_no_harm) {
  for (const auto& fixture : fixtures()) {
    const auto step = std::max<std::size_t>(1, fixture.bytes.size() / 20);
    for (std::size_t size = 0; size < fixture.bytes.size(); size += step) {
      const auto bytes = fixture.bytes.substr(0, size);
      extract_anything(fixture, bytes);
      recognise({.bytes = bytes});
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_belong_to_no_text_do_no_harm) {
  for (const auto& fixture : fixtures()) {
    const auto step = std::max<std::size_t>(1, fixture.bytes.size() / 20);
    for (std::size_t at = 0; at < fixture.bytes.size(); at += step) {
      for (const char byte : {'\xFF', '\0', '\xC3', '<', '"', '&', ';'}) {
        auto bytes = fixture.bytes;
        bytes[at] = byte;
        extract_anything(fixture, bytes);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(flipped_bits_do_no_harm) {
  constexpr int rounds = 60;
  constexpr std::size_t most_bits = 6;
  Dice dice;
  for (const auto& fixture : fixtures()) {
    for (int round = 0; round < rounds; ++round) {
      auto bytes = fixture.bytes;
      for (std::size_t bits = 1 + dice.below(most_bits); bits > 0 && !bytes.empty(); --bits) {
        auto& byte = bytes[dice.below(bytes.size())];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << dice.below(8)));
      }
      extract_anything(fixture, bytes);
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_beyond_measure_do_no_harm) {
  const std::vector<Json> numbers = {1e308, -1e308, 18446744073709551615ULL, "99999999999999999,9"};
  for (const auto& fixture : fixtures()) {
    const auto json = Json::parse(fixture.bytes, nullptr, false);
    if (json.is_discarded()) continue;
    for (const auto& place : places_in(json)) {
      if (!json[place].is_primitive()) continue;
      auto changed = json;
      for (const auto& number : numbers) {
        changed[place] = number;
        extract_anything(fixture, changed.dump());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(members_given_twice_do_no_harm) {
  for (const auto& fixture : fixtures()) {
    const auto step = std::max<std::size_t>(1, fixture.bytes.size() / 20);
    for (auto from = fixture.bytes.find_first_of(",>\n"); from < fixture.bytes.size();
         from += step) {
      const auto end = fixture.bytes.find_first_of(",>\n", from + 1);
      if (end == std::string::npos) break;
      auto bytes = fixture.bytes;
      bytes.insert(end, fixture.bytes.substr(from, end - from));
      extract_anything(fixture, bytes);
    }
  }
}

BOOST_AUTO_TEST_CASE(nesting_without_end_is_refused) {
  std::vector<std::string> towers = {std::string(100'000, '[')};
  for (const auto* level :
       {"{\"hits\":[", "{\"oid\":{", "<fs-studieinfo><emne>", "<feed><entry>", "<a>"}) {
    std::string tower;
    for (int i = 0; i < 50'000; ++i)
      tower += level;
    towers.push_back(tower);
  }
  for (const auto& tower : towers) {
    const Document document{.bytes = tower};
    recognise(document);
    for (const auto& extractor : extractors()) {
      const auto records = extractor->extract(document);
      BOOST_TEST((!records.has_value() || records->empty()));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
