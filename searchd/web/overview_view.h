#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"

namespace rundkurs::web {

/// The view model of `overview.mustache`: what a search finds, to be looked at instead of read. The
/// frame's `here` is the page's address with the search's parameters.
nlohmann::json overview_view(const Frame& frame,
                             const LenientSearch& search,
                             const nlohmann::json& overview);

}  // namespace rundkurs::web
