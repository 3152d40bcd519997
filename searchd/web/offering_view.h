#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The view model of `offering.mustache`, from a record of the API.
nlohmann::json offering_view(const Frame& frame, const nlohmann::json& record);

}  // namespace rundkurs::web
