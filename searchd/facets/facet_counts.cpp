#include "searchd/facets/facet_counts.h"

#include <algorithm>

#include "searchd/facets/document_blocks.h"
#include "searchd/facets/set_counts.h"

namespace rundkurs::facets {
namespace {

using Failures = DocumentFilter::Failures;

/// Documents of one block.
class Block {
 public:
  void clear() { size_ = 0; }
  /// Adds it, or leaves it for the next one to overwrite: without a jump that nobody can foresee.
  void add_if(std::uint32_t document, bool wanted) {
    documents_[size_] = document;
    size_ += wanted ? 1U : 0U;
  }
  std::span<const std::uint32_t> documents() const { return {documents_.data(), size_}; }

 private:
  std::array<std::uint32_t, block_size + 1> documents_;
  std::size_t size_ = 0;
};

class Counter {
 public:
  Counter(const DocumentFilter& filter,
          const Columns& columns,
          const std::array<bool, facet_count>& wanted,
          std::size_t matches,
          FilteredMatches& result)
      : filter_(filter), columns_(columns), result_(result) {
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      if (!wanted[facet]) continue;
      counted_.push_back({facet, SetCounts(columns.facets[facet], matches)});
    }
  }

  void take(std::span<const query::Match> matches) {
    std::array<std::uint32_t, block_size> documents;
    std::array<Failures, block_size> failures;
    const auto sets = columns_.facets.front().sets();
    for (std::size_t i = 0; i < matches.size(); ++i) {
      documents[i] = matches[i].document;
      sets.expect(documents[i]);
    }
    filter_.judge({documents.data(), matches.size()}, {failures.data(), matches.size()});

    passing_.clear();
    auto& hits = result_.hits;
    const auto before = hits.size();
    hits.resize(before + matches.size());
    auto* hit = hits.data() + before;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const bool passes = failures[i] == DocumentFilter::passes;
      passing_.add_if(documents[i], passes);
      *hit = matches[i];
      hit += passes ? 1 : 0;
    }
    hits.resize(static_cast<std::size_t>(hit - hits.data()));

    for (auto& [facet, counts] : counted_) {
      counts.count(passing_.documents());
      const auto bit = DocumentFilter::bit_of(facet);
      if ((filter_.filtered_facets() & bit) == 0) continue;
      near_.clear();
      for (std::size_t i = 0; i < matches.size(); ++i)
        near_.add_if(documents[i], failures[i] == bit);
      counts.count(near_.documents());
    }
  }

  void finish() {
    for (auto& counts : result_.counts)
      counts.clear();
    for (const auto& [facet, counts] : counted_)
      counts.write_to(result_.counts[facet]);
  }

 private:
  struct Counted {
    std::size_t facet;
    SetCounts counts;
  };
  const DocumentFilter& filter_;
  const Columns& columns_;
  FilteredMatches& result_;
  std::vector<Counted> counted_;
  Block passing_;
  Block near_;
};

}  // namespace

FilteredMatches filter_and_count(std::span<const query::Match> matches,
                                 const DocumentFilter& filter,
                                 const Columns& columns,
                                 const std::array<bool, facet_count>& wanted) {
  FilteredMatches result;
  filter_and_count(matches, filter, columns, wanted, result);
  return result;
}

void filter_and_count(std::span<const query::Match> matches,
                      const DocumentFilter& filter,
                      const Columns& columns,
                      const std::array<bool, facet_count>& wanted,
                      FilteredMatches& result) {
  result.hits.clear();
  Counter counter(filter, columns, wanted, matches.size(), result);
  for (std::size_t begin = 0; begin < matches.size(); begin += block_size)
    counter.take(matches.subspan(begin, std::min(block_size, matches.size() - begin)));
  counter.finish();
}

}  // namespace rundkurs::facets
