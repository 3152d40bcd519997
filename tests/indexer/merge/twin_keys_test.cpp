#include "indexer/merge/twin_keys.h"

#include <set>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "indexer/merge/twin_record.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs {
namespace {

using Keys = std::set<std::pair<std::uint64_t, std::uint32_t>>;

Keys sorted(KeySorter& sorter) {
  Keys all;
  expect(sorter.for_each_key(
      [&](std::uint64_t key, std::span<const std::uint32_t> places) -> Result<void> {
        for (const auto place : places)
          all.emplace(key, place);
        return {};
      }));
  return all;
}

BOOST_AUTO_TEST_SUITE(twin_key_maker)

BOOST_AUTO_TEST_CASE(batches_in_several_threads_give_the_keys_of_each_record) {
  constexpr std::uint32_t records = 3000;  // Some more batches than threads.
  const auto& analyser = shipped_analyser();
  const auto& vocabulary = *shipped_vocabulary();
  Keys expected;
  KeySorter sorter;
  TwinKeyMaker maker(analyser, vocabulary, 3, sorter);
  for (std::uint32_t place = 0; place < records; ++place) {
    const auto number = std::to_string(place);
    const auto record = course("no-uni-" + number, "nb", "Avfallsteknologi " + number);
    for (const auto key : twin_keys(twin_record(record, analyser, vocabulary)))
      expected.emplace(key, place);
    expect(maker.add(place, record));
  }
  expect(maker.finish());
  BOOST_TEST(expected.size() >= records);
  BOOST_TEST((sorted(sorter) == expected));
}

BOOST_AUTO_TEST_CASE(of_no_record_there_are_no_keys) {
  KeySorter sorter;
  TwinKeyMaker maker(shipped_analyser(), *shipped_vocabulary(), 2, sorter);
  expect(maker.finish());
  BOOST_TEST(sorted(sorter).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
