#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// View models of `text.mustache`: pages of headings and paragraphs.
nlohmann::json about_view(const Frame& frame);
nlohmann::json robot_view(const Frame& frame);
nlohmann::json accessibility_view(const Frame& frame);
nlohmann::json for_institutions_view(const Frame& frame);

/// The same for what could not be shown: what is wrong, and the ways on.
nlohmann::json problem_view(const Frame& frame, int status);

}  // namespace rundkurs::web
