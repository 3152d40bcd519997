#include "indexer/merge/merge_plan.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "indexer/merge/twin_comparison.h"
#include "schemas/catalogue/join_records.h"
#include "schemas/timestamp.h"

namespace rundkurs {
namespace {

using Edge = TwinComparison::Edge;

}  // namespace

/// Puts together what belongs together.
class MergePlanner {
 public:
  MergePlanner(TwinComparison compared, const Apart& apart)
      : records_(std::move(compared.records)),
        apart_(apart),
        group_(records_.size()),
        edges_(std::move(compared.edges)),
        translations_(records_.size()) {
    std::iota(group_.begin(), group_.end(), 0U);
    for (std::size_t i = 0; i < records_.size(); ++i)
      members_.push_back({i});
    for (const auto& edge : edges_) {
      if (edge.verdict.kind != Kind::translation) continue;
      translations_[edge.a].push_back(&edge);
      translations_[edge.b].push_back(&edge);
    }
  }

  MergePlan plan() {
    for (const auto& edge : edges_)
      if (edge.verdict.kind == TwinVerdict::Kind::same) join(edge);
    for (const auto& edge : edges_)
      if (edge.verdict.kind == TwinVerdict::Kind::translation && is_only_choice(edge)) join(edge);
    return finish();
  }

 private:
  using Kind = TwinVerdict::Kind;

  void join(const Edge& edge) {
    const auto from = group_[edge.b];
    const auto to = group_[edge.a];
    if (from == to || keeps_apart(members_[to], members_[from])) return;
    for (const auto member : members_[from])
      group_[member] = to;
    members_[to].insert(members_[to].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    joined_.push_back(&edge);
  }

  bool keeps_apart(const std::vector<std::size_t>& left,
                   const std::vector<std::size_t>& right) const {
    for (const auto a : left)
      for (const auto b : right)
        if (apart_.has(records_[a].id, records_[b].id) ||
            !contradiction(records_[a], records_[b]).empty())
          return true;
    return false;
  }

  /// No other offering is as good a translation of either. A pair that a person keeps apart is no
  /// choice.
  bool is_only_choice(const Edge& edge) const {
    const auto is_other_choice = [&](const Edge* other) {
      return other != &edge && !apart_.has(records_[other->a].id, records_[other->b].id) &&
             !is_parallel(edge, *other) && !third_language(edge, *other);
    };
    for (const auto end : {edge.a, edge.b})
      for (const auto member : members_[group_[end]])
        if (std::any_of(
                translations_[member].begin(), translations_[member].end(), is_other_choice))
          return false;
    return true;
  }

  /// Between the same two groups.
  bool is_parallel(const Edge& edge, const Edge& other) const {
    const auto shares = [this](std::size_t a, std::size_t b) { return group_[a] == group_[b]; };
    return (shares(edge.a, other.a) && shares(edge.b, other.b)) ||
           (shares(edge.a, other.b) && shares(edge.b, other.a));
  }

  /// Finnish, Swedish and English pages of one programme: three translations, all of each other.
  bool third_language(const Edge& edge, const Edge& other) const {
    std::set<std::size_t> groups = {
        group_[edge.a], group_[edge.b], group_[other.a], group_[other.b]};
    std::set<std::string> languages;
    std::size_t count = 0;
    for (const auto group : groups) {
      std::set<std::string> own;
      for (const auto member : members_[group])
        own.insert(records_[member].languages.begin(), records_[member].languages.end());
      count += own.size();
      languages.insert(own.begin(), own.end());
    }
    return count == languages.size();
  }

  std::size_t head_of(const std::vector<std::size_t>& group) const {
    return *std::min_element(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(records_[a].first_seen, records_[a].id) <
             std::tie(records_[b].first_seen, records_[b].id);
    });
  }

  MergePlan finish() const {
    MergePlan plan;
    for (const auto& group : members_) {
      if (group.size() < 2) continue;
      const auto head = head_of(group);
      for (const auto member : group) {
        if (member == head) continue;
        plan.head_[records_[member].id] = records_[head].id;
        plan.twins_[records_[head].id].push_back({records_[member].id, reason_of(member)});
      }
    }
    for (const auto& edge : edges_) {
      if (edge.verdict.kind != Kind::related || group_[edge.a] == group_[edge.b]) continue;
      plan.related_[records_[edge.a].id].push_back({records_[edge.b].id, edge.verdict.reason});
      plan.related_[records_[edge.b].id].push_back({records_[edge.a].id, edge.verdict.reason});
    }
    return plan;
  }

