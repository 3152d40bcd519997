#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/vocabulary.h"
#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The view model of `offering.mustache`, from the API's record.
nlohmann::json offering_view(const Frame& frame,
                             const nlohmann::json& record,
                             const Vocabulary& vocabulary);

}  // namespace rundkurs::web
