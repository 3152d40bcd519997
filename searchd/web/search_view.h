#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"

namespace rundkurs::web {

/// The view model of `search.mustache`, from the API's answer.
nlohmann::json search_view(const Frame& frame, const LenientSearch& search);

/// True where the address asks for a page behind the last one.
bool is_behind_the_last_page(const LenientSearch& search);

}  // namespace rundkurs::web
