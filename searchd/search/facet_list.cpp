#include "searchd/search/facet_list.h"

#include <algorithm>
#include <string>
#include <utility>

namespace rundkurs {

std::vector<Facet> facet_list(const FacetCounts& counts,
                              const SearchRequest& request,
                              const facets::Snapshot& snapshot,
                              const Vocabulary& vocabulary) {
  const auto labels = snapshot.labels.labels(snapshot, vocabulary, request.language);
  std::vector<Facet> result;
  for (std::size_t number = 0; number < facets::facet_count; ++number) {
    if (!request.counted[number]) continue;
    const auto& selected = request.filters.facets[number];
    const auto& column = snapshot.columns.facets[number];
    const auto is_selected = [&selected](const std::string& value) {
      return std::find(selected.begin(), selected.end(), value) != selected.end();
    };
    std::vector<facets::FacetColumn::ValueId> shown;
    for (std::size_t i = 0; i < column.value_count(); ++i) {
      const auto value = static_cast<facets::FacetColumn::ValueId>(i);
      if (counts[number][value] > 0 || (!selected.empty() && is_selected(column.name(value))))
        shown.push_back(value);
    }
    std::sort(shown.begin(), shown.end(), [&](auto a, auto b) {
      return counts[number][a] != counts[number][b]
                 ? counts[number][a] > counts[number][b]
                 : labels->rank(number, a) < labels->rank(number, b);
    });
    Facet facet{std::string(facets::facet_names[number]), {}};
    for (const auto value : shown)
      facet.values.push_back({column.name(value),
                              labels->label(number, value),
                              counts[number][value],
                              is_selected(column.name(value))});
    // What was ticked and no document has comes last.
    for (const auto& value : selected) {
      if (!column.find(value))
        facet.values.push_back(
            {value,
             facets::label_of(facet.name, value, request.language, &snapshot, vocabulary),
             0,
             true});
    }
    result.push_back(std::move(facet));
  }
  return result;
}

}  // namespace rundkurs