  /// That of the comparison which joined the record with another.
  std::string reason_of(std::size_t member) const {
    for (const auto* edge : joined_) {
      if (edge->a != member && edge->b != member) continue;
      const auto other = edge->a == member ? edge->b : edge->a;
      return fmt::format(
          "{} and {}: {}", records_[member].id, records_[other].id, edge->verdict.reason);
    }
    return "";
  }

  std::vector<TwinRecord> records_;
  const Apart& apart_;
  std::vector<std::size_t> group_;  ///< By record.
  std::vector<std::vector<std::size_t>> members_;
  std::vector<Edge> edges_;
  std::vector<std::vector<const Edge*>> translations_;  ///< By record.
  std::vector<const Edge*> joined_;
};

Result<MergePlan> MergePlan::make(Catalogue& catalogue,
                                  const Analyser& analyser,
                                  const Vocabulary& vocabulary,
                                  const Apart& apart,
                                  unsigned threads) {
  auto compared = compare_records(catalogue, analyser, vocabulary, threads);
  if (!compared) return std::move(compared).error();
  return MergePlanner(*std::move(compared), apart).plan();
}

const std::string& MergePlan::head_of(const std::string& id) const {
  const auto found = head_.find(id);
  return found == head_.end() ? id : found->second;
}

const std::vector<Twin>& MergePlan::twins_of(const std::string& head) const {
  static const std::vector<Twin> none;
  const auto found = twins_.find(head);
  return found == twins_.end() ? none : found->second;
}

bool MergePlan::concerns(const std::string& head) const {
  return twins_.contains(head) || related_.contains(head);
}

std::vector<RelatedOffering> MergePlan::related_to(const std::string& head) const {
  std::vector<RelatedOffering> all;
  const auto add = [&](const std::string& id) {
    const auto found = related_.find(id);
    if (found == related_.end()) return;
    for (const auto& each : found->second) {
      const auto& other = head_of(each.id);
      const bool known = std::any_of(
          all.begin(), all.end(), [&](const RelatedOffering& one) { return one.id == other; });
      if (!known && other != head) all.push_back({other, each.reason});
    }
  };
  add(head);
  for (const auto& twin : twins_of(head))
    add(twin.id);
  return all;
}

Result<std::optional<Offering>> merged_offering(Catalogue& catalogue,
                                                const MergePlan& plan,
                                                const std::string& head) {
  std::vector<Offering> records;
  std::vector<std::string> ids = {head};
  for (const auto& twin : plan.twins_of(head))
    ids.push_back(twin.id);
  for (const auto& id : ids) {
    auto found = catalogue.find(id);
    if (!found) return std::move(found).error();
    if (*found && (*found)->gone.empty()) records.push_back(**std::move(found));
  }
  std::optional<Offering> merged;
  if (records.empty()) return merged;
  merged = records.size() == 1 ? std::move(records.front()) : merge_offerings(records);
  merged->related = plan.related_to(head);
  return merged;
}

namespace {

/// Of its pages; of a record that tells of none, of its titles.
std::set<std::string> languages_of(const Offering& record) {
  std::set<std::string> languages;
  for (const auto& [language, text] : record.urls.empty() ? record.title : record.urls)
    languages.insert(language);
  return languages;
}

}  // namespace

Offering merge_offerings(const std::vector<Offering>& records) {
  std::vector<Observation> observations;
  const Offering& head = records.front();
  std::set<std::string> aliases;
  for (const auto& record : records) {
    observations.push_back(
        {record, parse_timestamp(record.last_changed).value_or(Timestamp{}), false});
    aliases.insert(record.id);
    aliases.insert(record.aliases.begin(), record.aliases.end());
  }
  Offering merged = join_records(observations);
  aliases.erase(head.id);
  merged.id = head.id;
  merged.aliases.assign(aliases.begin(), aliases.end());
  merged.first_seen = head.first_seen;
  for (const auto& record : records) {
    for (const auto& language : languages_of(record))
      merged.ids.emplace(language, record.id);
  }
  for (const auto& record : records) {
    merged.last_seen = std::max(merged.last_seen, record.last_seen);
    merged.last_changed = std::max(merged.last_changed, record.last_changed);
  }
  return merged;
}

}  // namespace rundkurs
