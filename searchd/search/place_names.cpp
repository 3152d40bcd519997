#include "searchd/search/place_names.h"

#include <utility>

namespace rundkurs {

FindPlace find_in(normalise::Gazetteer gazetteer) {
  return [places = std::move(gazetteer)](std::string_view name) -> std::optional<facets::Position> {
    const auto place = places.find(name, "");
    if (!place || !place->lat || !place->lon) return std::nullopt;
    return facets::Position{static_cast<float>(*place->lat), static_cast<float>(*place->lon)};
  };
}

}  // namespace rundkurs
