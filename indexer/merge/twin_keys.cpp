#include "indexer/merge/twin_keys.h"

#include <algorithm>
#include <functional>

#include "indexer/merge/twin_record.h"

namespace rundkurs {
namespace {

constexpr std::size_t batch_size = 256;

}  // namespace

TwinKeyMaker::TwinKeyMaker(const Analyser& analyser,
                           const Vocabulary& vocabulary,
                           unsigned threads,
                           KeySorter& keys)
    : analyser_(analyser), vocabulary_(vocabulary), keys_(keys), threads_(std::max(1U, threads)) {}

Result<void> TwinKeyMaker::add(std::uint32_t place, const Offering& record) {
  batch_.push_back({place, record});
  return batch_.size() < batch_size ? Result<void>() : start();
}

Result<void> TwinKeyMaker::finish() {
  if (auto started = start(); !started) return started;
  while (!running_.empty())
    if (auto taken = take_first(); !taken) return taken;
  return {};
}

std::vector<TwinKeyMaker::Key> TwinKeyMaker::keys_of(const std::vector<Record>& batch,
                                                     const Analyser& analyser,
                                                     const Vocabulary& vocabulary) {
  std::vector<Key> keys;
  for (const auto& [place, offering] : batch)
    for (const auto key : twin_keys(twin_record(offering, analyser, vocabulary)))
      keys.emplace_back(key, place);
  return keys;
}

/// The batch that had the same analyser before has been taken by then.
Result<void> TwinKeyMaker::start() {
  if (batch_.empty()) return {};
  if (running_.size() == threads_)
    if (auto taken = take_first(); !taken) return taken;
  if (analysers_.size() < threads_) analysers_.push_back(analyser_.clone());
  running_.push_back(std::async(std::launch::async,
                                &TwinKeyMaker::keys_of,
                                std::move(batch_),
                                std::cref(analysers_[started_++ % threads_]),
                                std::cref(vocabulary_)));
  batch_.clear();
  return {};
}

Result<void> TwinKeyMaker::take_first() {
  const auto keys = running_.front().get();
  running_.pop_front();
  for (const auto& [key, place] : keys)
    if (auto added = keys_.add(key, place); !added) return added;
  return {};
}

}  // namespace rundkurs
