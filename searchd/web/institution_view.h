#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The view model of `institutions.mustache`: all that teach something, by country and name.
nlohmann::json institutions_view(const Frame& frame);

/// The view model of `institution.mustache`; nothing where the institution has no offering.
std::optional<nlohmann::json> institution_view(const Frame& frame, const std::string& id);

}  // namespace rundkurs::web
