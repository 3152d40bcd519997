#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/desk/survey_pages.h"
#include "searchd/web/frame.h"

namespace rundkurs::desk {

/// Levels and teaching languages that the form offers.
bool is_offered_level(std::string_view id);
bool is_offered_language(std::string_view id);

/// The view model of `survey.mustache`: the form, with what was filled in already. `fault` names
/// what is wrong, as the keys `survey_fault.…` do; empty for nothing.
nlohmann::json survey_view(const web::Frame& frame,
                           const SurveySite& site,
                           const Need& need,
                           std::string_view fault);

/// The view model of `text.mustache` for who has answered.
nlohmann::json thanks_view(const web::Frame& frame);

}  // namespace rundkurs::desk
