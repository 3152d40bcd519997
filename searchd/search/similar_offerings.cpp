#include "searchd/search/similar_offerings.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "searchd/facets/document_filter.h"
#include "searchd/facets/order.h"
#include "searchd/search/likeness.h"

namespace rundkurs {
namespace {

using query::Match;

// Of an offering that shares all topics with another, beside the weights of the ideas they share.
constexpr double topic_score = 2;

std::vector<std::string> concept_terms(const Xapian::Database& database, std::uint32_t document) {
  const std::string prefix(index_layout::concept_prefix);
  std::vector<std::string> terms;
  auto term = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  for (term.skip_to(prefix); term != end && (*term).substr(0, prefix.size()) == prefix; ++term) {
    // Other prefixes begin alike ("XCODE"); ids of concepts are in small letters.
    if ((*term).size() > prefix.size() && (*term)[prefix.size()] >= 'a') terms.push_back(*term);
  }
  return terms;
}

/// All documents, scored by the ideas that they share with one.
query::QueryPlan ideas_of(std::uint32_t document, const Xapian::Database& database) {
  query::QueryPlan plan;
  plan.everything = true;
  for (const auto& idea : concept_terms(database, document)) {
    plan.groups.push_back(
        {idea, {{query::Alternative::Kind::any_of, {idea}, 1}}, query::Group::Need::scored, 1});
  }
  return plan;
}

}  // namespace

const std::vector<Match>& similar_documents(std::uint32_t itself,
                                            std::size_t ordered,
                                            const facets::SearchFilters& filters,
                                            std::int32_t today,
                                            const facets::Snapshot& current,
                                            const Xapian::Database& database,
                                            Workplace& workplace) {
  auto& matches = workplace.walk.matches(
      ideas_of(itself, database), database, current.lengths, &current.holdings);
  const facets::DocumentFilter filter(filters, current.columns, today);
  using Kind = facets::DocumentFilter::Verdict::Kind;
  const Likeness likeness(itself, current.columns);
  for (auto& match : matches)
    match.score += static_cast<float>(topic_score * likeness.topics(match.document));
  std::erase_if(matches, [&](const Match& match) {
    return match.document == itself || match.score <= 0 ||
           filter.judge(match.document).kind != Kind::hit;
  });
  for (auto& match : matches)
    match.score *= static_cast<float>(likeness.suits(match.document));
  facets::sort_first(
      matches, std::min(ordered, matches.size()), facets::Order::relevance, current.columns, {});
  return matches;
}

}  // namespace rundkurs
