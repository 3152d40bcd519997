#include "indexer/merge/twin_comparison.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/merge/key_sorter.h"
#include "indexer/merge/twin_keys.h"

namespace rundkurs {
namespace {

using RecordPlace = std::uint32_t;  // of a record in the catalogue's order
using SharedRecord = std::shared_ptr<const TwinRecord>;

/// What more records than this have in common says nothing.
constexpr std::size_t most_candidates = 24;

/// Ids behind one another: as an object each would take three times as much.
class IdList {
 public:
  void add(std::string_view id) {
    text_.append(id);
    ends_.push_back(text_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t place) const {
    const auto begin = place == 0 ? 0 : ends_[place - 1];
    return std::string_view(text_).substr(begin, ends_[place] - begin);
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// Reads records by place and keeps the last ones: an institution's records, which are those that
/// are compared, stand together in the catalogue's order.
class RecordReader {
 public:
  RecordReader(Catalogue& catalogue,
               const Analyser& analyser,
               const Vocabulary& vocabulary,
               const IdList& ids)
      : catalogue_(catalogue), analyser_(analyser), vocabulary_(vocabulary), ids_(ids) {}

  Result<SharedRecord> at(RecordPlace place) {
    if (const auto known = kept_.find(place); known != kept_.end()) return known->second;
    const auto found = catalogue_.find(ids_[place]);
    if (!found) return found.error();
    // Gone meanwhile: a record that is nobody's twin.
    auto record = std::make_shared<const TwinRecord>(
        *found ? twin_record(**found, analyser_, vocabulary_) : TwinRecord{});
    if (order_.size() == most_kept) {
      kept_.erase(order_.front());
      order_.pop_front();
    }
    order_.push_back(place);
    kept_.emplace(place, record);
    return SharedRecord(std::move(record));
  }

 private:
  static constexpr std::size_t most_kept = 4096;  // of about 2 KB

  Catalogue& catalogue_;
  const Analyser& analyser_;
  const Vocabulary& vocabulary_;
  const IdList& ids_;
  std::unordered_map<RecordPlace, SharedRecord> kept_;
  std::deque<RecordPlace> order_;  ///< In which they were read.
};

/// Hands on each pair of those that share a key, by the first place as key.
Result<void> add_pairs(KeySorter& keys, KeySorter& pairs) {
  return keys.for_each_key(
      [&](std::uint64_t /*key*/, std::span<const RecordPlace> places) -> Result<void> {
        if (places.size() > most_candidates) return {};
        for (std::size_t a = 0; a < places.size(); ++a) {
          for (auto b = a + 1; b < places.size(); ++b)
            if (auto added = pairs.add(places[a], places[b]); !added) return added;
        }
        return {};
      });
}

/// Collects what was found; a record is kept from its first edge on.
class Collector {
 public:
  void add(RecordPlace a,
           const SharedRecord& left,
           RecordPlace b,
           const SharedRecord& right,
           TwinVerdict told) {
    records_.emplace(a, left);
    records_.emplace(b, right);
    edges_.push_back({a, b, std::move(told)});
  }

  TwinComparison take() {
    TwinComparison comparison;
    std::unordered_map<std::size_t, std::size_t> places;  // in the catalogue → among the records
    for (auto& [place, record] : records_) {
      places.emplace(place, comparison.records.size());
      comparison.records.push_back(*record);
      record.reset();
    }
    for (auto& edge : edges_) {
      edge.a = places.at(edge.a);
      edge.b = places.at(edge.b);
    }
    comparison.edges = std::move(edges_);
    return comparison;
  }

 private:
  std::map<RecordPlace, SharedRecord> records_;
  std::vector<TwinComparison::Edge> edges_;
};

}  // namespace

Result<TwinComparison> compare_records(Catalogue& catalogue,
                                       const Analyser& analyser,
                                       const Vocabulary& vocabulary,
                                       unsigned threads) {
  IdList ids;
  KeySorter keys;
  TwinKeyMaker key_maker(analyser, vocabulary, threads, keys);
  const auto looked = catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
    const auto place = static_cast<RecordPlace>(ids.size());
    ids.add(offering.id);
    return key_maker.add(place, offering);
  });
  if (!looked) return looked.error();
  if (const auto made = key_maker.finish(); !made) return made.error();

  KeySorter pairs;
  if (const auto added = add_pairs(keys, pairs); !added) return added.error();
  RecordReader reader(catalogue, analyser, vocabulary, ids);
  Collector found;
  const auto compared = pairs.for_each_key(
      [&](std::uint64_t key, std::span<const RecordPlace> others) -> Result<void> {
        const auto a = static_cast<RecordPlace>(key);
        const auto left = reader.at(a);
        if (!left) return left.error();
        for (const auto b : others) {
          const auto right = reader.at(b);
          if (!right) return right.error();
          auto verdict = compare_twins(**left, **right);
          if (verdict.kind != TwinVerdict::Kind::none)
            found.add(a, *left, b, *right, std::move(verdict));
        }
        return {};
      });
  if (!compared) return compared.error();
  return found.take();
}

}  // namespace rundkurs
