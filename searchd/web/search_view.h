#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/vocabulary.h"
#include "searchd/web/documents.h"
#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"

namespace rundkurs::web {

/// The view model of `search.mustache`, from the API's answer.
nlohmann::json search_view(const Frame& frame,
                           const LenientSearch& search,
                           const Documents& documents,
                           const Vocabulary& vocabulary);

}  // namespace rundkurs::web
