#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// Links to sector pages: `[{url, label, lead}]`.
nlohmann::json sector_links(const Frame& frame, const std::vector<Sector>& sectors);
nlohmann::json sector_links(const Frame& frame, const std::vector<const Sector*>& sectors);

/// The view model of `sectors.mustache`.
nlohmann::json sectors_view(const Frame& frame);

/// The view model of `sector.mustache`.
nlohmann::json sector_view(const Frame& frame, const Sector& sector);

}  // namespace rundkurs::web
