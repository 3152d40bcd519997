#include "searchd/facets/columns.h"

#include <algorithm>

namespace rundkurs::facets {

std::optional<std::size_t> facet_number(std::string_view name) {
  const auto* const place = std::find(facet_names.begin(), facet_names.end(), name);
  if (place == facet_names.end()) return std::nullopt;
  return static_cast<std::size_t>(place - facet_names.begin());
}

}  // namespace rundkurs::facets
