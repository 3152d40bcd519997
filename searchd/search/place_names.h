#pragma once

#include "crawlers/normalise/place.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs {

/// Finds a place by any of its names, as the crawlers know them; of namesakes, the largest.
FindPlace find_in(normalise::Gazetteer gazetteer);

}  // namespace rundkurs
