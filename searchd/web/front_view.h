#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The view model of `front.mustache`: what this is, three doors, topics, sectors, what starts
/// soon.
nlohmann::json front_view(const Frame& frame);

/// The view model of `guide.mustache`: four questions for those who do not know the words.
nlohmann::json guide_view(const Frame& frame);

}  // namespace rundkurs::web
