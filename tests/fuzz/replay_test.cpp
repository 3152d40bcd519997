// Every reader of outside bytes reads its seeds, and damaged copies of them. What goes wrong ends
// the program under the sanitizers.
#include <random>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/fuzz/reader.h"

namespace rundkurs::fuzz {
namespace {

constexpr std::size_t largest_seed = 64 << 10;
constexpr std::size_t copies = 3;

/// A copy with some bytes changed, doubled or left out, in each run the same.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view telling("<>\"'&;\0\n{}[]%\\\xFF\xC3", 17);
  const auto below = [&](std::size_t count) { return count == 0 ? 0 : random() % count; };
  for (int change = 0; change < 6 && !bytes.empty(); ++change) {
    const auto at = below(bytes.size());
    switch (below(4)) {
      case 0:
        bytes[at] = telling[below(telling.size())];
        break;
      case 1:
        bytes.erase(at, below(40));
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, below(200)));
        break;
      default:
        bytes[at] = static_cast<char>(random());
    }
  }
  return bytes;
}

BOOST_AUTO_TEST_SUITE(replay)

BOOST_AUTO_TEST_CASE(seeds_and_damaged_copies_of_them_are_read) {
  for (const auto& reader : readers()) {
    BOOST_TEST_CONTEXT(reader.name) {
      std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same in every run
      const auto files = seed_files(reader, largest_seed);
      BOOST_TEST(!files.empty());
      for (const auto& file : files) {
        const auto seed = read_file(file);
        BOOST_REQUIRE(seed);
        BOOST_TEST_INFO(file);
        BOOST_CHECK_NO_THROW(reader.read(*seed));
        BOOST_CHECK_NO_THROW(reader.read(seed->substr(0, seed->size() / 2)));
        for (std::size_t copy = 0; copy < copies; ++copy)
          BOOST_CHECK_NO_THROW(reader.read(damaged(*seed, random)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_and_bytes_of_no_kind_are_read) {
  for (const auto& reader : readers()) {
    BOOST_TEST_CONTEXT(reader.name) {
      BOOST_CHECK_NO_THROW(reader.read(""));
      BOOST_CHECK_NO_THROW(reader.read(std::string(1, '\0')));
      BOOST_CHECK_NO_THROW(reader.read("\xEF\xBB\xBF"));
      BOOST_CHECK_NO_THROW(reader.read(std::string(5000, '\xFF')));
      BOOST_CHECK_NO_THROW(reader.read("\xF0\x9F\x98\x80 \xF0\x9F\x98\x80"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::fuzz
