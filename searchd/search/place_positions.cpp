#include "searchd/search/place_positions.h"

#include <map>
#include <utility>

namespace rundkurs {
namespace {

using facets::Columns;
using facets::FacetColumn;
using facets::Position;

bool is_without_regions(std::string_view country) {
  return country == "AX" || country == "FO";
}

class Middle {
 public:
  void add(Position position, double weight) {
    lat_ += weight * position.lat;
    lon_ += weight * position.lon;
    weight_ += weight;
  }
  Position position() const {
    return {static_cast<float>(lat_ / weight_), static_cast<float>(lon_ / weight_)};
  }

 private:
  double lat_ = 0;
  double lon_ = 0;
  double weight_ = 0;
};

using Filter = std::pair<std::string_view, std::string>;

std::vector<Filter> filters_of(std::uint32_t document, const Columns& columns) {
  const auto& regions = columns.facets[*facets::facet_number("region")];
  const auto& countries = columns.facets[*facets::facet_number("country")];
  std::vector<Filter> filters;
  for (const auto region : regions.of(document)) {
    if (region != FacetColumn::not_stated) filters.emplace_back("region", regions.name(region));
  }
  for (const auto country : countries.of(document)) {
    const auto& name = countries.name(country);
    if (is_without_regions(name)) filters.emplace_back("country", name);
  }
  return filters;
}

// Which of several places lies in which of several regions, the columns do not say.
constexpr double weight_in_doubt = 1e-6;

}  // namespace

std::vector<MappedPlace> place_positions(const facets::Snapshot& snapshot) {
  std::map<Filter, Middle> middles;
  for (const auto& match : snapshot.everything) {
    const auto positions = snapshot.columns.positions.of(match.document);
    if (positions.empty()) continue;
    const auto filters = filters_of(match.document, snapshot.columns);
    for (const auto& filter : filters) {
      for (const auto position : positions)
        middles[filter].add(position, filters.size() == 1 ? 1 : weight_in_doubt);
    }
  }
  std::vector<MappedPlace> places;
  for (const auto& [filter, middle] : middles)
    places.push_back({filter.first, filter.second, middle.position()});
  return places;
}

}  // namespace rundkurs
