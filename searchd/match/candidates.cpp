#include "searchd/match/candidates.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "schemas/index_layout.h"

namespace rundkurs::match {
namespace {

// Topics say what an offering is about as a whole, ideas and words what of it is asked for.
constexpr double share_of_topics = 0.5;
constexpr double share_of_text = 1 - share_of_topics;
constexpr double stem_importance = 0.2;
constexpr double least_subject = 0.12;
// Without any of the topics only what holds most of the ideas is about the same.
constexpr double least_text_alone = 0.5;
// An offering with the circular economy as its subject before one that touches it.
constexpr double relevance_base = 0.88;
constexpr double relevance_step = 0.04;

/// The weight of each value of the topic column.
std::vector<double> topic_weights(const Inquiry& inquiry,
                                  std::size_t need,
                                  const facets::FacetColumn& column) {
  std::vector<double> weights(column.value_count());
  double sum = 0;
  for (const auto& topic : inquiry.topics)
    if (topic.need == need) sum += topic.weight;
  for (const auto& topic : inquiry.topics) {
    const auto value = column.find(topic.id);
    if (topic.need == need && value) weights[*value] = topic.weight / sum;
  }
  return weights;
}

double about(std::uint32_t document,
             const std::vector<double>& weights,
             const facets::FacetColumn& column) {
  double sum = 0;
  for (const auto value : column.of(document))
    sum += weights[value];
  return sum;
}

bool is_hidden(const facets::Columns& columns, std::uint32_t document, bool demonstration) {
  return !demonstration && (columns.flags[document] & facets::Flag::demonstration) != 0;
}

template <typename Entry, typename Better>
void keep_best(std::vector<Entry>& entries, std::size_t limit, Better better) {
  const auto kept = std::min(limit, entries.size());
  std::partial_sort(
      entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(kept), entries.end(), better);
  entries.resize(kept);
}

}  // namespace

query::QueryPlan plan_of(const Inquiry& inquiry, std::size_t need) {
  using query::Alternative;
  using query::Group;
  query::QueryPlan plan;
  plan.everything = true;
  for (const auto& idea : inquiry.concepts) {
    if (idea.need != need) continue;
    auto term = std::string(index_layout::concept_prefix) + idea.id;
    plan.groups.push_back({idea.words,
                           {{Alternative::Kind::any_of, {std::move(term)}, 1}},
                           Group::Need::scored,
                           idea.weight,
                           1});
  }
  for (const auto& stem : inquiry.stems) {
    auto term = std::string(index_layout::stem_prefix) + stem;
    plan.groups.push_back({stem,
                           {{Alternative::Kind::any_of, {std::move(term)}, 1}},
                           Group::Need::scored,
                           stem_importance,
                           1});
  }
  return plan;
}

std::vector<Candidate> find_candidates(const Inquiry& inquiry,
                                       std::size_t need,
                                       const CoarseFit& fit,
                                       const facets::Snapshot& snapshot,
                                       const Xapian::Database& database,
                                       query::PostingWalk& walk,
                                       bool demonstration,
                                       std::size_t limit) {
  const auto& columns = snapshot.columns;
  const auto& topics = columns.facets[*facets::facet_number("topic")];
  const auto weights = topic_weights(inquiry, need, topics);
  const auto& matches =
      walk.matches(plan_of(inquiry, need), database, snapshot.lengths, &snapshot.holdings);
  double most = 0;
  for (const auto& match : matches)
    most = std::max(most, static_cast<double>(match.score));
  std::vector<Candidate> candidates;
  for (const auto& match : matches) {
    const double by_topic = about(match.document, weights, topics);
    const double by_text = most > 0 ? static_cast<double>(match.score) / most : 0;
    if (by_topic == 0 && by_text < least_text_alone) continue;
    double subject = share_of_topics * by_topic + share_of_text * by_text;
    if (subject < least_subject || is_hidden(columns, match.document, demonstration)) continue;
    const float relevance = columns.relevance[match.document];
    subject *=
        relevance_base + relevance_step * (relevance >= 0 ? static_cast<double>(relevance) : 0);
    const double score = subject * fit.of(match.document);
    if (score > 0) candidates.push_back({match.document, subject, score});
  }
  keep_best(candidates, limit, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  return candidates;
}

std::vector<std::uint32_t> documents_about(const std::string& topic,
                                           const CoarseFit& fit,
                                           const facets::Snapshot& snapshot,
                                           bool demonstration,
                                           std::size_t limit) {
  const auto facet = *facets::facet_number("topic");
  const auto value = snapshot.columns.facets[facet].find(topic);
  if (!value) return {};
  const auto& whole = snapshot.whole;
  query::DocumentSet about(whole.documents().room());
  whole.values(facet).add_to(about, *value);
  about.intersect(demonstration ? whole.documents() : whole.real_documents());
  std::vector<std::pair<double, std::uint32_t>> found;
  about.each([&](std::uint32_t document) {
    if (const double factor = fit.of(document); factor > 0) found.emplace_back(factor, document);
  });
  keep_best(found, limit, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::uint32_t> documents;
  for (const auto& [factor, document] : found)
    documents.push_back(document);
  return documents;
}

}  // namespace rundkurs::match
