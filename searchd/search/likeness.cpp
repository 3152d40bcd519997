#include "searchd/search/likeness.h"

#include <algorithm>
#include <set>
#include <utility>

#include "searchd/facets/order.h"

namespace rundkurs {
namespace {

// An hour or two by train: somebody may choose either.
constexpr double near_km = 150;

constexpr double level_weight = 0.3;
constexpr double language_weight = 0.2;
constexpr double place_weight = 0.2;

}  // namespace

double Likeness::shared_part(std::string_view facet, std::uint32_t other) const {
  using facets::FacetColumn;
  const auto& column = columns_.facets[*facets::facet_number(facet)];
  const auto mine = column.of(document_);
  const auto others = column.of(other);
  const auto shared = std::count_if(mine.begin(), mine.end(), [&](FacetColumn::ValueId value) {
    return value != FacetColumn::not_stated &&
           std::find(others.begin(), others.end(), value) != others.end();
  });
  return static_cast<double>(shared) / static_cast<double>(std::max(mine.size(), others.size()));
}

bool Likeness::is_near(std::uint32_t other) const {
  for (const auto position : columns_.positions.of(document_)) {
    const auto distance = facets::distance_to(other, position, columns_);
    if (distance && *distance <= near_km) return true;
  }
  return false;
}

double Likeness::topics(std::uint32_t other) const {
  return shared_part("topic", other);
}

double Likeness::suits(std::uint32_t other) const {
  return 1 + level_weight * shared_part("level", other) +
         (shared_part("language", other) > 0 ? language_weight : 0) +
         (is_near(other) ? place_weight : 0);
}

std::vector<Hit> without_twins(std::vector<Hit> hits, const Offering& offering, std::size_t count) {
  std::set<std::string> told = {offering.id};
  const auto tell = [&told](const Offering& shown) {
    told.insert(shown.id);
    for (const auto& related : shown.related)
      told.insert(related.id);
  };
  tell(offering);
  std::vector<Hit> kept;
  for (auto& hit : hits) {
    if (kept.size() == count) break;
    if (told.contains(hit.offering.id)) continue;
    tell(hit.offering);
    kept.push_back(std::move(hit));
  }
  return kept;
}

}  // namespace rundkurs
