#include "searchd/match/candidates.h"

#include <algorithm>
#include <string>
#include <utility>

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

/// Of equal scores the lower docid comes first.
bool is_better(const Candidate& a, const Candidate& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// The best of many candidates, which come in the order of docids.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_(limit) { heap_.reserve(limit + 1); }

  /// Whoever scores no more need not be added.
  double floor() const { return heap_.size() < limit_ ? 0 : heap_.front().score; }

  void add(const Candidate& candidate) {
    if (candidate.score <= floor()) return;
    heap_.push_back(candidate);
    std::push_heap(heap_.begin(), heap_.end(), is_better);  // The worst in front.
    if (heap_.size() <= limit_) return;
    std::pop_heap(heap_.begin(), heap_.end(), is_better);
    heap_.pop_back();
  }

  /// Best first.
  std::vector<Candidate> take() {
    std::sort_heap(heap_.begin(), heap_.end(), is_better);
    return std::move(heap_);
  }

 private:
  std::size_t limit_;
  std::vector<Candidate> heap_;
};

/// Those with any of the topics: most of an index has none, and is told by a bit.
query::DocumentSet having_any(const std::vector<double>& weights,
                              const facets::ValueDocuments& values,
                              std::size_t room) {
  query::DocumentSet documents(room);
  for (std::size_t value = 0; value < weights.size(); ++value)
    if (weights[value] > 0)
      values.add_to(documents, static_cast<facets::FacetColumn::ValueId>(value));
  return documents;
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
  const auto facet = *facets::facet_number("topic");
  const auto& topics = columns.facets[facet];
  const auto weights = topic_weights(inquiry, need, topics);
  const auto on_topic =
      having_any(weights, snapshot.whole.values(facet), snapshot.whole.documents().room());
  const auto& matches =
      walk.matches(plan_of(inquiry, need), database, snapshot.lengths, &snapshot.holdings);
  double most = 0;
  for (const auto& match : matches)
    most = std::max(most, static_cast<double>(match.score));
  Best best(limit);
  for (const auto& match : matches) {
    const double by_text = most > 0 ? static_cast<double>(match.score) / most : 0;
    const bool has_topic = on_topic.has(match.document);
    if (!has_topic && by_text < least_text_alone) continue;
    const double by_topic = has_topic ? about(match.document, weights, topics) : 0;
    double subject = share_of_topics * by_topic + share_of_text * by_text;
    if (subject < least_subject || is_hidden(columns, match.document, demonstration)) continue;
    const float relevance = columns.relevance[match.document];
    subject *=
        relevance_base + relevance_step * (relevance >= 0 ? static_cast<double>(relevance) : 0);
    // No fit is above 1.
    if (subject > best.floor())
      best.add({match.document, subject, subject * fit.of(match.document)});
  }
  return best.take();
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
  Best best(limit);
  about.each([&](std::uint32_t document) {
    if (best.floor() < 1) best.add({document, 1, fit.of(document)});
  });
  std::vector<std::uint32_t> documents;
  for (const auto& candidate : best.take())
    documents.push_back(candidate.document);
  return documents;
}

}  // namespace rundkurs::match
