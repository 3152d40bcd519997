#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/messages.h"

namespace rundkurs::web {

/// How needs and what is offered changed, for `/gaps`: from the `series` of the document of
/// `/api/v1/gaps`, a line for each topic's index and beside it the figures of a few of the days. Of
/// one day alone only since when there are figures; null where there is none.
nlohmann::json gap_history_view(const nlohmann::json& document, const Messages& messages);

}  // namespace rundkurs::web
