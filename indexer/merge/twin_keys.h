#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <utility>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/merge/key_sorter.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Works out the twin_keys() of records in other threads while the next records are read, since
/// their titles must be analysed.
class TwinKeyMaker {
 public:
  /// All must outlive it; the analyser is not used, but cloned for each thread.
  TwinKeyMaker(const Analyser& analyser,
               const Vocabulary& vocabulary,
               unsigned threads,
               KeySorter& keys);

  /// Takes the record up; an error is the sorter's, of any record before it.
  Result<void> add(std::uint32_t place, const Offering& record);

  /// All keys are in the sorter when this returns.
  Result<void> finish();

 private:
  using Key = std::pair<std::uint64_t, std::uint32_t>;  ///< And the record's place.
  struct Record {
    std::uint32_t place;
    Offering offering;
  };
  static std::vector<Key> keys_of(const std::vector<Record>& batch,
                                  const Analyser& analyser,
                                  const Vocabulary& vocabulary);
  Result<void> start();
  Result<void> take_first();

  const Analyser& analyser_;
  const Vocabulary& vocabulary_;
  KeySorter& keys_;
  std::size_t threads_;
  std::size_t started_ = 0;
  std::vector<Record> batch_;
  std::deque<Analyser> analysers_;  ///< Of each thread, for every so many-th batch.
  std::deque<std::future<std::vector<Key>>> running_;
};

}  // namespace rundkurs
