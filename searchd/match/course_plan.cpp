#include "searchd/match/course_plan.h"

#include <algorithm>
#include <bit>
#include <map>

#include <xapian.h>

#include "searchd/match/coarse_fit.h"
#include "searchd/match/fit.h"
#include "searchd/match/set_cover.h"
#include "searchd/search/index_records.h"

namespace rundkurs::match {
namespace {

// Of offerings that cover the same topics so many are looked at, the best fitting first: more than
// any plan holds, so that a choice among equals remains.
constexpr std::size_t most_alike = 6;
constexpr std::size_t most_records = 400;
// An offering must be about a topic, not touch it.
constexpr double least_topic_score = 0.5;
// What fits worse than a course abroad in another language than wished is no plan.
constexpr double least_fit = 0.15;

struct Option {
  std::uint64_t topics = 0;
  double fit = 0;
  std::uint32_t document = 0;
};

std::vector<std::string> topics_of(const PlanRequest& request) {
  std::vector<std::string> topics;
  for (const auto& role : request.roles) {
    for (const auto& topic : role.topics) {
      if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
    }
  }
  return topics;
}

/// Every document of the index that has any of the topics and may be offered.
std::vector<Option> options_of(const std::vector<std::string>& topics,
                               const CoarseFit& fit,
                               const facets::Snapshot& snapshot,
                               bool demonstration) {
  const auto& columns = snapshot.columns;
  const auto& column = columns.facets[*facets::facet_number("topic")];
  std::vector<std::uint64_t> bits(column.value_count());
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (const auto value = column.find(topics[i])) bits[*value] |= std::uint64_t{1} << i;
  }
  std::vector<Option> options;
  for (std::uint32_t document = 1; document < snapshot.lengths.length.size(); ++document) {
    if (snapshot.lengths.length[document] == 0) continue;
    if (!demonstration && (columns.flags[document] & facets::Flag::demonstration) != 0) continue;
    std::uint64_t covers = 0;
    for (const auto value : column.of(document))
      covers |= bits[value];
    if (covers == 0) continue;
    const double factor = fit.of(document);
    if (factor >= least_fit) options.push_back({covers, factor, document});
  }
  return options;
}

/// The best fitting of each kind of option, those that cover most first.
std::vector<Option> shortlist(std::vector<Option> options) {
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return a.fit != b.fit ? a.fit > b.fit : a.document < b.document;
  });
  std::map<std::uint64_t, std::size_t> alike;
  std::erase_if(options, [&](const Option& option) { return ++alike[option.topics] > most_alike; });
  std::stable_sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return std::popcount(a.topics) > std::popcount(b.topics);
  });
  return options;
}

/// The topics that an offering is really about.
std::uint64_t covered_by(const Offering& offering, const std::vector<std::string>& topics) {
  std::uint64_t covers = 0;
  for (const auto& own : offering.topics) {
    if (own.score < least_topic_score && !own.curated) continue;
    const auto at = std::find(topics.begin(), topics.end(), own.id);
    if (at != topics.end()) covers |= std::uint64_t{1} << (at - topics.begin());
  }
  return covers;
}

}  // namespace

Result<PlanAnswer> make_plan(const PlanRequest& request,
                             const Inquiry& inquiry,
                             const facets::Snapshot& snapshot,
                             const Xapian::Database& database,
                             bool demonstration,
                             std::int32_t today) {
  const auto topics = topics_of(request);
  const FitRules rules(inquiry, today);
  const CoarseFit coarse(rules, snapshot.columns);
  auto options = shortlist(options_of(topics, coarse, snapshot, demonstration));
  PlanAnswer answer;
  if (options.size() > most_records) {
    options.resize(most_records);
    answer.exact = false;
  }
  std::vector<CoverSet> sets;
  std::vector<std::pair<Offering, Fit>> read;
  for (const auto& option : options) {
    auto offering = read_offering(database, option.document);
    if (!offering) return std::move(offering).error();
    auto fit = rules.of(*offering);
    const auto covers = covered_by(*offering, topics);
    if (fit.broken || fit.factor < least_fit || covers == 0) continue;
    sets.push_back({covers, 1 / fit.factor, offering->ects.value_or(0)});
    read.emplace_back(*std::move(offering), std::move(fit));
  }
  CoverSearch search;
  search.universe = topics.empty() ? 0 : ~std::uint64_t{0} >> (64 - topics.size());
  search.most_credits = request.most_credits;
  search.wanted = request.wanted;
  const auto found = smallest_covers(sets, search);
  answer.exact = answer.exact && found.exact;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if ((found.impossible >> i & 1U) != 0) answer.uncovered.push_back(topics[i]);
  }
  answer.within_credits = !found.covers.empty() || answer.uncovered.size() == topics.size();
  for (const auto& cover : found.covers) {
    CoursePlan plan{{}, cover.credits};
    for (const auto index : cover.sets) {
      PlannedOffering planned{read[index].first, {}, read[index].second.remarks};
      for (std::size_t i = 0; i < topics.size(); ++i) {
        if ((sets[index].elements >> i & 1U) != 0) planned.topics.push_back(topics[i]);
      }
      plan.offerings.push_back(std::move(planned));
    }
    answer.plans.push_back(std::move(plan));
  }
  return answer;
}

}  // namespace rundkurs::match
