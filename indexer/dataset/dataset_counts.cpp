#include "indexer/dataset/dataset_counts.h"

namespace rundkurs::dataset {
namespace {

std::string name_in(const LanguageText& names, const std::string& otherwise) {
  const auto* const name = best_for(names, "en");
  return name != nullptr ? name->second : otherwise;
}

}  // namespace

void DatasetCounts::add(const Offering& offering) {
  ++offerings_;
  runs_ += offering.runs.size();
  ++by_country_[offering.institution.country];
  ++by_kind_[offering.kind];
  ++by_level_[offering.level];
  ++by_relevance_[std::to_string(offering.relevance.value_or(0))];

  const auto& who = offering.institution;
  auto& institution = institutions_[who.id];
  if (institution.offerings++ == 0) {
    institution.id = who.id;
    institution.title = name_in(who.name, who.id);
    institution.home = who.url;
  }
  if (offering.source.empty() || offering.source == who.id) return;
  auto& feed = feeds_[offering.source];
  if (feed.offerings++ > 0) return;
  feed.id = feed.title = offering.source;
  if (const auto* const file = sources_->find(feed.id); file != nullptr) {
    feed.title = name_in(file->name, feed.id);
    feed.home = file->home;
  }
}

std::vector<CountedSource> DatasetCounts::sources() const {
  auto all = feeds_;
  for (const auto& [id, institution] : institutions_) {
    // An institution may be asked for the offerings of another.
    const auto [entry, is_new] = all.emplace(id, institution);
    if (!is_new) entry->second.offerings += institution.offerings;
  }
  std::vector<CountedSource> sources;
  for (auto& [id, source] : all)
    sources.push_back(std::move(source));
  return sources;
}

}  // namespace rundkurs::dataset
