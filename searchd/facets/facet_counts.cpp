#include "searchd/facets/facet_counts.h"

namespace rundkurs::facets {

FilteredMatches filter_and_count(std::span<const query::Match> matches,
                                 const DocumentFilter& filter,
                                 const Columns& columns,
                                 const std::array<bool, facet_count>& wanted) {
  using Kind = DocumentFilter::Verdict::Kind;
  FilteredMatches result;
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (wanted[facet]) result.counts[facet].assign(columns.facets[facet].value_count(), 0);
  }
  const auto count = [&](std::size_t facet, std::uint32_t document) {
    if (!wanted[facet]) return;
    for (const auto value : columns.facets[facet].of(document))
      ++result.counts[facet][value];
  };
  for (const auto& match : matches) {
    const auto verdict = filter.judge(match.document);
    if (verdict.kind == Kind::out) continue;
    if (verdict.kind == Kind::fails_one_facet) {
      count(verdict.failed_facet, match.document);
      continue;
    }
    result.hits.push_back(match);
    for (std::size_t facet = 0; facet < facet_count; ++facet)
      count(facet, match.document);
  }
  return result;
}

}  // namespace rundkurs::facets
