#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/messages.h"

namespace rundkurs::web {

/// Where each fact of a record was read: `[{field, url, captured, how}]`. Fields read at one place
/// in one way share a row.
nlohmann::json provenance_view(const nlohmann::json& record, const Messages& messages);

}  // namespace rundkurs::web
