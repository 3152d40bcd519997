#include "searchd/facets/facet_labels.h"

#include <algorithm>
#include <numeric>

#include "searchd/facets/snapshot.h"

namespace rundkurs::facets {

std::string label_of(std::string_view facet,
                     std::string_view value,
                     std::string_view language,
                     const Snapshot* snapshot,
                     const Vocabulary& vocabulary) {
  if (snapshot != nullptr && facet == "institution") {
    const auto known = snapshot->institutions.find(value);
    if (known != snapshot->institutions.end()) {
      const auto* const name = best_for(known->second.name, language);
      return name != nullptr ? name->second : known->second.short_name;
    }
  }
  if (snapshot != nullptr && facet == "region") {
    const auto known = snapshot->regions.find(value);
    if (known != snapshot->regions.end()) return known->second;
  }
  return vocabulary.facet_label(facet, value, language);
}

FacetLabels::FacetLabels(const Snapshot& snapshot,
                         const Vocabulary& vocabulary,
                         std::string_view language) {
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    const auto& column = snapshot.columns.facets[facet];
    auto& labels = labels_[facet];
    for (std::size_t value = 0; value < column.value_count(); ++value)
      labels.push_back(label_of(facet_names[facet],
                                column.name(static_cast<FacetColumn::ValueId>(value)),
                                language,
                                &snapshot,
                                vocabulary));
    std::vector<std::uint32_t> sorted(labels.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::stable_sort(sorted.begin(), sorted.end(), [&labels](std::uint32_t a, std::uint32_t b) {
      return labels[a] < labels[b];
    });
    ranks_[facet].resize(labels.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank)
      ranks_[facet][sorted[rank]] = rank;
  }
}

std::shared_ptr<const FacetLabels> FacetLabelShelf::labels(const Snapshot& snapshot,
                                                           const Vocabulary& vocabulary,
                                                           const std::string& language) {
  const std::lock_guard lock(mutex_);
  auto& labels = by_language_[language];
  if (labels == nullptr)
    labels = std::make_shared<const FacetLabels>(snapshot, vocabulary, language);
  return labels;
}

}  // namespace rundkurs::facets
