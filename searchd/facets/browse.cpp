#include "searchd/facets/browse.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "searchd/facets/document_blocks.h"
#include "searchd/facets/document_filter.h"
#include "searchd/facets/set_counts.h"

namespace rundkurs::facets {
namespace {

/// A facet that has a filter, and the documents that pass it.
struct FilteredFacet {
  std::size_t facet;
  query::DocumentSet documents;
};

query::DocumentSet having_any(const std::vector<std::string>& names,
                              const ValueDocuments& values,
                              const FacetColumn& column,
                              std::size_t room) {
  query::DocumentSet documents(room);
  for (const auto& name : names) {
    if (const auto value = column.find(name)) values.add_to(documents, *value);
  }
  return documents;
}

using FacetCounts = decltype(Browsed::counts);

class Browse {
 public:
  Browse(const BrowseRequest& request, const WholeIndex& whole, const Columns& columns)
      : request_(request),
        whole_(whole),
        columns_(columns),
        passing_(request.filters.demonstration ? whole.documents() : whole.real_documents()) {
    keep_within_ranges();
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      const auto& names = request.filters.facets[facet];
      if (names.empty()) continue;
      filtered_.push_back(
          {facet, having_any(names, whole.values(facet), columns.facets[facet], passing_.room())});
    }
    hits_ = passing_all_but(facet_count);
  }

  void count_into(FacetCounts& counts) const {
    std::vector<std::size_t> unfiltered;
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      if (!request_.counted[facet]) continue;
      if (request_.filters.facets[facet].empty())
        unfiltered.push_back(facet);
      else
        count(passing_all_but(facet), {&facet, 1}, counts);
    }
    count(hits_, unfiltered, counts);
  }

  std::size_t total() const { return hits_.size(); }

  std::vector<query::Match> first_hits(std::size_t total) const {
    std::vector<query::Match> hits;
    const auto shown = std::min(request_.shown, total);
    if (request_.order == Order::relevance && are_soon_met(shown, total)) {
      const auto in_order = whole_.by_relevance();
      for (auto match = in_order.begin(); hits.size() < shown; ++match) {
        if (hits_.has(match->document)) hits.push_back(*match);
      }
      return hits;
    }
    hits_.each([&](std::uint32_t document) {
      const float grade = columns_.relevance[document];
      hits.push_back({document, grade >= 0 ? grade : 0});
    });
    sort_first(hits, shown, request_.order, columns_, {request_.today, request_.filters.near});
    hits.resize(shown);
    return hits;
  }

 private:
  /// Whatever is no facet is tested document by document. Demonstrations are out already.
  void keep_within_ranges() {
    auto ranges = request_.filters;
    ranges.facets = {};
    ranges.demonstration = true;
    const DocumentFilter filter(ranges, columns_, request_.today);
    if (filter.passes_all()) return;
    query::DocumentSet kept(passing_.room());
    each_block(passing_, [&](std::span<const std::uint32_t> block) {
      std::array<DocumentFilter::Failures, block_size> failures;
      filter.judge(block, std::span(failures).first(block.size()));
      for (std::size_t i = 0; i < block.size(); ++i) {
        if (failures[i] == DocumentFilter::passes) kept.add(block[i]);
      }
    });
    passing_ = std::move(kept);
  }

  query::DocumentSet passing_all_but(std::size_t facet) const {
    auto documents = passing_;
    for (const auto& other : filtered_) {
      if (other.facet != facet) documents.intersect(other.documents);
    }
    return documents;
  }

  void count(const query::DocumentSet& among,
             std::span<const std::size_t> facets,
             FacetCounts& result) const {
    const auto size = among.size();
    const bool all = size == whole_.by_relevance().size();
    std::vector<std::pair<std::size_t, SetCounts>> walked;
    for (const auto facet : facets) {
      const auto& values = whole_.values(facet);
      if (all)
        result[facet] = values.counts();
      else if (values.effort() < size)
        values.count(among, result[facet]);
      else
        walked.emplace_back(facet, SetCounts(columns_.facets[facet], size));
    }
    if (walked.empty()) return;
    each_block(among, [&walked](std::span<const std::uint32_t> block) {
      for (auto& [facet, counts] : walked)
        counts.count(block);
    });
    for (const auto& [facet, counts] : walked)
      counts.write_to(result[facet]);
  }

  /// Of all documents in their order one in `size / total` is a hit; to collect and sort the hits
  /// takes as long as to look at each of them.
  bool are_soon_met(std::size_t shown, std::size_t total) const {
    return shown * whole_.by_relevance().size() < total * total;
  }

  const BrowseRequest& request_;
  const WholeIndex& whole_;
  const Columns& columns_;
  query::DocumentSet passing_;  ///< All that is asked for but the facets.
  std::vector<FilteredFacet> filtered_;
  query::DocumentSet hits_;
};

}  // namespace

Browsed browse(const BrowseRequest& request, const WholeIndex& whole, const Columns& columns) {
  const Browse found(request, whole, columns);
  Browsed answer;
  answer.total = found.total();
  answer.hits = found.first_hits(answer.total);
  found.count_into(answer.counts);
  return answer;
}

}  // namespace rundkurs::facets
