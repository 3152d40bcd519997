#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/lenient_search.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {

/// The view model of `map.mustache`: a circle for each place, its area by the count, leading from
/// `here` to the place's own offerings (or away from them, where the place is chosen); and the same
/// as a list. `places` are those of `/api/v1/overview`, most first.
nlohmann::json map_view(const nlohmann::json& places,
                        const LenientSearch& search,
                        const Address& here,
                        const Messages& messages);

/// Such places from the facets of a search: what ticking each of them would give.
nlohmann::json places_of_facets(const nlohmann::json& answer, const nlohmann::json& known_places);

/// A map with a dot for each place of a record; null where none of them is known.
nlohmann::json dot_map_view(const nlohmann::json& record);

}  // namespace rundkurs::web
